"""The filters of the round board as GET parameters, and the links by which its counters switch them."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from members.models import User
from reports.models import State
from reports.summaries.desk_board import COUNTED, SORTS, Board, BoardFilter
from reports.wording import board as wording

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Counter:
    """A number that is a filter: its words, the query that switches it, and whether it is on."""

    label: str
    number: int
    query: str
    is_on: bool


def asked_filter(asked: QueryDict, user: User) -> BoardFilter:
    """What is asked for; unknown values keep every row."""
    sort = asked.get("sort", "")
    return BoardFilter(
        state=asked.get("state", ""),
        marks=tuple(mark for mark in COUNTED if mark in asked.getlist("mark")),
        owner=user.pk if asked.get("mine") == "1" else None,
        name=asked.get("name", "").strip()[:LONGEST_NAME],
        sort=sort if sort in SORTS else "urgency",
    )


def counters(board: Board, user: User) -> list[Counter]:
    """All filters with their numbers of the whole round; each link keeps the others as they are."""
    kept = board.filter
    found = [
        Counter(str(state.label), number, _query(board, state=state), kept.state == state)
        for state, number in board.states
    ]
    found += [
        Counter(wording.counter(mark), number, _query(board, mark=mark), mark in kept.marks)
        for mark, number in board.marks
    ]
    mine = sum(row.owner_key == user.pk for row in board.every)
    return [*found, Counter(wording.mine(), mine, _query(board, mine=True), kept.owner is not None)]


def everything(board: Board) -> str:
    """The query of the whole round."""
    return _encoded({"quarter": [board.quarter.code]})


def current(board: Board) -> str:
    """The query of what is shown."""
    return _query(board)


def _query(board: Board, *, state: State | None = None, mark: str = "", mine: bool = False) -> str:
    """What is shown now with one filter switched."""
    kept = board.filter
    marks = [one for one in COUNTED if (one in kept.marks) != (one == mark)]
    states = kept.state if state is None else "" if kept.state == state else str(state)
    is_mine = (kept.owner is not None) != mine
    return _encoded(
        {
            "quarter": [board.quarter.code],
            "state": [states],
            "mark": marks,
            "mine": ["1"] if is_mine else [],
            "name": [kept.name],
            "sort": [kept.sort if kept.sort != "urgency" else ""],
        }
    )


def _encoded(fields: dict[str, list[str]]) -> str:
    query = QueryDict(mutable=True)
    for name, values in fields.items():
        query.setlist(name, [value for value in values if value])
    return query.urlencode()
