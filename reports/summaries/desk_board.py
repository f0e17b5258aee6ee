"""The round board: who owes what in one quarter. Reads states, stamps and revisions, never a draft's numbers."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from reports.aggregate.coverage import Coverage
from reports.models import Quarter, State, Submission
from reports.summaries.board_contacts import last_contacts
from reports.summaries.board_rows import (
    EXEMPT,
    EXTENSION_ASKED,
    LATE,
    MAIL_FAILED,
    OVERDUE,
    BoardRow,
    RowMaker,
    Step,
)
from reports.summaries.board_signs import signs_of
from reports.summaries.reviewing import IN_REVIEW, QUESTION_OPEN, reviewing
from reports.summaries.usual_volume import usual_volume

COUNTED = (IN_REVIEW, QUESTION_OPEN, LATE, OVERDUE, EXTENSION_ASKED, EXEMPT, MAIL_FAILED)
"""The marks that have a counter, and by which rows are filtered."""

_LONG_AGO = datetime.datetime.min.replace(tzinfo=datetime.UTC)
SORTS: Mapping[str, Callable[[BoardRow], Any]] = {
    "urgency": BoardRow.urgency,
    "company": lambda row: row.company.casefold(),
    "days_late": lambda row: -row.days_late,
    "contact": lambda row: row.contact.at if row.contact else _LONG_AGO,
    "volume": lambda row: -(row.volume or 0),
    "owner": lambda row: (not row.owner, row.owner.casefold()),
}
"""What rows may be sorted by; companies of equal rank stand by name."""


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """Which rows are asked for, and in which order; an unknown state or mark keeps every row, all others together.

    ``owner`` is the key of the person whose companies are kept, ``name`` a part of a company's name.
    """

    state: str = ""
    marks: tuple[str, ...] = ()
    owner: int | None = None
    name: str = ""
    sort: str = "urgency"

    def keeps(self, row: BoardRow) -> bool:
        """A company that is exempt is under no state."""
        asked = [mark for mark in self.marks if mark in COUNTED]
        if any(mark not in row.marks for mark in asked) or self.owner not in (None, row.owner_key):
            return False
        if self.name.casefold() not in f"{row.company} {row.slug}".casefold():
            return False
        return self.state not in State.values or (row.state == self.state and not row.is_exempt)


class Stage(StrEnum):
    """What the secretariat does next about the round as a whole."""

    REMIND = "remind"
    ANSWER = "answer"
    REVIEW = "review"
    ASK_AGAIN = "ask_again"
    RELEASE = "release"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class Board:
    """One round. ``rows`` are those that the filter keeps, ``every`` all of them; the counters count all.

    ``yearly`` of the companies that are expected report at year end.
    """

    quarter: Quarter
    filter: BoardFilter
    now: datetime.datetime
    rows: Sequence[BoardRow]
    every: Sequence[BoardRow]
    coverage: Coverage
    yearly: int
    is_demonstration: bool

    @property
    def size(self) -> int:
        """All companies of the round, exempt ones included."""
        return len(self.every)

    @property
    def states(self) -> list[tuple[State, int]]:
        """How many companies are in each state; an exempt one is in none."""
        held = Counter(row.state for row in self.every if not row.is_exempt)
        return [(state, held[state]) for state in State]

    @property
    def marks(self) -> list[tuple[str, int]]:
        """How many companies have each mark that is counted."""
        held = Counter(mark for row in self.every for mark in row.marks)
        return [(mark, held[mark]) for mark in COUNTED]

    @property
    def overdue(self) -> list[BoardRow]:
        """The companies to remind before all others."""
        return [row for row in self.every if row.is_overdue]

    @property
    def open_again(self) -> list[BoardRow]:
        """The companies that have had a signed return back for too long."""
        return [row for row in self.every if row.step == Step.CHASE_AGAIN]

    @property
    def signed(self) -> Coverage:
        """Companies that have signed, of those expected."""
        expected = [row for row in self.every if not row.is_exempt]
        return Coverage(sum(row.signed_at is not None for row in expected), len(expected))

    @property
    def stage(self) -> tuple[Stage, int]:
        """The next thing to do, and for how many companies: the late first, then what waits for an answer."""
        asking = sum(EXTENSION_ASKED in row.marks for row in self.every)
        waiting = sum(row.awaits_review for row in self.every)
        missing = sum(not row.is_settled for row in self.every)
        first = {Stage.REMIND: len(self.overdue), Stage.ANSWER: asking, Stage.REVIEW: waiting}
        counts = first | {Stage.ASK_AGAIN: len(self.open_again)}
        open_ones = ((stage, count) for stage, count in counts.items() if count)
        settled = (Stage.WAIT, missing) if missing else (Stage.RELEASE, self.coverage.received)
        return next(open_ones, settled)


def board(quarter: Quarter, kept: BoardFilter, now: datetime.datetime) -> Board:
    """The board of an opened quarter as it stands at one instant."""
    submissions = list(Submission.objects.for_board(quarter))
    signs = signs_of(quarter, submissions)
    maker = RowMaker(signs, reviewing(submissions), last_contacts(quarter), usual_volume(quarter), now)
    rows = [maker.row(one) for one in submissions]
    counting = [one for one in submissions if not one.is_exempt]
    received = sum(1 for one in counting if one.accepted_revision and one.accepted_revision.has_content)
    return Board(
        quarter=quarter,
        filter=kept,
        now=now,
        rows=sorted(filter(kept.keeps, rows), key=SORTS.get(kept.sort, BoardRow.urgency)),
        every=rows,
        coverage=Coverage(received, len(counting)),
        yearly=sum(one.company_id in signs.yearly for one in counting),
        is_demonstration=any(one.company.is_demonstration for one in submissions),
    )
