"""The round board: who owes what in one quarter. Reads states, stamps and revisions, never a draft's numbers."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F

from reports.aggregate.coverage import Coverage
from reports.models import (
    HELD,
    CompanyCount,
    CorrectionRequest,
    Count,
    PaperSignature,
    PaperState,
    Quarter,
    ReleaseInput,
    State,
    Submission,
)

EXEMPT, LATE, OVERDUE = "exempt", "late", "overdue"
URGENCY = (State.SUBMITTED, State.SENT_BACK, State.READY, State.DRAFT, State.DUE, State.ACCEPTED)
"""The order of the rows: what the secretariat has to do, then what companies still have to, then what is done."""


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """Which rows are asked for; an unknown state keeps every row."""

    state: str = ""
    is_late: bool = False

    def keeps(self, row: BoardRow) -> bool:
        """A company that is exempt is under no state."""
        if self.is_late and not row.days_late:
            return False
        if self.state == EXEMPT:
            return row.is_exempt
        return self.state not in State.values or (row.state == self.state and not row.is_exempt)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One company: ``marks`` are status codes beside the state, ``days_late`` whole days begun since it was due."""

    company: str
    slug: str
    state: str
    marks: tuple[str, ...]
    days_late: int
    signed_at: datetime.datetime | None

    @property
    def is_exempt(self) -> bool:
        return EXEMPT in self.marks

    def urgency(self) -> tuple[bool, bool, int]:
        """Sorts overdue companies first and exempt ones last."""
        return self.is_exempt, OVERDUE not in self.marks, URGENCY.index(State(self.state))

    @property
    def awaits_review(self) -> bool:
        """The next step is the secretariat's."""
        return self.state == State.SUBMITTED and not self.is_exempt


@dataclass(frozen=True, slots=True)
class Board:
    """One round. ``rows`` are those that the filter keeps; ``states``, ``late`` and ``exempt`` count all of them."""

    quarter: Quarter
    filter: BoardFilter
    rows: Sequence[BoardRow]
    states: Sequence[tuple[State, int]]
    late: int
    exempt: int
    coverage: Coverage

    @property
    def size(self) -> int:
        """All companies of the round, exempt ones included."""
        return sum(number for _state, number in self.states) + self.exempt


def board(quarter: Quarter, kept: BoardFilter, now: datetime.datetime) -> Board:
    """The board of an opened quarter as it stands at one instant."""
    submissions = list(Submission.objects.for_board(quarter))
    released, numbered = _released(quarter), _with_numbers(quarter)
    asking, on_paper = _asking(quarter), _with_a_sheet(quarter)
    rows = [
        _row(
            one,
            now,
            is_released=one.pk in released,
            has_numbers=one.latest_revision_id in numbered,
            asks_correction=one.pk in asking,
            has_sheet=one.pk in on_paper,
        )
        for one in submissions
    ]
    held = Counter(row.state for row in rows if not row.is_exempt)
    received = sum(
        1 for s in submissions if not s.is_exempt and s.accepted_revision and s.accepted_revision.has_content
    )
    return Board(
        quarter=quarter,
        filter=kept,
        rows=sorted(filter(kept.keeps, rows), key=BoardRow.urgency),
        states=[(state, held[state]) for state in State],
        late=sum(1 for row in rows if row.days_late),
        exempt=sum(1 for row in rows if row.is_exempt),
        coverage=Coverage(received, sum(held.values())),
    )


def _released(quarter: Quarter) -> set[int]:
    """Submissions whose accepted revision is frozen in a release."""
    held = ReleaseInput.objects.filter(release__state__in=HELD, submission__quarter=quarter)
    return set(held.filter(revision=F("submission__accepted_revision")).values_list("submission", flat=True))


def _asking(quarter: Quarter) -> set[int]:
    """Submissions whose company has asked to correct them."""
    open_ones = CorrectionRequest.objects.filter(submission__quarter=quarter, ended_at__isnull=True)
    return set(open_ones.values_list("submission", flat=True))


def _with_numbers(quarter: Quarter) -> set[int]:
    """Newest revisions of a quarter that hold more than zeros."""
    mine = {"revision__latest_for__quarter": quarter, "value__gt": 0}
    counts = Count.objects.filter(**mine).order_by().values_list("revision", flat=True)
    company = CompanyCount.objects.filter(**mine).order_by().values_list("revision", flat=True)
    return {*counts.distinct(), *company.distinct()}


def _with_a_sheet(quarter: Quarter) -> set[int]:
    """Submissions of a quarter whose signed sheet nobody has confirmed."""
    waiting = PaperSignature.objects.filter(submission__quarter=quarter, state=PaperState.WAITING)
    return set(waiting.values_list("submission", flat=True))


def _row(
    submission: Submission,
    now: datetime.datetime,
    *,
    is_released: bool,
    has_numbers: bool,
    asks_correction: bool,
    has_sheet: bool,
) -> BoardRow:
    latest = submission.latest_revision
    marks = {
        OVERDUE: submission.is_overdue(now),
        LATE: submission.is_late,
        EXEMPT: submission.is_exempt,
        "none_to_report": latest is not None and latest.has_content and not has_numbers,
        "revised": latest is not None and latest.number > 1,
        "in_release": is_released,
        "correction_asked": asks_correction,
        "sheet_waits": has_sheet,
    }
    return BoardRow(
        company=submission.company.name,
        slug=submission.company.slug,
        state=submission.state,
        marks=tuple(mark for mark, is_set in marks.items() if is_set),
        days_late=_days_late(submission, now),
        signed_at=submission.first_signed_at,
    )


def _days_late(submission: Submission, now: datetime.datetime) -> int:
    """Days begun between the due instant and the first signature, or now while there is none; 0 in time."""
    if submission.is_exempt and submission.first_signed_at is None:
        return 0
    late = (submission.first_signed_at or now) - submission.due_at
    return late.days + 1 if late >= datetime.timedelta() else 0
