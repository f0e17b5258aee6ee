"""What is worth knowing about a return and asks for nothing: round numbers, changed rules, platforms held for days."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reports.calendar import QuarterKey
from reports.rules.cells import RETURN, Box, Cell, Finding, Severity
from reports.rules.codes import Code
from reports.rules.thresholds import Thresholds


class Redefined(NamedTuple):
    """A measure, or a species group, that is counted by another rule or code from one day on."""

    measure: str
    species_group: str | None
    since: datetime.date


class Held(NamedTuple):
    """A platform with the days of the quarter on which it was the company's."""

    platform: str
    first: datetime.date
    last: datetime.date


def round_numbers(cells: Iterable[Cell], limits: Thresholds) -> Iterator[Finding]:
    """Nearly all numbers of three digits or more have no more than two that are not zero at the end."""
    numbers = [cell.value for cell in cells if cell.value is not None and cell.value >= 100]
    found = sum(_is_round(number) for number in numbers)
    if len(numbers) >= limits.round_needs and found >= limits.round_share * len(numbers):
        yield _notice(Code.ROUND_NUMBERS, RETURN, round=found, numbers=len(numbers))


def definition_changed(redefined: Iterable[Redefined]) -> Iterator[Finding]:
    """One line for each rule or code that changed since last quarter."""
    for one in redefined:
        yield _notice(Code.DEFINITION_CHANGED, Box(None, one.measure, one.species_group), since=one.since.isoformat())


def ownership_changed(held: Iterable[Held], quarter: QuarterKey) -> Iterator[Finding]:
    """One line for each platform that was the company's for a part of the quarter."""
    for one in held:
        if (one.first, one.last) != (quarter.first_day, quarter.last_day):
            days = {"first": one.first.isoformat(), "last": one.last.isoformat()}
            yield _notice(Code.OWNERSHIP_CHANGED, Box(one.platform, "", None), **days)


def _notice(code: Code, box: Box, **params: int | str) -> Finding:
    return Finding(code, Severity.INFORMATION, *box, params)


def _is_round(number: int) -> bool:
    return not str(number)[2:].strip("0")
