"""One change to a company, on every page alike: filled in, looked at with what it would affect, then saved."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from members.actions.desk import ONE_DAY
from members.http import SignedInRequest
from members.identities import LooksAlike
from members.models import Company
from reports.actions.frozen_sets import frozen_of
from reports.actions.rehearsals import Effect, rehearse
from reports.calendar import QuarterKey
from reports.errors import Refusal
from reports.forms.change import ChangeForm
from reports.models import Quarter
from reports.wording import companies as wording
from reports.wording import dates


@dataclass(frozen=True, slots=True)
class Foreseen:
    """One company in one quarter, in words, before and after a change."""

    quarter: str
    company: str
    before: Sequence[str]
    after: Sequence[str]


@dataclass(frozen=True)
class Change:
    """A change that a page offers. ``act`` reads the valid form, makes the change and gives its company.

    ``day`` names the field of the day from which it holds; ``look`` says what it would do where no day tells, ``notes``
    what else there is to know, a sentence each.
    """

    title: str
    lede: str
    button: str
    form: ChangeForm
    act: Callable[[], Company]
    company: Company | None = None
    day: str = ""
    look: Callable[[], Sequence[Foreseen]] | None = None
    notes: Callable[[], Sequence[str]] = list

    @property
    def foreseen(self) -> Sequence[Foreseen]:
        """What it would affect; the change is made for this and undone. Raises what the change refuses."""
        effects = rehearse(self.act, self._first_day)
        return self.look() if self.look else [_foreseen(effect) for effect in effects]

    @property
    def _first_day(self) -> datetime.date:
        """The day from which it is otherwise: after a last one, the next, which may begin another quarter."""
        if not self.day:
            return datetime.date.min
        day: datetime.date = self.form.cleaned_data[self.day]
        return day + ONE_DAY if self.day == "last_day" else day


def answer(request: SignedInRequest, change: Change) -> HttpResponse:
    """The page of a change, what it would affect, or the company's page after saving what was looked at."""
    form = change.form
    if request.method == "GET":
        return _show(request, change)
    if not form.is_valid():
        return _show(request, change, status=400)
    try:
        if "save" in request.POST and request.POST.get("shown") == form.digest:
            made = change.act()
            messages.success(request, _("Saved."))
            return redirect("desk-company", made.slug)
        told = {"foreseen": change.foreseen, "notes": change.notes(), "is_looked_at": True}
        return _show(request, change, told)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        if isinstance(refusal, LooksAlike):
            form.ask_about(refusal.shown)
        return _show(request, change, {"problems": refusal.problems}, status=refusal.status)


def posted(request: SignedInRequest) -> Any:
    """What was sent; None for who only looks."""
    return request.POST if request.method == "POST" else None


def dated(request: SignedInRequest, given: dict[str, Any]) -> dict[str, Any]:
    """What every dated change is made with: its day, who makes it, why, and what is fixed."""
    day = {name: given[name] for name in ("starts_on", "last_day") if name in given}
    return day | {"by": request.user, "reason": given["reason"], "frozen": frozen_of}


def _show(
    request: SignedInRequest, change: Change, more: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    told: dict[str, Any] = {"foreseen": (), "notes": (), "is_looked_at": False, "problems": ()} | (more or {})
    context = {
        "change": change,
        "form": change.form,
        "company": change.company,
        "alike": [problem for problem in told["problems"] if problem.code == LooksAlike.code],
        "shown": change.form.digest if told["is_looked_at"] else "",
        "opened": wording.opened_stay(_under_way()) if told["is_looked_at"] else "",
    }
    return render(request, "desk/company_change.html", told | context, status=status)


def _under_way() -> list[QuarterKey]:
    """The quarters that are open and take first signatures, and the newest one in any case."""
    opened = Quarter.objects.opened()[:4]
    now = timezone.now()
    return [QuarterKey.holding(q.starts_on) for place, q in enumerate(opened) if not place or q.closes_at > now]


def _foreseen(effect: Effect) -> Foreseen:
    known = effect.after or effect.before
    return Foreseen(
        quarter=dates.quarter(effect.quarter),
        company=known.company.name if known else "",
        before=wording.expected(effect.before, effect.quarter),
        after=wording.expected(effect.after, effect.quarter),
    )
