"""A company's own submissions, to read."""

from __future__ import annotations

from django.utils.http import parse_etags
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from members.models import Scope
from reports.api import documents
from reports.api.access import content_etag, refuse_unknown, submission_of, token_for
from reports.api.pages import CursorPages
from reports.api.parameters import ETAG, IF_NONE_MATCH, UNCHANGED
from reports.api.serializers import SubmissionDetail, SubmissionLine, page_of, problems
from reports.drafts import Draft
from reports.models import Submission


class Newest(CursorPages):
    """Quarters as they were planned, the last first, by cursor."""

    ordering = "-quarter_id"


class SubmissionList(APIView):
    """The returns of one company."""

    @extend_schema(
        operation_id="submissions_list", responses={200: page_of(SubmissionLine), **problems(400, 401, 403, 404, 429)}
    )
    def get(self, request: Request, company: str) -> Response:
        """A page of the company's returns, newest quarter first."""
        token = token_for(request, company, Scope.RETURNS_READ)
        refuse_unknown(request, {Newest.cursor_query_param})
        owned = Submission.objects.filter(company=token.company).select_related("company", "quarter")
        pages = Newest()
        page = pages.paginate_queryset(owned, request, view=self) or []
        return pages.get_paginated_response([documents.line(submission) for submission in page])


class SubmissionRead(APIView):
    """One return."""

    @extend_schema(
        operation_id="submissions_read",
        parameters=[ETAG, IF_NONE_MATCH],
        responses={200: SubmissionDetail, 304: UNCHANGED, **problems(400, 401, 403, 404, 429)},
    )
    def get(self, request: Request, company: str, quarter: str) -> Response:
        """State, draft rows, findings and revisions. If-Match of a change takes this ETag: it looks at the version."""
        submission = submission_of(request, company, quarter, Scope.RETURNS_READ)
        refuse_unknown(request)
        revisions = submission.revisions.values("number", "hash", "signed_at", "door")
        document = documents.line(submission) | documents.draft(Draft(submission)) | {"revisions": list(revisions)}
        tag = content_etag(submission, document)
        if tag in parse_etags(request.headers.get("If-None-Match", "")):
            return Response(status=304, headers={"ETag": tag})
        return Response(document, headers={"ETag": tag})
