"""The approval sheet: one page to print, sign or seal, with the hash of the numbers that it approves."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from members.access import Permission
from members.http import SignedInRequest
from reports.access import submission_for
from reports.canonical import short_hash
from reports.drafts import Draft
from reports.summaries.totals import Totals
from reports.views.member.check import draft_totals
from reports.views.member.page import Return, address, declaration, render_return, return_of
from reports.views.member.sign import can_be_signed

MOST_LINES = 22
"""More totals would not leave room for a signature; the sheet then shows those over all platforms."""


@require_GET
def return_sheet(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """The sheet in the language of the page."""
    return show_sheet(
        request, return_of(request.user, submission_for(request.user, Permission.DRAFT_EDIT, company, quarter))
    )


def show_sheet(request: SignedInRequest, page: Return) -> HttpResponse:
    """The sheet for the draft as it is; the check, while it is not complete."""
    draft = Draft(page.submission)
    if not can_be_signed(page, draft):
        return redirect(page.check_url)
    totals = draft_totals(draft)
    context = {
        "totals": totals,
        "has_every_line": fits(totals),
        "declaration": declaration(page.submission),
        "hash": draft.hash,
        "short_hash": short_hash(draft.hash),
        "signers": range(page.submission.company.signers_required),
        "upload_url": settings.SITE_URL + address("return-paper", page.submission),
    }
    return render_return(request, "member/return_sheet.html", page, context)


def fits(totals: Totals) -> bool:
    """Every total has room on the one page."""
    return len(list(totals.lines)) + len(totals.tables) <= MOST_LINES
