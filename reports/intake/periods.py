"""Reads the name of a calendar quarter as people and files write it; knows nothing of which quarters are open."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reports.calendar import QuarterKey
from reports.rules.codes import Code

__all__ = ["BadQuarter", "QuarterKey", "parse_quarter"]

_QUARTER = re.compile(r"(20[0-9]{2})[- ]?[Qq]([1-4])")


@dataclass(frozen=True, slots=True)
class BadQuarter:
    """Not the name of a calendar quarter from 2000 to 2099."""

    code: Code = Code.BAD_QUARTER


def parse_quarter(text: str) -> QuarterKey | BadQuarter:
    """Read ``2026-Q1``, ``2026Q1`` or ``2026 q1``; fiscal years, months, other centuries are refused."""
    found = _QUARTER.fullmatch(text.strip())
    return QuarterKey(int(found[1]), int(found[2])) if found else BadQuarter()
