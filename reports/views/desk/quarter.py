"""One quarter: its dates with the days off around them, what moving them would affect, and what to see to first."""

from __future__ import annotations

import copy
import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members.access import Permission, can, require
from members.http import SignedInRequest
from reports.access import quarter_named
from reports.actions import quarter_dates
from reports.actions.quarter_dates import FIELDS, OPENS, days_of
from reports.calendar import QuarterKey
from reports.clock import today
from reports.days_off import DayOff
from reports.errors import Refusal
from reports.forms.quarters import LABELS, DatesForm, MoveForm
from reports.models import Quarter
from reports.summaries.opening import checklist
from reports.summaries.quarter_dates import Moved, around_dates, moved
from reports.views.desk.changes import Change, require_editor
from reports.wording import dates


@dataclass(frozen=True, slots=True)
class Line:
    """One date of a quarter with the days off around it, and where it would move."""

    name: str
    day: datetime.date
    is_over: bool
    around: list[DayOff]
    then: datetime.date | None = None

    @property
    def is_day_off(self) -> bool:
        return any(one.day == (self.then or self.day) for one in self.around)


@require_http_methods(["GET", "POST"])
@require(Permission.DESK_VIEW)
def quarter_view(request: SignedInRequest, quarter: str) -> HttpResponse:
    """The quarter; an administrator tries other dates, reads what they affect, and moves them."""
    require_editor(request)
    found = get_object_or_404(Quarter, code=quarter)
    if request.method == "GET":
        return page(request, found, move_form(found))
    form = move_form(found, request.POST)
    before, change = copy.copy(found), Change[Moved](request)
    change.take(form, lambda: moved(before, _move(form, found, request)))
    if change.is_saved:
        name = dates.quarter_of(found.starts_on)
        messages.success(request, _("The dates of %(quarter)s are moved.") % {"quarter": name})
        return redirect("desk-quarter", found.code)
    return page(request, before, form, change)


@require_http_methods(["GET", "POST"])
@require(Permission.SETTINGS_EDIT)
def plan_view(request: SignedInRequest) -> HttpResponse:
    """Plan a quarter: the next one, or the one that ``?quarter=`` names, with its usual dates proposed."""
    try:
        key = _asked(request)
    except Refusal as refusal:
        return _plan_page(request, next_key(), DatesForm(quarter_dates.usual_days(next_key())), refusal)
    usual = quarter_dates.usual_days(key)
    form = DatesForm(usual, request.POST if request.method == "POST" else None)
    change: Change[Quarter] = Change(request)
    if request.method == "POST":
        change.step = "save"
        change.take(form, lambda: quarter_dates.plan_on(key, form.days, by=request.user))
    if change.made:
        messages.success(request, _("%(quarter)s is planned.") % {"quarter": dates.quarter(key)})
        return redirect("desk-quarter", change.made.code)
    return _plan_page(request, key, form, status=change.status)


def next_key() -> QuarterKey:
    """The quarter after the last planned one; the one of today where there is none."""
    last = Quarter.objects.order_by("starts_on").last()
    return QuarterKey.holding(last.starts_on).next() if last else QuarterKey.holding(today())


def move_form(quarter: Quarter, data: QueryDict | None = None) -> MoveForm:
    """The form of a quarter's dates; what has passed cannot be filled in."""
    return MoveForm(quarter, _over(quarter) | ({OPENS} if quarter.is_open else set()), data)


def page(
    request: SignedInRequest,
    quarter: Quarter,
    form: MoveForm,
    change: Change[Moved] | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """The page of a quarter, also for a step at it that was refused."""
    made = change.made if change else None
    held = days_of(quarter)
    then = form.cleaned_data if made else {}
    status = refusal.status if refusal else change.status if change else 200
    context: dict[str, Any] = {
        "quarter": quarter,
        "lines": _lines(held, then, _over(quarter)),
        "form": form,
        "change": change,
        "made": made,
        "later": [],
        "refusal": refusal,
        "checklist": None if quarter.is_open else checklist(quarter),
        "may_edit": can(request.user, Permission.SETTINGS_EDIT),
        "may_open": can(request.user, Permission.SETTINGS_EDIT) and quarter.opens_at <= timezone.now(),
    }
    return render(request, "desk/quarter_show.html", context, status=status)


def _plan_page(
    request: SignedInRequest, key: QuarterKey, form: DatesForm, refusal: Refusal | None = None, status: int = 200
) -> HttpResponse:
    planned = set(Quarter.objects.values_list("code", flat=True))
    ahead = [QuarterKey.holding(today()).plus(apart) for apart in range(-1, quarter_dates.MOST_AHEAD + 1)]
    context = {
        "key": key,
        "choices": [one for one in ahead if str(one) not in planned],
        "lines": _lines(quarter_dates.usual_days(key), {}, set()),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "desk/quarter_plan.html", context, status=refusal.status if refusal else status)


def _asked(request: SignedInRequest) -> QuarterKey:
    code = request.POST.get("quarter") or request.GET.get("quarter")
    return quarter_named(code) if code else next_key()


def _move(form: MoveForm, quarter: Quarter, request: SignedInRequest) -> Quarter:
    given = form.cleaned_data
    return quarter_dates.move_dates(quarter, form.days, reason=given["reason"], by=request.user, read=given["read"])


def _over(quarter: Quarter) -> set[str]:
    return {name for name in FIELDS if getattr(quarter, name) <= timezone.now()}


def _lines(held: Mapping[str, datetime.date], then: Mapping[str, Any], over: set[str]) -> list[Line]:
    """The four dates; the days off are those around where a date would be."""
    shown = {name: then.get(name) or day for name, day in held.items()}
    around = around_dates(shown, get_language() or "en")
    return [
        Line(str(LABELS[name]), day, name in over, around[name], shown[name] if shown[name] != day else None)
        for name, day in held.items()
    ]
