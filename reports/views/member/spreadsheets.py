"""Spreadsheets to take away: the template of a return, and a file that was sent, with our notes in it."""

from __future__ import annotations

import uuid
from pathlib import PurePath

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from members.access import Permission
from members.http import SignedInRequest
from reports.access import submission_for
from reports.actions import uploads
from reports.errors import NotFound
from reports.files import path_of
from reports.intake import sandbox
from reports.intake.reading import reading_from
from reports.intake.template import write_template
from reports.profiles import Layout
from reports.summaries.answers import answers_before
from reports.summaries.uploads import sentences_by_place
from reports.views.member.page import return_of
from reports.views.member.uploads import takes_notes, upload_of
from reports.vocabularies import vocabulary_of
from reports.wording import files as file_wording
from reports.wording import practice
from reports.wording import templates as wording

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}


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
    return _to_save(content, f"{submission.company.slug}-{submission.quarter.code}", "xlsx")


@require_GET
def return_upload_notes(request: SignedInRequest, company: str, quarter: str, upload: uuid.UUID) -> HttpResponse:
    """The company's own file: the same rows, a column of notes, the cells in question marked."""
    page = return_of(request.user, submission_for(request.user, Permission.SUBMISSION_VIEW, company, quarter))
    found = upload_of(page, upload)
    reading = reading_from(found.reading)
    content = None
    if takes_notes(found, reading):
        path = path_of(uploads.FOLDER, str(found.pk))
        sentences = sentences_by_place(reading)
        if page.submission.is_practice:
            sentences[""] = practice.marked(sentences.get("", ""), " ")
        content = sandbox.annotate_file(path, reading.form, sentences, file_wording.notes_title())
    if content is None:
        raise NotFound(_("We cannot write notes into this file."))
    return _to_save(content, _("%(name)s with notes") % {"name": PurePath(found.name).stem}, reading.form)


def _to_save(content: bytes, stem: str, form: str) -> HttpResponse:
    """A file that is saved and not shown, whatever its content."""
    disposition = content_disposition_header(True, f"{stem}.{form}")
    return HttpResponse(content, content_type=TYPES[form], headers={"Content-Disposition": disposition})
