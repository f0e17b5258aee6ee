"""The dates of one return at the desk: more time granted, refused or given, opened again, expected again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from members.access import Permission, can, require
from members.http import SignedInRequest
from reports.access import submission_for
from reports.actions import deadlines, extensions, own_dates
from reports.errors import Invalid, Refusal, WrongState
from reports.forms.deadlines import UntilForm
from reports.forms.notes import posted_note
from reports.models import Extension, Submission
from reports.summaries.deadlines import changes_for_desk, dates_of

type Step = Callable[[Submission, SignedInRequest], str]
type View = Callable[[SignedInRequest, str, str], HttpResponse]


@require_GET
@require(Permission.DESK_VIEW)
def deadline_view(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """The dates that hold, the request that waits, and how the dates came about."""
    return _show(request, submission_for(request.user, Permission.DESK_VIEW, company, quarter))


def _step(*permissions: Permission) -> Callable[[Step], View]:
    """A view that takes a step and says what it did; refused, the page again with what was typed."""

    def decorate(step: Step) -> View:
        @wraps(step)
        @require_POST
        def view(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
            if not any(can(request.user, one) for one in permissions):
                raise PermissionDenied
            submission = submission_for(request.user, Permission.DESK_VIEW, company, quarter)
            try:
                done = step(submission, request)
            except Refusal as refusal:
                now = submission_for(request.user, Permission.DESK_VIEW, company, quarter)
                return _show(request, now, refusal)
            messages.success(request, done)
            return redirect("desk-extension", submission.company.slug, submission.quarter.code)

        return view

    return decorate


@_step(Permission.SUBMISSION_REVIEW, Permission.SETTINGS_EDIT)
def grant(submission: Submission, request: SignedInRequest) -> str:
    """Give the time that was asked for, or another day."""
    given = _given(UntilForm(request.POST).without_duty())
    extensions.grant(_asked(submission, request), until=given["until"], answer=given["note"], by=request.user)
    return _("Granted. The company has been told.")


@_step(Permission.SUBMISSION_REVIEW)
def refuse(submission: Submission, request: SignedInRequest) -> str:
    """Give no more time, with the reason."""
    extensions.refuse(_asked(submission, request), answer=posted_note(request.POST), by=request.user)
    return _("Refused. The company has been told.")


@_step(Permission.SUBMISSION_REVIEW, Permission.SETTINGS_EDIT)
def give(submission: Submission, request: SignedInRequest) -> str:
    """Give more time unasked."""
    given = _given(UntilForm(request.POST))
    extensions.give(submission, until=given["until"], reason=given["note"], by=request.user)
    return _("More time given. The company has been told.")


@_step(Permission.SETTINGS_EDIT)
def reopen(submission: Submission, request: SignedInRequest) -> str:
    """Open a return again that has closed."""
    given = _given(UntilForm(request.POST))
    deadlines.reopen(submission, until=given["until"], reason=given["note"], by=request.user)
    return _("Open again. The company has been told.")


@_step(Permission.SETTINGS_EDIT)
def include(submission: Submission, request: SignedInRequest) -> str:
    """Expect an exempt company again."""
    deadlines.include_again(submission, reason=posted_note(request.POST), by=request.user)
    return _("Expected again. The company has been told.")


def _given(form: UntilForm) -> Mapping[str, Any]:
    """The day and the words. Raises Invalid with what is wrong with them."""
    if not form.is_valid():
        raise Invalid(" ".join(str(error) for errors in form.errors.values() for error in errors))
    return form.cleaned_data


def _asked(submission: Submission, request: SignedInRequest) -> Extension:
    """The request that was on the page. Raises WrongState for one that is not of this return."""
    named = request.POST.get("extension", "")
    found = [one for one in submission.extensions.all() if str(one.pk) == named]
    if not found:
        raise WrongState(_("There is no such request."))
    return found[0]


def _show(request: SignedInRequest, submission: Submission, refusal: Refusal | None = None) -> HttpResponse:
    waiting = submission.extensions.waiting().select_related("asked_by").first()
    context = {
        "submission": submission,
        "dates": dates_of(submission, timezone.now()),
        "waiting": waiting,
        "changes": changes_for_desk(submission),
        "forms": _forms(request, submission, waiting),
        "may_review": can(request.user, Permission.SUBMISSION_REVIEW),
        "may_administer": can(request.user, Permission.SETTINGS_EDIT),
        "refused": own_dates.why_not(submission),
        "refusal": refusal,
        "note": request.POST.get("note", ""),
    }
    return render(request, "desk/deadline_show.html", context, status=refusal.status if refusal else 200)


def _forms(request: SignedInRequest, submission: Submission, waiting: Extension | None) -> dict[str, UntilForm]:
    """The forms that this person may send now, filled with what was typed."""
    is_closed, may_open = submission.is_past_close(), can(request.user, Permission.SETTINGS_EDIT)
    may_give = may_open if is_closed else can(request.user, Permission.SUBMISSION_REVIEW)
    to_company, inside = _("The company reads this."), _("It stays with the secretariat.")
    days = own_dates.days(submission, keeps_mark=waiting.keeps_mark if waiting else submission.is_past_due())
    found: dict[str, UntilForm] = {}
    if waiting and may_give:
        form = _form(request, "grant", until=waiting.wanted_on.isoformat()).without_duty()
        found["grant"] = form.labelled(_("Answer, if you like"), to_company).within(days)
    elif may_give and not is_closed:
        found["give"] = _form(request, "give").labelled(_("Reason"), to_company).within(days)
    if is_closed and may_open:
        found["reopen"] = _form(request, "reopen").labelled(_("Reason"), inside).within(deadlines.reopening_days())
    return found


def _form(request: SignedInRequest, name: str, until: str = "") -> UntilForm:
    typed = {"until": request.POST.get("until", until), "note": request.POST.get("note", "")}
    return UntilForm(initial=typed, auto_id=f"{name}-%s")
