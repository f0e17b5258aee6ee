"""The round board for programs of the secretariat: what its page shows, as JSON."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from reports import access
from reports.api.access import refuse_unknown, require_desk
from reports.api.serializers import problems
from reports.errors import NotFound
from reports.models import Quarter, State
from reports.summaries.board_rows import BoardRow, Step
from reports.summaries.desk_board import COUNTED, Board, BoardFilter, board


class Share(serializers.Serializer[Any]):
    """So many of so many."""

    received = serializers.IntegerField()
    expected = serializers.IntegerField()


class LastContact(serializers.Serializer[Any]):
    """When and how the company was last heard of."""

    at = serializers.DateTimeField()
    way = serializers.CharField()


class RoundRow(serializers.Serializer[Any]):
    """One company of the round."""

    company = serializers.SlugField()
    name = serializers.CharField()
    state = serializers.ChoiceField(State.values)
    marks = serializers.ListField(child=serializers.CharField())
    due_at = serializers.DateTimeField()
    days_late = serializers.IntegerField()
    first_signed_at = serializers.DateTimeField(allow_null=True)
    flags_explained = serializers.IntegerField(help_text="Of the newest revision; of a draft those so far.")
    last_contact = LastContact(allow_null=True)
    usual_volume = serializers.FloatField(
        allow_null=True, help_text="Share of the listings of the last four quarters; for the secretariat alone."
    )
    owner = serializers.CharField(allow_null=True)
    next_step = serializers.ChoiceField([step.value for step in Step])
    acceptable_in_bulk = serializers.BooleanField()


class RoundDetail(serializers.Serializer[Any]):
    """One round as it stands now; counters count every company, exempt ones under no state."""

    quarter = serializers.CharField()
    opens_at = serializers.DateTimeField()
    due_at = serializers.DateTimeField()
    closes_at = serializers.DateTimeField()
    publish_on = serializers.DateTimeField()
    as_of = serializers.DateTimeField()
    signed = Share()
    coverage = Share(help_text="Accepted with content.")
    states = serializers.DictField(child=serializers.IntegerField())
    marks = serializers.DictField(child=serializers.IntegerField(), help_text=", ".join(COUNTED))
    rows = RoundRow(many=True)


class RoundRead(APIView):
    """The board of one round."""

    @extend_schema(operation_id="desk_rounds_read", responses={200: RoundDetail, **problems(400, 401, 403, 404, 429)})
    def get(self, request: Request, quarter: str) -> Response:
        """Who owes what in an opened quarter. Needs a token of the secretariat with the scope desk:read."""
        require_desk(request)
        refuse_unknown(request)
        key = access.quarter_named(quarter)
        found = Quarter.objects.opened().filter(code=str(key)).first()
        if found is None:
            raise NotFound(_("There is no round of this quarter."))
        return Response(document(board(found, BoardFilter(), timezone.now())))


def document(shown: Board) -> dict[str, Any]:
    """The board as a plain dictionary."""
    quarter = shown.quarter
    return {
        "quarter": quarter.code,
        "opens_at": quarter.opens_at,
        "due_at": quarter.due_at,
        "closes_at": quarter.closes_at,
        "publish_on": quarter.publish_on,
        "as_of": shown.now,
        "signed": {"received": shown.signed.received, "expected": shown.signed.expected},
        "coverage": {"received": shown.coverage.received, "expected": shown.coverage.expected},
        "states": {str(state): number for state, number in shown.states},
        "marks": dict(shown.marks),
        "rows": [_row(row) for row in shown.rows],
    }


def _row(row: BoardRow) -> dict[str, Any]:
    return {
        "company": row.slug,
        "name": row.company,
        "state": row.state,
        "marks": list(row.marks),
        "due_at": row.due_at,
        "days_late": row.days_late,
        "first_signed_at": row.signed_at,
        "flags_explained": row.flags.explained,
        "last_contact": {"at": row.contact.at, "way": row.contact.way} if row.contact else None,
        "usual_volume": None if row.volume is None else round(float(row.volume), 6),
        "owner": row.owner or None,
        "next_step": row.step,
        "acceptable_in_bulk": row.is_plain,
    }
