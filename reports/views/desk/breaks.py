"""Proposed series breaks, and the administrator's decision about each."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from members.access import Permission, can, require
from members.http import SignedInRequest
from members.models import User
from reports.actions import breaks
from reports.errors import Refusal
from reports.forms.breaks import BreakForm, JoinForm
from reports.forms.notes import NoteForm
from reports.models import ProposedBreak
from reports.summaries.proposals import lines, series_breaks

MOST_DECIDED = 50


@require_GET
@require(Permission.DESK_VIEW)
def breaks_view(request: SignedInRequest) -> HttpResponse:
    """What waits, what was decided, and the breaks that are drawn."""
    found = ProposedBreak.objects.for_reading()
    context = {
        "waiting": lines(found.waiting()),
        "decided": lines(found.filter(decided_at__isnull=False).order_by("-decided_at")[:MOST_DECIDED]),
        "drawn": series_breaks(),
        "may_decide": can(request.user, Permission.SETTINGS_EDIT),
    }
    return render(request, "desk/break_list.html", context)


@require_http_methods(["GET", "POST"])
@require(Permission.SETTINGS_EDIT)
def break_decide(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make a break of a proposal, join it to one, or decline it; ``decision`` says which."""
    proposal = get_object_or_404(ProposedBreak.objects.for_reading(), pk=pk)
    decision = request.POST.get("decision", "")
    shown = _forms(proposal, request.POST, decision)
    status = 200
    if decision in shown:
        status = _take(shown[decision], proposal, request.user)
        if status == 200:
            messages.success(request, _("Decided."))
            return redirect("desk-breaks")
    [line] = lines([proposal])
    return render(request, "desk/break_decide.html", {"line": line, **shown}, status=status)


def _forms(proposal: ProposedBreak, fields: QueryDict, decision: str) -> dict[str, forms.Form]:
    """A form for each decision; what was posted stands in the one that it was posted with."""
    given = {decision: fields}
    declined = NoteForm(given.get("decline"))
    return {
        "make": BreakForm(proposal, given.get("make")),
        "join": JoinForm(given.get("join")),
        "decline": declined.labelled(_("Why no break is drawn"), _("The company reads this.")),
    }


def _take(form: forms.Form, proposal: ProposedBreak, by: User) -> int:
    """Decide with a valid form; what is refused stands at its field. Gives the status of the answer."""
    if not form.is_valid():
        return 400
    try:
        if isinstance(form, BreakForm):
            breaks.make(proposal, form.terms, by=by, may_name=form.cleaned_data["may_name"])
        elif isinstance(form, JoinForm):
            breaks.join(proposal, form.cleaned_data["series_break"], by=by)
        else:
            breaks.decline(proposal, by=by, note=form.cleaned_data["note"])
    except Refusal as refusal:
        for problem in refusal.problems:
            form.add_error(problem.pointer.removeprefix("/"), problem.detail)
        if not refusal.problems:
            form.add_error(None, str(refusal))
        return refusal.status
    return 200
