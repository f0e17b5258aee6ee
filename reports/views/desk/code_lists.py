"""Species groups and measures: what is counted, from when on, and every change of a list with what it affects."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.forms import BoundField
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from members.access import Permission, can, require
from members.http import SignedInRequest
from members.models import Event, User
from reports.actions import code_lists
from reports.calendar import QuarterKey
from reports.clock import today
from reports.forms.code_lists import FORMS, OF_ONE, AddForm, CodeForm, MergeForm, Row, WordsForm, rows_of
from reports.models import Succession, SuccessionKind
from reports.summaries.activity import Act, in_words
from reports.summaries.code_changes import affected
from reports.views.desk.changes import Change

MOST_AHEAD, MOST_EVENTS = 8, 50
LISTS = {SuccessionKind.GROUP: "desk-species-groups", SuccessionKind.MEASURE: "desk-measures"}
NAMES = {SuccessionKind.GROUP: gettext_lazy("Species groups"), SuccessionKind.MEASURE: gettext_lazy("Measures")}
TITLES = {
    "add": gettext_lazy("Add a code"),
    "rename": gettext_lazy("Give another name and code"),
    "merge": gettext_lazy("Let several become one"),
    "retire": gettext_lazy("Count it no more"),
    "words": gettext_lazy("Correct the words"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One code of a list: its row, what it took the place of, what took its place, and whether it is counted today."""

    row: Row
    is_counted: bool
    formers: list[str] = field(default_factory=list)
    successor: str = ""


@require_GET
@require(Permission.DESK_VIEW)
def list_view(request: SignedInRequest, kind: SuccessionKind) -> HttpResponse:
    """Every code with its days and words, and what was changed so far."""
    context = {
        "name": NAMES[kind],
        "lines": _lines(kind),
        "history": _history(kind),
        "address": f"{LISTS[kind]}-change",
        "may_edit": can(request.user, Permission.SETTINGS_EDIT),
    }
    return render(request, "desk/code_list.html", context)


@require_http_methods(["GET", "POST"])
@require(Permission.SETTINGS_EDIT)
def change_view(request: SignedInRequest, kind: SuccessionKind, verb: str) -> HttpResponse:
    """One change of a list, tried and shown before it is made; ``?code=`` names the code that it is about."""
    if verb not in FORMS:
        raise Http404
    row = next((row for row in rows_of(kind) if row.code == request.GET.get("code")), None)
    if (row is None) == (verb in OF_ONE):
        return redirect(LISTS[kind])
    form = FORMS[verb](kind, _still_to_begin(), data=request.POST or None, row=row)
    change: Change[bool] = Change(request)
    if request.method == "POST":
        change.take(form, lambda: _act(form, verb, request.user))
    if change.is_saved:
        messages.success(request, _("The list is changed."))
        return redirect(LISTS[kind])
    context = {"verb": verb, "title": TITLES[verb], "row": row, "form": form, "change": change, "made": change.made}
    context |= {"name": NAMES[kind], "list": LISTS[kind], "may_edit": True}
    return render(
        request, "desk/code_change.html", context | (_effects(form) if change.made else {}), status=change.status
    )


def _act(form: CodeForm, verb: str, by: User) -> bool:
    """Take the verb's own step with what was filled in."""
    given, kind = form.cleaned_data, form.kind
    why: dict[str, Any] = {"by": by, "reason": given["reason"]}
    code = form.row.code if form.row else ""
    if isinstance(form, WordsForm):
        code_lists.correct_words(kind, code, words=form.words, read=given["read"], **why)
        return True
    why["starts"] = _quarter(given["starts"])
    if isinstance(form, AddForm):
        add = code_lists.add_group if kind == SuccessionKind.GROUP else code_lists.add_measure
        add(given["code"], after=given["place"], **why, **form.about)
    elif isinstance(form, MergeForm):
        code_lists.merge(kind, given["formers"], into=given["into"], words=form.words, **why)
    elif verb == "rename":
        code_lists.rename(kind, code, to=given["to"], words=form.words, **why)
    else:
        code_lists.retire(kind, code, **why)
    return True


def _effects(form: CodeForm) -> dict[str, Any]:
    given = form.cleaned_data
    codes = given.get("formers") or ([form.row.code] if form.row else [])
    starts = _quarter(given["starts"]) if "starts" in given else QuarterKey.holding(today())
    filled = [(field.label, _shown(field)) for field in form if not field.is_hidden and field.value()]
    return {"affected": affected(form.kind, codes, starts, today()), "starts": starts, "filled": filled}


def _shown(field: BoundField) -> str | list[str]:
    """What was filled in, choices by their names."""
    value, names = field.value(), dict(getattr(field.field, "choices", ()))
    return [str(names.get(one, one)) for one in value] if isinstance(value, list) else str(names.get(value, value))


def _quarter(code: str) -> QuarterKey:
    return next(key for key in _still_to_begin() if str(key) == code)


def _still_to_begin() -> list[QuarterKey]:
    """The quarters of which no day has come: a list never changes within one."""
    return [QuarterKey.holding(today()).plus(ahead) for ahead in range(1, MOST_AHEAD + 1)]


def _lines(kind: SuccessionKind) -> list[Line]:
    after = dict(Succession.objects.filter(kind=kind).values_list("former", "successor"))
    formers: dict[str, list[str]] = defaultdict(list)
    for former, successor in after.items():
        formers[successor].append(former)
    day = today()
    return [
        Line(
            row,
            row.starts_on <= day and (row.ends_on is None or row.ends_on >= day),
            sorted(formers[row.code]),
            after.get(row.code, ""),
        )
        for row in rows_of(kind)
    ]


def _history(kind: SuccessionKind) -> list[Act]:
    subject = "speciesgroup" if kind == SuccessionKind.GROUP else "measure"
    return in_words(Event.objects.filter(subject_type=subject).order_by("-pk")[:MOST_EVENTS])
