"""Spreadsheets by program: send one, and use it once its job has read it. Only a person signs."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ParseError
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from members.models import Scope
from reports.actions import uploads
from reports.api import documents
from reports.api.access import etag, is_current, named_version, refuse_unknown, submission_of, token_for
from reports.api.parameters import ETAG, IF_MATCH
from reports.api.serializers import problems
from reports.api.upload_serializers import UploadBody, UploadReceived, UploadUsed
from reports.drafts import Draft
from reports.errors import Invalid, Problem, Stale
from reports.models import Upload
from reports.rules.codes import Code

FIELDS = frozenset({"file", "quarter"})
NOT_CURRENT = -1
LOCATION = OpenApiParameter(
    "Location", str, OpenApiParameter.HEADER, response=[200, 202], description="The job that reads the file."
)


class UploadSend(APIView):
    """The files of one company."""

    parser_classes = [MultiPartParser]

    @extend_schema(
        operation_id="uploads_send",
        request={"multipart/form-data": UploadBody},
        parameters=[LOCATION],
        responses={200: UploadReceived, 202: UploadReceived, **problems(400, 401, 403, 404, 409, 413, 415, 429, 507)},
    )
    def post(self, request: Request, company: str) -> Response:
        """Keep a spreadsheet and read it in the background; it changes nothing until it is used.

        The same file for the same return is kept once: it is answered with 200 and the job that read it.
        """
        token = token_for(request, company, Scope.RETURNS_WRITE)
        refuse_unknown(request)
        quarter, file = _fields(request)
        submission = submission_of(request, company, quarter, Scope.RETURNS_WRITE)
        received = uploads.receive(submission, file, file.name or "", by=token.created_by, token=token)
        document = {
            "upload": received.upload.pk,
            "job": received.upload.job_id,
            "quarter": submission.quarter.code,
            "state": received.upload.state,
            "code": Code.SAME_FILE if received.is_replay else Code.OK,
        }
        location = reverse("api-job", args=[received.upload.job_id])
        return Response(document, status=200 if received.is_replay else 202, headers={"Location": location})


class UploadUse(APIView):
    """The numbers of one file."""

    @extend_schema(
        operation_id="uploads_use",
        request=None,
        parameters=[IF_MATCH, ETAG],
        responses={200: UploadUsed, **problems(400, 401, 403, 404, 409, 412, 428, 429)},
    )
    def post(self, request: Request, company: str, upload: uuid.UUID) -> Response:
        """Put the numbers of a read file into the draft; all or nothing, and once however often it is asked.

        Boxes that the file leaves blank stay as they are.
        """
        token = token_for(request, company, Scope.RETURNS_WRITE)
        refuse_unknown(request)
        version = named_version(request)
        related = Upload.objects.select_related("submission__company", "submission__quarter")
        found = related.filter(company=token.company, pk=upload).first()
        if found is None:
            raise Http404
        submission = found.submission
        current = submission.draft_version if is_current(version, submission) else NOT_CURRENT
        try:
            uploads.use(found, by=token, version=current)
        except Stale as refusal:
            raise Stale(str(refusal), status=412) from refusal
        submission.refresh_from_db()
        document = documents.line(submission) | documents.draft(Draft(submission)) | {"upload": found.pk}
        return Response(document, headers={"ETag": etag(submission)})


def _fields(request: Request) -> tuple[str, UploadedFile[bytes]]:
    """The quarter and the one file of the form. Raises Invalid with what is missing or too many."""
    try:
        form: Any = request.data
    except ParseError as problem:
        raise Invalid(_("This is no form with a file: %(problem)s") % {"problem": problem}) from problem
    if unknown := sorted(form.keys() - FIELDS):
        raise Invalid(_("This call has no field “%(field)s”.") % {"field": unknown[0][:40]}, code=Code.UNKNOWN_FIELD)
    quarter, files = form.get("quarter"), request.FILES.getlist("file")
    if not isinstance(quarter, str):
        raise _missing("quarter", _("Say for which quarter the file is: quarter=2026-Q1."))
    if len(files) != 1:
        raise _missing("file", _("Send one file as the field “file”."))
    return quarter, files[0]


def _missing(field: str, sentence: str) -> Invalid:
    return Invalid(sentence, problems=[Problem(Invalid.code, sentence, f"/{field}")])
