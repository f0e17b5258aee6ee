"""The nil return: nothing to report, said in one page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members.access import Permission
from members.http import SignedInRequest
from reports.access import submission_for
from reports.actions import drafts
from reports.drafts import Draft
from reports.errors import Stale
from reports.forms.boxes import GridBoxes
from reports.forms.grid import grid_of
from reports.forms.nil import NilForm
from reports.intake.grid import Posted
from reports.summaries.answers import answers_before
from reports.views.member.counts import posted_boxes
from reports.views.member.page import Return, render_return, return_of
from reports.views.statuses import status_of


@require_http_methods(["GET", "POST"])
def return_none(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """Ask which of the two answers is true, and the company measures; write both into the draft."""
    page = return_of(request.user, submission_for(request.user, Permission.DRAFT_EDIT, company, quarter))
    if not page.is_editable:
        return redirect(page.detail_url)
    draft = Draft(page.submission)
    if request.method == "GET":
        form = NilForm(initial={"version": page.submission.draft_version})
        return _show(request, page, draft, form, Posted())
    form, posted = NilForm(request.POST), posted_boxes(request.POST, draft.layout)
    if not form.is_valid() or posted.refused:
        return _show(request, page, draft, form, posted)
    return _write(request, page, draft, form, posted)


def _write(request: SignedInRequest, page: Return, draft: Draft, form: NilForm, posted: Posted) -> HttpResponse:
    company = {box: cell for box, cell in posted.changes.items() if box.is_company_count}
    try:
        drafts.fill_nil(
            page.submission,
            looked=form.has_looked,
            company=company,
            by=request.user,
            why=form.cleaned_data["why"],
            version=form.cleaned_data["version"],
        )
    except Stale as refusal:
        page.submission.refresh_from_db()
        again = NilForm(initial=form.cleaned_data | {"version": page.submission.draft_version})
        return _show(request, page, Draft(page.submission), again, posted, refusal)
    messages.success(request, _("Saved. Please check it, then it can be signed."))
    return redirect(page.check_url)


def _show(
    request: SignedInRequest,
    page: Return,
    draft: Draft,
    form: NilForm,
    posted: Posted,
    refusal: Stale | None = None,
) -> HttpResponse:
    boxes = GridBoxes(draft, answers_before(page.submission), posted, is_unsaved=bool(posted.texts))
    grid = grid_of(boxes, None)
    told = [("#id_answer_0", form["answer"].errors), ("#id_why", form["why"].errors)]
    context = {
        "form": form,
        "grid": grid,
        "refusal": refusal,
        "problems": [*[(at, str(error)) for at, errors in told for error in errors], *grid.problems],
        "has_numbers": any(cell.value for cell in draft.cells.values() if not cell.box.is_company_count),
    }
    status = 400 if posted.refused else status_of(form, refusal)
    return render_return(request, "member/return_none.html", page, context, status)
