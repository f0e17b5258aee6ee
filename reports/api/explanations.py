"""What the rules say of a draft, and the reasons that are given for it. Knows no rule."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from members.models import Scope
from reports.actions import explanations
from reports.api import documents, reasons, rows
from reports.api.access import (
    content_etag,
    etag,
    named_version,
    refuse_unknown,
    require_same,
    submission_of,
    token_of,
)
from reports.api.examples import REASONS
from reports.api.keys import answered_once
from reports.api.parameters import ETAG, ETAG_REASONS, IF_MATCH_REASONS, KEY
from reports.api.parsers import JSONBytes
from reports.api.serializers import ExplanationRow, ExplanationsDetail, FindingsDetail, problems
from reports.drafts import Draft
from reports.errors import Invalid, Problem
from reports.models import Submission


class Findings(APIView):
    """What the rules say of a draft."""

    @extend_schema(
        operation_id="findings_read",
        parameters=[ETAG],
        responses={200: FindingsDetail, **problems(400, 401, 403, 404, 429)},
    )
    def get(self, request: Request, company: str, quarter: str) -> Response:
        """Blocking ones first, then those that want a reason, then what is worth knowing; sentences by Accept-Language.

        A finding of the severity ``explain`` holds up the signature until it is ``explained``.
        """
        submission = submission_of(request, company, quarter, Scope.RETURNS_READ)
        refuse_unknown(request)
        document = documents.line(submission) | {"findings": documents.findings(Draft(submission))}
        return Response(document, headers={"ETag": etag(submission)})


class Explanations(APIView):
    """The reasons that the company gives."""

    parser_classes = [JSONBytes]

    @extend_schema(
        operation_id="explanations_read",
        parameters=[ETAG_REASONS],
        responses={200: ExplanationsDetail, **problems(400, 401, 403, 404, 429)},
    )
    def get(self, request: Request, company: str, quarter: str) -> Response:
        """The reasons that hold for the numbers of the draft, as they would be sent, and all findings."""
        submission = submission_of(request, company, quarter, Scope.RETURNS_READ)
        refuse_unknown(request)
        return _answer(Draft(submission))

    @extend_schema(
        operation_id="explanations_replace",
        request=ExplanationRow(many=True),
        examples=[REASONS],
        parameters=[IF_MATCH_REASONS, KEY, ETAG_REASONS],
        responses={200: ExplanationsDetail, **problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429)},
    )
    def put(self, request: Request, company: str, quarter: str) -> HttpResponse:
        """Make these the reasons of the draft; all or nothing. A reason that is left out is taken back.

        If-Match takes the ETag of the explanations, which every reason changes; that of the counts does not do.
        """
        submission = submission_of(request, company, quarter, Scope.RETURNS_WRITE)
        refuse_unknown(request)
        read = named_version(request)
        body: Any = request.data or b""

        def explain() -> Response:
            given = rows.decode(body)
            with transaction.atomic():
                draft = Draft(Submission.objects.locked(submission))
                require_same(read, _tag(draft))
                return _answer(_explained(request, draft, given))

        return answered_once(request, body, explain)


def _explained(request: Request, draft: Draft, given: list[Any]) -> Draft:
    """Take back what was written before and write what is given. Raises Invalid with a problem for each bad row."""
    submission, by = draft.submission, token_of(request)
    reading = reasons.read(given, draft)
    reading.require_clean()
    draft = explanations.withdraw(submission, list(draft.written), by=by)
    for number, row in enumerate(reading.reasons):
        try:
            draft = explanations.explain(
                submission, row.keys, reason=row.reason, text=row.text, second_text=row.second_text, by=by
            )
        except Invalid as problem:
            place = Problem(problem.code, str(problem), f"/{number}")
            raise Invalid(str(problem), code=problem.code, problems=[place]) from problem
    return draft


def _answer(draft: Draft) -> Response:
    document = documents.line(draft.submission) | documents.explained(draft)
    return Response(document, headers={"ETag": _tag(draft)})


def _tag(draft: Draft) -> str:
    """The draft's version with a mark of its reasons; findings follow from both, and speak the reader's language."""
    shown = documents.explained(draft)
    return content_etag(draft.submission, {name: shown[name] for name in ("explanations", "announced")})
