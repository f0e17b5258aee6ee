"""Everything a company ever handed in, quarter by quarter."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from members.access import Permission
from members.http import SignedInRequest
from reports.access import company_for
from reports.canonical import short_hash
from reports.summaries import member
from reports.summaries.decisions import notes_of_acceptance
from reports.summaries.verification import verification_of
from reports.views.member.page import address, compare_url, render_page
from reports.wording import member as wording


@require_GET
def member_history(request: SignedInRequest, company: str) -> HttpResponse:
    """Quarters with their revisions: number, signer, time, door, reason, hash."""
    owner = company_for(request.user, Permission.SUBMISSION_VIEW, company)
    found = member.history(owner)
    verified = verification_of([signed.revision for _submission, revisions in found for signed in revisions])
    notes = notes_of_acceptance([submission for submission, _revisions in found])
    returns = [
        {
            "submission": submission,
            "name": member.quarter_name(submission),
            "url": address("return-detail", submission),
            "draft_url": address("return-compare", submission) if submission.is_editable and revisions else "",
            "revisions": [
                {
                    "revision": signed.revision,
                    "signer": signed.signer,
                    "verified": verified[signed.revision.pk],
                    "note": notes.get(signed.revision.pk, ""),
                    "is_accepted": signed.is_accepted,
                    "at": wording.moment(signed.revision.signed_at),
                    "short_hash": short_hash(signed.revision.hash),
                    "url": f"{address('return-receipt', submission)}?revision={signed.revision.number}",
                    "compare_url": compare_url(submission, signed.revision),
                }
                for signed in revisions
            ],
        }
        for submission, revisions in found
    ]
    return render_page(request, "member/history.html", owner, {"returns": returns})
