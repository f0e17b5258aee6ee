"""Escalations that wait for a click, with the exact mails that it would send; and reminders, looked at ahead."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from members.access import Permission, can, require
from members.http import SignedInRequest
from reports import mails
from reports.actions import escalations, ladder
from reports.clock import today
from reports.errors import Refusal
from reports.forms.logs import DayForm
from reports.forms.notes import posted_note
from reports.models import Escalation, EscalationState
from reports.wording import prose

MOST_DECIDED = 50
READ = ("submission__company__liaison", "submission__quarter", "decided_by")


@require_GET
@require(Permission.DESK_VIEW)
def escalations_view(request: SignedInRequest) -> HttpResponse:
    """What waits, each with its mails, and what was decided."""
    found = Escalation.objects.select_related(*READ)
    decided = found.exclude(state=EscalationState.WAITING).order_by("-decided_at")[:MOST_DECIDED]
    context = {
        "waiting": [(one, _letters(one)) for one in found.waiting()],
        "decided": decided,
        "may_decide": can(request.user, Permission.SUBMISSION_REVIEW),
    }
    return render(request, "desk/escalation_list.html", context)


@require_POST
@require(Permission.SUBMISSION_REVIEW)
def escalation_send(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write to the second contact and the liaison."""
    escalation = get_object_or_404(Escalation.objects.select_related(*READ), pk=pk)
    try:
        people = escalations.send(escalation, by=request.user)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Written to %(people)s.") % {"people": prose.listed(map(str, people))})
    return redirect("desk-escalations")


@require_POST
@require(Permission.SUBMISSION_REVIEW)
def escalation_dismiss(request: SignedInRequest, pk: int) -> HttpResponse:
    """Send nothing."""
    escalation = get_object_or_404(Escalation.objects.select_related(*READ), pk=pk)
    try:
        escalations.dismiss(escalation, by=request.user, note=posted_note(request.POST))
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Nothing is sent."))
    return redirect("desk-escalations")


@require_GET
@require(Permission.DESK_VIEW)
def mails_preview(request: SignedInRequest) -> HttpResponse:
    """Which reminders go to whom on a day, with their exact text if nothing changes until then."""
    form, now = DayForm(request.GET, today()), timezone.now()
    planned = ladder.on_day(form.asked, now)
    context = {
        "form": form,
        "day": form.asked,
        "planned": [(one, one.letter) for one in planned],
        "next_day": None if planned else ladder.next_day(form.asked, now),
    }
    return render(request, "desk/mail_preview.html", context)


def _letters(escalation: Escalation) -> list[mails.Letter]:
    submission = escalation.submission
    people = escalations.recipients(escalation)
    return [mails.Letter(user, *mails.written(kind, submission, user)) for kind, user in people]
