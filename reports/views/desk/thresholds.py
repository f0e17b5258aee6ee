"""The limits of the plausibility rules: what each means, what holds, and how many flags other limits would raise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members.access import Permission, can, require
from members.http import SignedInRequest
from reports import rulebook
from reports.actions import dated_settings
from reports.calendar import QuarterKey
from reports.clock import today
from reports.flag_counts import compared
from reports.forms.settings import ThresholdsForm
from reports.models import DatedSetting, Quarter
from reports.rules.thresholds import Thresholds
from reports.summaries.dated_settings import versions, waiting_after
from reports.views.desk.changes import Change, require_editor
from reports.wording.settings import LIMITS, limit

MOST_AHEAD = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One limit: what it means, what holds, and what would hold."""

    name: str
    meaning: str
    now: str
    then: str = ""

    @property
    def is_changed(self) -> bool:
        return bool(self.then) and self.then != self.now


@require_http_methods(["GET", "POST"])
@require(Permission.DESK_VIEW)
def thresholds_view(request: SignedInRequest) -> HttpResponse:
    """The limits; an administrator tries other ones, reads how many flags they would raise, and lets them hold."""
    require_editor(request)
    history = versions(rulebook.THRESHOLDS)
    quarters = _still_to_open()
    held = rulebook.thresholds_on(history[0].setting.starts_on if history else today())
    if request.method == "GET":
        shown = ThresholdsForm.values_of(held) | {"after": history[0].setting.version if history else 0}
        return _page(request, ThresholdsForm(quarters, initial=shown | {"quarter": str(quarters[0])}))
    form = ThresholdsForm(quarters, request.POST)
    change: Change[DatedSetting] = Change(request)
    change.take(form, lambda: _set(form, quarters, request))
    if change.is_saved:
        messages.success(request, _("The new limits are kept."))
        return redirect("desk-thresholds")
    return _page(request, form, change)


def _set(form: ThresholdsForm, quarters: list[QuarterKey], request: SignedInRequest) -> DatedSetting:
    given = form.cleaned_data
    key = next(key for key in quarters if str(key) == given["quarter"])
    about = {"reason": given["reason"], "after": given["after"]}
    return dated_settings.set_thresholds(form.limits, key, by=request.user, **about)


def _still_to_open() -> list[QuarterKey]:
    """The quarters from that of today on: none of them has ended, so none is open."""
    return [QuarterKey.holding(today()).plus(ahead) for ahead in range(MOST_AHEAD)]


def _lines(now: Thresholds, then: Thresholds | None = None) -> list[Line]:
    return [
        Line(str(label), str(meaning), limit(name, now), limit(name, then) if then else "")
        for name, (label, meaning) in LIMITS.items()
    ]


def _page(request: SignedInRequest, form: ThresholdsForm, change: Change[DatedSetting] | None = None) -> HttpResponse:
    made = change.made if change else None
    newest = Quarter.objects.opened().first()
    context: dict[str, Any] = {
        "quarter": newest,
        "lines": _lines(rulebook.thresholds_of(newest) if newest else rulebook.thresholds_on(today())),
        "versions": versions(rulebook.THRESHOLDS),
        "form": form,
        "change": change,
        "made": made,
        "may_edit": can(request.user, Permission.SETTINGS_EDIT),
    }
    if made:
        then = rulebook.thresholds_from(made.value)
        context |= {
            "lines": _lines(_before(made), then),
            "flags": compared(newest, then) if newest else None,
            "later": waiting_after(rulebook.THRESHOLDS, made.starts_on),
        }
    return render(request, "desk/threshold_show.html", context, status=change.status if change else 200)


def _before(made: DatedSetting) -> Thresholds:
    """The limits that would hold on the same day without this version."""
    earlier = DatedSetting.objects.exclude(pk=made.pk).in_force(rulebook.THRESHOLDS, made.starts_on)
    return rulebook.thresholds_from(earlier.value if earlier else {})
