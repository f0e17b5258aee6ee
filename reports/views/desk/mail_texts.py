"""The texts of the mails: the site's own and an administrator's, side by side as a reader would get them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from members.access import Permission, can, require
from members.http import SignedInRequest
from members.models import User
from reports import account_words, mails, rulebook
from reports.actions import dated_settings
from reports.clock import today
from reports.forms.settings import MailForm, first_days
from reports.models import DatedSetting, Quarter, Submission
from reports.rules.mail_words import OF_ACCOUNTS
from reports.summaries.dated_settings import Standing, Version, versions, versions_by_name, waiting_after
from reports.views.desk.changes import Change, require_editor
from reports.wording import account_mails
from reports.wording.settings import PLACES, mail_kind

type Write = Callable[[User, tuple[str, str] | None], tuple[str, str]]
"""Writes one mail to its reader, in an administrator's subject and text where there are some."""


@dataclass(frozen=True, slots=True)
class Written:
    """Subject and text of a mail."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A mail as one reader would get it, in one language: in the site's own words, and in an administrator's if any."""

    language: str
    language_name: str
    site: Written
    own: Written | None


@require_GET
@require(Permission.DESK_VIEW)
def mails_view(request: SignedInRequest) -> HttpResponse:
    """Every kind of mail, and which of them have a text of an administrator's."""
    known = versions_by_name(rulebook.MAIL)
    rows = [(kind, mail_kind(kind), _holding(known.get(f"{rulebook.MAIL}{kind}", []))) for kind in mails.WORDED]
    return render(request, "desk/mail_text_list.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
@require(Permission.DESK_VIEW)
def mail_view(request: SignedInRequest, kind: str) -> HttpResponse:
    """One kind of mail; an administrator writes it in other words, reads it as it would arrive, and keeps it."""
    require_editor(request)
    if kind not in mails.WORDED:
        raise Http404
    history = versions(f"{rulebook.MAIL}{kind}")
    if request.method == "GET":
        newest = history[0].setting if history else None
        words = MailForm.values_of(newest.value) if newest else {}
        shown = words | first_days(today()) | {"after": newest.version if newest else 0}
        return _page(request, kind, history, MailForm(kind, initial=shown))
    form = MailForm(kind, request.POST)
    change: Change[DatedSetting] = Change(request)
    change.take(form, lambda: dated_settings.set_mail(kind, form.words, form.change, by=request.user))
    if change.is_saved:
        messages.success(request, _("The new text is kept."))
        return redirect("desk-mail-text", kind)
    return _page(request, kind, history, form, change)


def _page(
    request: SignedInRequest,
    kind: str,
    history: list[Version],
    form: MailForm,
    change: Change[DatedSetting] | None = None,
) -> HttpResponse:
    made = change.made if change else None
    shown = made.value if made else _texts_of(_holding(history))
    context: dict[str, Any] = {
        "kind": mail_kind(kind),
        "places": _places(kind),
        "reach": account_mails.reach(kind),
        "samples": _samples(kind, request.user, shown),
        "versions": history,
        "form": form,
        "change": change,
        "made": made,
        "later": waiting_after(made.name, made.starts_on) if made else [],
        "may_edit": can(request.user, Permission.SETTINGS_EDIT),
    }
    return render(request, "desk/mail_text_show.html", context, status=change.status if change else 200)


def _places(kind: str) -> list[tuple[str, str]]:
    """What a text may name, each with its meaning in this kind of mail."""
    meant = account_mails.PLACES if kind in OF_ACCOUNTS else PLACES
    return [(place, str(meant[place])) for place in mails.places_of(kind)]


def _holding(history: list[Version]) -> Version | None:
    """The version that holds now and has words."""
    return next((one for one in history if one.standing == Standing.HOLDS and one.setting.value), None)


def _texts_of(version: Version | None) -> dict[str, dict[str, str]]:
    return version.setting.value if version else {}


def _samples(kind: str, reader: User, words: dict[str, dict[str, str]]) -> list[Sample]:
    """The mail as it would be sent to who looks at it, in each language; none about a return before any round."""
    write = _writer(kind)
    if write is None:
        return []
    return [_sample(write, reader, language, str(name), words) for language, name in settings.LANGUAGES]


def _writer(kind: str) -> Write | None:
    """What writes a mail of this kind: with example values, or about one return of the newest round."""
    if kind in OF_ACCOUNTS:
        return partial(account_words.as_it_would_arrive, kind)
    newest = Quarter.objects.opened().first()
    submission = Submission.objects.for_board(newest).first() if newest else None
    return partial(mails.composed, kind, submission) if submission else None


def _sample(write: Write, reader: User, language: str, name: str, words: dict[str, dict[str, str]]) -> Sample:
    person = User(name=reader.name, email=reader.email, language=language, time_zone=reader.time_zone)
    own = words.get(language)
    texts = (own["subject"], own["body"]) if own else None
    return Sample(language, name, _written(write(person, None)), _written(write(person, texts)) if texts else None)


def _written(mail: tuple[str, str]) -> Written:
    subject, body = mail
    return Written(subject, body.strip())
