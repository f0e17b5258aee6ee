"""Targets with the live value, the pace and the whole calculation; an administrator changes one by a new version."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from members.access import Permission, can, require
from members.http import SignedInRequest
from reports.actions.targets import set_version
from reports.errors import Refusal
from reports.forms.targets import TargetForm
from reports.models import Target
from reports.summaries.desk_dashboard import live_standings, version
from reports.summaries.desk_targets import line, settled_quarter
from reports.views.statuses import status_of
from reports.wording.targets import method


@require_GET
@require(Permission.DESK_VIEW)
def targets_view(request: SignedInRequest) -> HttpResponse:
    """Every target as it stands in the newest quarter that is due."""
    quarter = settled_quarter(timezone.now())
    standings = live_standings(version(), quarter) if quarter else []
    context = {
        "targets": [line(standing) for standing in standings],
        "method": method(),
        "may_edit": can(request.user, Permission.SETTINGS_EDIT),
    }
    return render(request, "desk/target_list.html", context)


@require_http_methods(["GET", "POST"])
@require(Permission.SETTINGS_EDIT)
def target_edit(request: SignedInRequest, target: str) -> HttpResponse:
    """The terms of one target; saving makes a new dated version."""
    held = get_object_or_404(Target, slug=target)
    versions = list(held.versions.select_related("made_by").order_by("-number"))
    form = TargetForm(request.POST) if request.method == "POST" else TargetForm.of(versions[0])
    status = status_of(form)
    if request.method == "POST" and form.is_valid():
        try:
            made = set_version(held, by=request.user, terms=form.terms, after=form.cleaned_data["version"])
        except Refusal as refusal:
            status = _show(form, refusal)
        else:
            messages.success(request, _("Version %(number)s holds from now on.") % {"number": made.number})
            return redirect("desk-targets")
    return render(request, "desk/target_edit.html", {"form": form, "versions": versions}, status=status)


def _show(form: TargetForm, refusal: Refusal) -> int:
    """Put what is refused at its boxes, and give the status of the answer."""
    for problem in refusal.problems:
        form.add_error(problem.pointer.removeprefix("/"), problem.detail)
    if not refusal.problems:
        form.add_error(None, str(refusal))
    return refusal.status
