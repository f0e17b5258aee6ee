"""Remind, extend, assign or accept many returns: a preview of exact texts and recipients, then one confirmation."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from members.access import Permission, require
from members.http import SignedInRequest
from members.models import User
from reports import mails
from reports.actions import bulk, extensions, owners, round_steps
from reports.actions.bulk import Seen
from reports.counted import CodeLists
from reports.forms import bulk as asked
from reports.models import Quarter, Submission
from reports.views.statuses import status_of

KEPT_TOKENS = 50


@dataclass(frozen=True)
class Verb:
    """A step for many: its words, the form it asks with, and what it does to one return."""

    title: str | Promise
    button: str | Promise
    form: Callable[..., forms.Form]
    act: Callable[[Submission, dict[str, Any], str, User], None]
    asks_first: bool = False


REMIND = Verb(
    gettext_lazy("Remind"),
    gettext_lazy("Send the reminders"),
    asked.RemindForm,
    lambda one, given, _hash, by: round_steps.remind(one, by=by, note=given["note"]),
)
EXTEND = Verb(
    gettext_lazy("Give more time"),
    gettext_lazy("Give this time"),
    asked.ExtendForm,
    lambda one, given, _hash, by: _discard(extensions.give(one, until=given["until"], reason=given["reason"], by=by)),
    asks_first=True,
)
ASSIGN = Verb(
    gettext_lazy("Assign"),
    gettext_lazy("Assign them"),
    asked.AssignForm,
    lambda one, given, _hash, by: owners.assign(one, owner=given["owner"], by=by),
    asks_first=True,
)
ACCEPT = Verb(
    gettext_lazy("Accept"),
    gettext_lazy("Accept these returns"),
    asked.AcceptForm,
    lambda one, _given, sha256, by: round_steps.accept(one, by=by, revision_hash=sha256),
)


def _discard(_result: object) -> None:
    """What a verb gives back is not asked for here."""


@require_POST
@require(Permission.SUBMISSION_REVIEW)
def bulk_view(request: SignedInRequest, verb: Verb) -> HttpResponse:
    """Take one step for the chosen returns; ``step`` says how far somebody is: nothing yet, preview, confirmation."""
    code = request.POST.get("quarter", "")
    quarter = next((one for one in Quarter.objects.opened() if one.code == code), None)
    if quarter is None:
        return redirect("desk-board")
    of_round = list(Submission.objects.for_board(quarter))
    if request.POST.get("step") == "confirm":
        return _carry_out(request, verb, quarter, of_round)
    chosen = asked.chosen(request.POST, of_round)
    if not chosen:
        return _choose_first(request, quarter)
    is_first = "step" not in request.POST
    form = verb.form() if is_first and verb.asks_first else verb.form(request.POST)
    return _preview(request, verb, quarter, chosen, form)


def _preview(
    request: SignedInRequest, verb: Verb, quarter: Quarter, chosen: list[Submission], form: forms.Form
) -> HttpResponse:
    """What would happen, return by return; only the questions while they are not answered."""
    tried: list[bulk.Rehearsed[mails.Letter]] = []
    if form.is_valid():
        given = form.cleaned_data
        hashes = {one.pk: one.latest_revision.hash if one.latest_revision else "" for one in chosen}
        read = partial(mails.drafted, lists=CodeLists(quarter.ends_on))
        tried = bulk.rehearse(chosen, lambda one: verb.act(one, given, hashes[one.pk], request.user), read)
    context = {
        "taken": [(one, asked.seen_row(one)) for one in tried if not one.refusal],
        "refused": [one for one in tried if one.refusal],
        "letters": sum(len(one.letters) for one in tried),
        "chosen": chosen,
        "form": form,
        "has_fields": bool(form.fields),
        "is_tried": bool(tried),
        "token": secrets.token_hex(8),
        **_page(request, verb, quarter),
    }
    return render(request, "desk/bulk_preview.html", context, status=status_of(form))


def _carry_out(request: SignedInRequest, verb: Verb, quarter: Quarter, of_round: list[Submission]) -> HttpResponse:
    """Take the step for every return that is still as it was shown, and tell what became of each."""
    seen, form = asked.seen(request.POST, of_round), verb.form(request.POST)
    if not seen:
        return _choose_first(request, quarter)
    if not form.is_valid():
        return _preview(request, verb, quarter, [one.submission for one in seen], form)
    if _is_repeated(request):
        messages.info(request, _("You have confirmed this already. Nothing was done twice."))
        return redirect(f"{reverse('desk-board')}?{_back(request, quarter)}")

    def act(one: Submission, shown: Seen) -> None:
        verb.act(one, form.cleaned_data, shown.revision_hash, request.user)

    outcomes = bulk.carry_out(seen, act)
    context = {
        "taken": [one for one in outcomes if not one.refusal],
        "refused": [one for one in outcomes if one.refusal],
        **_page(request, verb, quarter),
    }
    return render(request, "desk/bulk_result.html", context)


def _choose_first(request: SignedInRequest, quarter: Quarter) -> HttpResponse:
    messages.warning(request, _("Choose at least one company first."))
    return redirect(f"{reverse('desk-board')}?{_back(request, quarter)}")


def _page(request: SignedInRequest, verb: Verb, quarter: Quarter) -> dict[str, Any]:
    """What both pages need to know."""
    return {"verb": verb, "quarter": quarter, "back": _back(request, quarter)}


def _back(request: SignedInRequest, quarter: Quarter) -> str:
    """The query of the board that somebody came from."""
    query = request.POST.get("back", "")
    return query if query.startswith("quarter=") else f"quarter={quarter.code}"


def _is_repeated(request: SignedInRequest) -> bool:
    """Whether this very preview was confirmed in this session already; notes that it was."""
    token = request.POST.get("token", "")[:32]
    known = request.session.get("confirmed", [])
    request.session["confirmed"] = [*known, token][-KEPT_TOKENS:]
    return token in known
