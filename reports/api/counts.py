"""Fills in a draft's counts: all of them, or the named ones; all or nothing. Only a person signs."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.mediatypes import media_type_matches
from rest_framework.views import APIView

from members.models import Scope
from reports.actions import drafts
from reports.api import csv_rows, documents, rows
from reports.api.access import etag, is_dry_run, matched, named_version, submission_of, token_of
from reports.api.examples import CHANGES, CSV, ROWS
from reports.api.keys import answered_once
from reports.api.parameters import DRY_RUN, ETAG, IF_MATCH, KEY
from reports.api.parsers import CSVBytes, JSONBytes
from reports.api.serializers import ChangedRow, CountRow, CountsSaved, problems
from reports.drafts import Draft
from reports.models import Door, Submission
from reports.profiles import Layout

ALL = {"application/json": CountRow(many=True), "text/csv": str}
SOME = {"application/json": ChangedRow(many=True), "text/csv": str}
PARAMETERS = [IF_MATCH, KEY, DRY_RUN, ETAG]
ANSWERS: dict[Any, Any] = {200: CountsSaved, **problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429)}


class Counts(APIView):
    """The draft's counts."""

    parser_classes = [JSONBytes, CSVBytes]

    @extend_schema(
        operation_id="counts_replace", request=ALL, parameters=PARAMETERS, responses=ANSWERS, examples=[ROWS, CSV]
    )
    def put(self, request: Request, company: str, quarter: str) -> HttpResponse:
        """Make the draft exactly these rows; all or nothing. In CSV a row without a value is no row.

        With ``dry_run`` the answer is the same, refusals included, and nothing is saved: counts, findings and hash are
        those that the draft would have.
        """
        submission = submission_of(request, company, quarter, Scope.RETURNS_WRITE)
        return _change(request, submission, replaces=True)

    @extend_schema(
        operation_id="counts_change", request=SOME, parameters=PARAMETERS, responses=ANSWERS, examples=[CHANGES, CSV]
    )
    def patch(self, request: Request, company: str, quarter: str) -> HttpResponse:
        """Change the boxes of these rows and leave all others; all or nothing.

        In JSON a row with ``"value": null`` clears its box; in CSV a row without a value says nothing of its box.
        ``dry_run`` as in the replacement of all counts.
        """
        submission = submission_of(request, company, quarter, Scope.RETURNS_WRITE)
        return _change(request, submission, replaces=False)


def _change(request: Request, submission: Submission, *, replaces: bool) -> HttpResponse:
    """Read the body and save it; a dry run leaves nothing behind, not even its key."""
    dry_run, version = is_dry_run(request), named_version(request)
    body: Any = request.data or b""

    def save() -> Response:
        reading = _read(request, body, Layout(submission), clears=not replaces)
        with transaction.atomic():
            document = _saved(request, submission, version, reading.cells, replaces)
            transaction.set_rollback(dry_run)
        document |= {"dry_run": dry_run, "notes": documents.problems(reading.notes)}
        submission.refresh_from_db()
        return Response(documents.line(submission) | document, headers={"ETag": etag(submission)})

    return save() if dry_run else answered_once(request, body, save)


def _read(request: Request, body: bytes, layout: Layout, *, clears: bool) -> rows.Reading:
    """The rows of either media type. Raises Invalid with every problem."""
    is_csv = media_type_matches(CSVBytes.media_type, request.content_type or "")
    reading = csv_rows.read(body, layout) if is_csv else rows.read(rows.decode(body), layout, clears=clears)
    reading.require_clean()
    return reading


def _saved(
    request: Request, submission: Submission, version: str, cells: drafts.Changes, replaces: bool
) -> dict[str, Any]:
    """The difference to the draft that was named, and the draft as it is after the change."""
    locked = Submission.objects.locked(submission)
    named = matched(version, locked)
    before = Draft(locked)
    changes = drafts.replacing(before, filter(None, cells.values())) if replaces else cells
    difference = documents.changes(before, changes)
    after = drafts.save(locked, changes, by=token_of(request), door=Door.API, version=named)
    return {"changes": difference} | documents.draft(after)
