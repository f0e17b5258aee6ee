"""The ladder of reminders: which steps hold, how they came about, and what another ladder would change."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members.access import Permission, can, require
from members.http import SignedInRequest
from reports import rulebook
from reports.actions import dated_settings
from reports.clock import today
from reports.errors import Refusal
from reports.forms.settings import ChangeForm, StepForm, StepForms, first_days, step_forms, step_rows
from reports.models import DatedSetting
from reports.rules import ladder
from reports.summaries.dated_settings import versions, waiting_after
from reports.summaries.ladder_preview import coming
from reports.views.desk.changes import Change, require_editor, show
from reports.wording.settings import audience, mail_kind, when


@require_http_methods(["GET", "POST"])
@require(Permission.DESK_VIEW)
def ladder_view(request: SignedInRequest) -> HttpResponse:
    """The steps that hold; an administrator tries other ones, reads what they change, and lets them hold."""
    require_editor(request)
    held = rulebook.ladder_on(today())
    if request.method == "GET":
        history = versions(rulebook.LADDER)
        form = ChangeForm(initial=first_days(today()) | {"after": history[0].setting.version if history else 0})
        return _page(request, held, form, step_forms(initial=step_rows(held), prefix="step"))
    form = ChangeForm(request.POST)
    rows = step_forms(request.POST, prefix="step")
    change: Change[DatedSetting] = Change(request)
    change.take(
        form,
        lambda: dated_settings.set_ladder([row.step for row in _kept(rows)], form.change, by=request.user),
        is_valid=rows.is_valid,
        place=lambda refusal: _place(refusal, form, _kept(rows)),
    )
    if any(row.errors for row in rows.forms):
        form.add_error(None, _("Look at the steps that are marked."))
    if change.is_saved:
        messages.success(request, _("The new ladder is kept."))
        return redirect("desk-ladder")
    return _page(request, held, form, rows, change)


def _kept(rows: StepForms) -> list[StepForm]:
    return [row for row in rows.forms if row.is_kept]


def _place(refusal: Refusal, form: ChangeForm, kept: list[StepForm]) -> None:
    """What is wrong with a step stands in its row, what is wrong with all of them above the form."""
    for problem in refusal.problems:
        place = problem.pointer.removeprefix("/")
        if place.isdecimal():
            kept[int(place)].add_error("days", problem.detail)
    others = [problem for problem in refusal.problems if not problem.pointer.removeprefix("/").isdecimal()]
    if others or not refusal.problems:
        show(type(refusal)(str(refusal), problems=others), form)


def _page(
    request: SignedInRequest,
    held: ladder.Ladder,
    form: ChangeForm,
    rows: StepForms,
    change: Change[DatedSetting] | None = None,
) -> HttpResponse:
    made = change.made if change else None
    context: dict[str, Any] = {
        "steps": [(when(step.days), audience(step.audience), mail_kind(step.mail)) for step in held],
        "versions": versions(rulebook.LADDER),
        "form": form,
        "rows": rows,
        "change": change,
        "made": made,
        "may_edit": can(request.user, Permission.SETTINGS_EDIT),
    }
    if made:
        after = ladder.from_data(made.value)
        context |= {
            "coming": coming(held, after, starts_on=made.starts_on, now=timezone.now()),
            "new_steps": [(when(step.days), audience(step.audience), mail_kind(step.mail)) for step in after],
            "later": waiting_after(rulebook.LADDER, made.starts_on),
        }
    return render(request, "desk/ladder_show.html", context, status=change.status if change else 200)
