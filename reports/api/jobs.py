"""Background work that a company's program asked for: how far it is, and what came of it."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from members.models import Job, JobState, Scope
from reports.actions import uploads
from reports.api import documents
from reports.api.access import etag, refuse_unknown, token_for, token_of
from reports.api.parameters import ETAG
from reports.api.serializers import problems
from reports.api.upload_serializers import JobDetail
from reports.drafts import Draft
from reports.intake.reading import reading_from
from reports.models import Upload, UploadState
from reports.wording import files as wording


class JobRead(APIView):
    """One job."""

    @extend_schema(
        operation_id="jobs_read", parameters=[ETAG], responses={200: JobDetail, **problems(400, 401, 403, 404, 429)}
    )
    def get(self, request: Request, job: uuid.UUID) -> Response:
        """State and progress from 0 to 1; then what was read of the file, beside the draft as it is now.

        The ETag is the draft's version: send it as If-Match to use the file.
        """
        refuse_unknown(request)
        upload = _upload_of(request, job)
        found = Job.objects.get(pk=job)
        document = {
            "id": found.pk,
            "state": found.state,
            "progress": found.progress,
            "result": _result(upload) if found.state == JobState.DONE else None,
            "problem": _problem() if found.state == JobState.FAILED else None,
        }
        return Response(document, headers={"ETag": etag(upload.submission)})


def _upload_of(request: Request, job: uuid.UUID) -> Upload:
    """The token's own file that a job reads; any other job is not found, whatever it is for."""
    company = token_of(request).company
    token_for(request, company.slug if company else "", Scope.RETURNS_READ)
    arguments = Job.objects.filter(pk=job, task=uploads.TASK).values_list("arguments", flat=True).first()
    related = Upload.objects.select_related("submission__company", "submission__quarter")
    found = related.filter(company=company, pk=arguments["upload"]).first() if arguments else None
    if found is None:
        raise Http404
    return found


def _result(upload: Upload) -> dict[str, Any] | None:
    """What was read; None while the file is being read once more by another job."""
    if upload.state == UploadState.WAITING:
        return None
    reading, draft = reading_from(upload.reading), Draft(upload.submission)
    return {
        "upload": upload.pk,
        "quarter": upload.submission.quarter.code,
        "state": upload.state,
        "version": upload.submission.draft_version,
        "form": reading.form,
        "encoding": reading.encoding,
        "changes": documents.changes(draft, {one.box: one.cell for one in reading.cells}),
        "problems": [_item(one.code, one.place, wording.problem(one)) for one in reading.problems],
        "notes": [_item(one.code, one.place, wording.note(one)) for one in reading.notes],
        "unknown": [
            {"kind": one.kind, "label": one.label, "place": one.place, "guesses": list(one.guesses)}
            for one in reading.unknown
        ],
    }


def _problem() -> dict[str, str]:
    """Why there is no result; what went wrong inside is for our own log."""
    return _item("failed", "", _("We could not read this file. The fault is ours; please send it again."))


def _item(code: str, pointer: str, detail: str) -> dict[str, str]:
    return {"code": code, "pointer": pointer, "detail": detail}
