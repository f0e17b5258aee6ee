"""Workbooks to take away: the template of a return, in the reader's language."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from members.access import Permission
from members.http import SignedInRequest
from reports.access import submission_for
from reports.intake.template import write_template
from reports.profiles import Layout
from reports.summaries.answers import answers_before
from reports.vocabularies import vocabulary_of
from reports.wording import templates as wording

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def return_template(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """The boxes that this return asks for, with last quarter's answers beside them."""
    submission = submission_for(request.user, Permission.SUBMISSION_VIEW, company, quarter)
    layout = Layout(submission)
    content = write_template(
        vocabulary_of(layout),
        wording.words(layout),
        boxes=layout.profile,
        before=answers_before(submission),
        outside=layout.outside,
    )
    return taken_away(content, f"{submission.company.slug}-{submission.quarter.code}.xlsx", WORKBOOK)


def taken_away(content: bytes, name: str, content_type: str) -> HttpResponse:
    """A file that is saved and not shown, whatever its content."""
    disposition = content_disposition_header(True, name)
    return HttpResponse(content, content_type=content_type, headers={"Content-Disposition": disposition})
