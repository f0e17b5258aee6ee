"""Saving while somebody types: changed boxes in, what became of each one out; asked by a page's script only."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST

from members.access import Permission
from members.http import SignedInRequest
from reports.access import submission_for
from reports.actions.drafts import Changes
from reports.actions.merging import Merged, merge
from reports.errors import Refusal
from reports.forms.boxes import answer_text
from reports.intake.grid import Posted, field_name
from reports.models import Door, Submission
from reports.profiles import Layout
from reports.rules.cells import Box
from reports.summaries import member
from reports.views.member.counts import posted_boxes, posted_version
from reports.wording import autosave as wording
from reports.wording.returns import unreadable

KNOWN = "was:"
"""Before the name of a box: what its writer knew to be saved in it."""


@require_POST
def return_save(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """Save the boxes that can be read and that nobody else changed; 409 when there are others."""
    return save_through(Door.FORM, Permission.DRAFT_EDIT, request, company, quarter)


def save_through(
    door: Door, permission: Permission, request: SignedInRequest, company: str, quarter: str
) -> HttpResponse:
    """The same for whoever is at the grid: the company, or the secretariat on its behalf."""
    try:
        return _save(request, submission_for(request.user, permission, company, quarter), door)
    except Refusal as refusal:
        return JsonResponse({"code": refusal.code, "detail": str(refusal)}, status=refusal.status)


def _save(request: SignedInRequest, submission: Submission, door: Door) -> HttpResponse:
    layout = Layout(submission)
    posted = posted_boxes(request.POST, layout)
    merged = merge(submission, posted.changes, known=_known(request, layout), by=request.user, door=door)
    version = posted_version(request.POST)
    answer = {
        "version": merged.draft.submission.draft_version,
        "at": date_format(timezone.localtime(), "H:i"),
        "saved": {
            field_name(box): answer_text(cell) for box, cell in posted.changes.items() if box not in merged.contested
        },
        "refused": {field_name(box): unreadable(refused) for box, refused in posted.refused.items()},
        "contested": _contested(request, posted, merged, version),
    }
    if merged.version != version:
        answer["draft"] = {field_name(box): answer_text(cell) for box, cell in merged.draft.cells.items()}
    return JsonResponse(answer, status=409 if merged.contested else 200)


def _known(request: SignedInRequest, layout: Layout) -> Changes:
    """What the page says that it found in the boxes."""
    fields = {name.removeprefix(KNOWN): text for name, text in request.POST.items() if name.startswith(KNOWN)}
    return posted_boxes(fields, layout).changes


def _contested(request: SignedInRequest, posted: Posted, merged: Merged, version: int) -> dict[str, Any]:
    if not merged.contested:
        return {}
    people = {act.who for act, _boxes in member.savings_since(merged.draft.submission, version, until=merged.version)}
    who = people.pop() if len(people) == 1 else ""

    def as_told(box: Box) -> dict[str, str]:
        saved, typed = answer_text(merged.contested[box]), answer_text(posted.changes[box])
        detail = wording.contested(who=who, typed=typed, saved=saved, is_reader=who == str(request.user))
        return {"saved": saved, "detail": detail}

    return {field_name(box): as_told(box) for box in merged.contested}
