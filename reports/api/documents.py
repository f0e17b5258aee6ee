"""A return, its draft and what a change does to it, as the plain dictionaries that calls answer with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from reports.api import rows
from reports.drafts import Draft
from reports.errors import Problem
from reports.models import Submission
from reports.rules.cells import Box, Cell
from reports.rules.explained import ANNOUNCED, key_of
from reports.wording import returns as wording


def line(submission: Submission) -> dict[str, Any]:
    """A return in a list."""
    return {
        "quarter": submission.quarter.code,
        "state": submission.state,
        "version": submission.draft_version,
        "due_at": submission.due_at,
        "closes_at": submission.closes_at,
        "practice": submission.is_practice,
        "demonstration": submission.company.is_demonstration,
    }


def draft(of: Draft) -> dict[str, Any]:
    """The rows as they would be sent, what the rules say, and the hash once nothing blocks."""
    ordered = sorted(of.cells.values(), key=lambda cell: cell.box.order)
    return {
        "counts": [rows.as_row(cell) for cell in ordered],
        "findings": findings(of),
        "hash": None if of.blocking else of.hash,
    }


def findings(of: Draft) -> list[dict[str, Any]]:
    """What the rules say, each with its place and its sentence in the reader's language."""
    explained = {key_of(found) for found, _told in of.explained}
    return [
        {
            "code": found.code,
            "severity": found.severity,
            "pointer": wording.pointer(found.box),
            "detail": wording.finding(found, of.layout),
            "params": dict(found.params),
            "explained": key_of(found) in explained,
        }
        for found in of.findings
    ]


def explained(of: Draft) -> dict[str, Any]:
    """The reasons that hold, as the rows that would give them, changes that were announced ahead, and all findings."""
    rows_of: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    for found, told in of.explained:
        rows_of[told.words].append({"code": found.code, "pointer": wording.pointer(found.box)})
    names = ("reason", "text", "second_text")
    told_rows = [{"findings": named} | dict(zip(names, words, strict=False)) for words, named in rows_of.items()]
    return {
        "explanations": [row for row in told_rows if row["reason"] != ANNOUNCED],
        "announced": [row for row in told_rows if row["reason"] == ANNOUNCED],
        "findings": findings(of),
    }


def problems(found: Iterable[Problem]) -> list[dict[str, str]]:
    """What is wrong, or worth knowing, at single places."""
    return [{"code": each.code, "pointer": each.pointer, "detail": each.detail} for each in found]


def changes(before: Draft, changed: Mapping[Box, Cell | None]) -> list[dict[str, Any]]:
    """The boxes that differ, in order, before and after."""
    differing = [(box, before.cells.get(box), cell) for box, cell in changed.items()]
    ordered = sorted(differing, key=lambda change: change[0].order)
    return [_change(box, old, new) for box, old, new in ordered if old != new]


def _change(box: Box, before: Cell | None, after: Cell | None) -> dict[str, Any]:
    """One changed box: null is blank, an object holds a value or an answer."""
    place = {} if box.is_company_count else {"platform": box.platform, "species_group": box.species_group}
    return place | {"measure": box.measure, "before": _answer(before), "after": _answer(after)}


def _answer(cell: Cell | None) -> dict[str, Any] | None:
    if cell is None:
        return None
    return {"answer": rows.NOT_TRACKED} if cell.not_tracked else {"value": cell.value}
