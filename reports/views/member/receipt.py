"""The receipt of a signed revision: what was handed in, by whom, when, under which hash."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from members.access import Permission
from members.http import SignedInRequest
from reports.access import submission_for
from reports.canonical import short_hash
from reports.errors import NotFound
from reports.models import Revision, Submission
from reports.profiles import Layout
from reports.summaries.answers import answers_before, answers_of
from reports.summaries.decisions import notes_of_acceptance
from reports.summaries.review_flags import explanations_of
from reports.summaries.signing import canonical_bytes
from reports.summaries.totals import totals_of
from reports.summaries.verification import verification_of
from reports.views.member.page import compare_url, render_return, return_of
from reports.wording import member as wording


@require_GET
def return_receipt(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """The newest revision, or the one that ``?revision=`` names."""
    submission = submission_for(request.user, Permission.SUBMISSION_VIEW, company, quarter)
    revision = _revision(submission, request.GET.get("revision", ""))
    totals = totals_of(answers_of(revision), answers_before(submission), Layout(submission), _("Your company"))
    context = {
        "revision": revision,
        "attestations": list(revision.attestations.all()),
        "number": f"{submission.company.slug}-{submission.quarter.code}-{revision.number}",
        "at": wording.moment(revision.signed_at),
        "short_hash": short_hash(revision.hash),
        "totals": totals,
        "compare_url": compare_url(submission, revision),
        "explained": explanations_of(revision),
        "verified": verification_of([revision])[revision.pk],
        "note": notes_of_acceptance([submission]).get(revision.pk, ""),
        "is_newest": revision.pk == submission.latest_revision_id,
    }
    return render_return(request, "member/return_receipt.html", return_of(request.user, submission), context)


@require_GET
def return_hashed(request: SignedInRequest, company: str, quarter: str, number: int) -> HttpResponse:
    """The very bytes that the hash is taken of, so that anybody who may read them can take it again."""
    submission = submission_for(request.user, Permission.SUBMISSION_VIEW, company, quarter)
    revision = submission.revisions.filter(number=number).first()
    if revision is None:
        raise NotFound(_("This return has no such revision."))
    name = f"{submission.company.slug}-{submission.quarter.code}-{revision.number}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(canonical_bytes(revision), content_type="application/json", headers=headers)


def _revision(submission: Submission, number: str) -> Revision:
    revisions = submission.revisions.order_by("-number")
    if number.isascii() and number.isdecimal() and len(number) < 5:
        revisions = revisions.filter(number=int(number))
    revision = revisions.first()
    if revision is None:
        raise NotFound(_("Nothing has been signed for this quarter yet."))
    return revision
