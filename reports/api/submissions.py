"""A company's own submissions: read them, and fill in a draft. Only a person signs."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from members.models import Scope, Token
from reports.access import missing, quarter_named
from reports.actions import drafts
from reports.api import rows
from reports.api.pages import CursorPages
from reports.api.serializers import CountRow, CountsSaved, SubmissionDetail, SubmissionLine, page_of, problems
from reports.drafts import Draft
from reports.errors import NotFound, Refusal, Stale
from reports.models import Door, Submission
from reports.rules.cells import Box, Cell
from reports.wording import returns as wording

IF_MATCH = OpenApiParameter("If-Match", str, OpenApiParameter.HEADER, required=True, description="The draft's ETag.")
DRY_RUN = OpenApiParameter("dry_run", bool, description="Check and compare, save nothing.")
ETAG = OpenApiParameter("ETag", str, OpenApiParameter.HEADER, response=[200], description="The draft's version.")


class JSONBytes(BaseParser):
    """Leaves a JSON body as it came: our own reader refuses what the usual one lets pass."""

    media_type = "application/json"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        """The raw body. Raises Invalid for one that is longer than any return."""
        body = stream.read(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
        if len(body) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise rows.too_many_rows()
        return body


class Newest(CursorPages):
    """Quarters as they were planned, the last first, by cursor."""

    ordering = "-quarter_id"


class Change(NamedTuple):
    """One box before and after."""

    box: Box
    before: Cell | None
    after: Cell | None


def submission_of(request: Request, company: str, quarter: str, scope: str) -> Submission:
    """The token's own submission; everything else is not found, whether it exists or not."""
    token = token_for(request, company, scope)
    key = quarter_named(quarter)
    owned = Submission.objects.select_related("company", "quarter", "latest_revision", "accepted_revision")
    found = owned.filter(company=token.company, quarter__code=str(key)).first()
    if found is None and token.company is not None:
        raise missing(token.company, key)
    if found is None:
        raise NotFound(_("There is no such return."))
    return found


def token_for(request: Request, company: str, scope: str) -> Token:
    """The token of the call, if it is this company's and carries the scope: else 404 or 403."""
    token = _token(request)
    if token.company is None or token.company.slug != company:
        raise NotFound(_("There is no such company."))
    if not token.allows(scope):
        raise Refusal(
            _("This token does not carry the scope %(scope)s.") % {"scope": scope}, code="forbidden", status=403
        )
    return token


def _token(request: Request) -> Token:
    """The token of the call; there is no other way in."""
    token: Any = request.auth
    if not isinstance(token, Token):
        raise NotFound(_("There is no such company."))
    return token


class SubmissionList(APIView):
    """The returns of one company."""

    @extend_schema(operation_id="submissions_list", responses={200: page_of(SubmissionLine), **problems(401, 403, 404)})
    def get(self, request: Request, company: str) -> Response:
        """A page of the company's returns, newest quarter first."""
        token = token_for(request, company, Scope.RETURNS_READ)
        owned = Submission.objects.filter(company=token.company).select_related("company", "quarter")
        pages = Newest()
        page = pages.paginate_queryset(owned, request, view=self) or []
        return pages.get_paginated_response([_line(submission) for submission in page])


class SubmissionRead(APIView):
    """One return."""

    @extend_schema(
        operation_id="submissions_read",
        parameters=[ETAG],
        responses={200: SubmissionDetail, **problems(400, 401, 403, 404)},
    )
    def get(self, request: Request, company: str, quarter: str) -> Response:
        """State, draft rows, findings and revisions; the ETag is the draft's version."""
        submission = submission_of(request, company, quarter, Scope.RETURNS_READ)
        draft = Draft(submission)
        revisions = submission.revisions.values("number", "hash", "signed_at", "door")
        document = _line(submission) | _draft(draft) | {"revisions": list(revisions)}
        return Response(document, headers={"ETag": etag(submission)})


class Counts(APIView):
    """The draft's counts, replaced as a whole."""

    parser_classes = [JSONBytes]

    @extend_schema(
        operation_id="counts_replace",
        request=CountRow(many=True),
        parameters=[IF_MATCH, DRY_RUN, ETAG],
        responses={200: CountsSaved, **problems(400, 401, 403, 404, 409, 412, 413, 415, 428)},
    )
    def put(self, request: Request, company: str, quarter: str) -> Response:
        """Make the draft exactly these rows; all or nothing.

        With ``dry_run`` the answer is the same, refusals included, and nothing is saved: counts, findings and hash are
        those that the draft would have.
        """
        submission = submission_of(request, company, quarter, Scope.RETURNS_WRITE)
        version = _matched(request, submission)
        before = Draft(submission)
        body: Any = request.data
        reading = rows.read(rows.decode(body or b""), before.layout)
        reading.require_clean()
        changes = drafts.replacing(before, reading.cells.values())
        document = {"dry_run": _is_dry_run(request), "changes": [_change(c) for c in _difference(before, changes)]}
        with transaction.atomic():
            after = drafts.save(submission, changes, by=_token(request), door=Door.API, version=version)
            document |= _draft(after)
            transaction.set_rollback(bool(document["dry_run"]))
        submission.refresh_from_db()
        return Response(_line(submission) | document, headers={"ETag": etag(submission)})


def etag(submission: Submission) -> str:
    """The draft's version as an entity tag."""
    return f'"v{submission.draft_version}"'


def _matched(request: Request, submission: Submission) -> int:
    """The version that If-Match names. Raises 428 without it, 412 when it is not the current one."""
    given = request.headers.get("If-Match")
    if given is None:
        message = _("Send the ETag that you read as If-Match, so that nothing is overwritten unseen.")
        raise Refusal(message, code="precondition_required", status=428)
    if given.strip() != etag(submission):
        raise Stale(_("Somebody changed this return since you read it."), status=412)
    return submission.draft_version


def _is_dry_run(request: Request) -> bool:
    given = request.query_params.get("dry_run", "false")
    if given not in {"true", "false"}:
        raise Refusal(_("dry_run is true or false."), code="unknown_field")
    return given == "true"


def _difference(before: Draft, changes: drafts.Changes) -> list[Change]:
    """The boxes that would differ, in order."""
    found = [Change(box, before.cells.get(box), cell) for box, cell in changes.items()]
    return sorted((c for c in found if c.before != c.after), key=lambda change: change.box.order)


def _change(change: Change) -> dict[str, Any]:
    """One changed box: null is blank, an object holds a value or an answer."""
    box = change.box
    place = {} if box.is_company_count else {"platform": box.platform, "species_group": box.species_group}
    return place | {"measure": box.measure, "before": _answer(change.before), "after": _answer(change.after)}


def _answer(cell: Cell | None) -> dict[str, Any] | None:
    if cell is None:
        return None
    return {"answer": rows.NOT_TRACKED} if cell.not_tracked else {"value": cell.value}


def _line(submission: Submission) -> dict[str, Any]:
    return {
        "quarter": submission.quarter.code,
        "state": submission.state,
        "version": submission.draft_version,
        "due_at": submission.quarter.due_at,
        "closes_at": submission.quarter.closes_at,
        "demonstration": submission.company.is_demonstration,
    }


def _draft(draft: Draft) -> dict[str, Any]:
    """The rows as they would be sent, what the rules say, and the hash once nothing blocks."""
    findings = [
        {
            "code": found.code,
            "severity": found.severity,
            "pointer": wording.pointer(found.box),
            "detail": wording.finding(found, draft.layout),
        }
        for found in draft.findings
    ]
    ordered = sorted(draft.cells.values(), key=lambda cell: cell.box.order)
    return {
        "counts": [rows.as_row(cell) for cell in ordered],
        "findings": findings,
        "hash": None if draft.blocking else draft.hash,
    }
