"""Asks for few explanations: the flags that matter most, and one line about the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import NamedTuple

from reports.rules.cells import RETURN, Finding, Severity
from reports.rules.codes import Code


class Flag(NamedTuple):
    """A finding that wants an explanation, and how much it matters: its change as a share of the company's volume."""

    weight: Fraction
    finding: Finding


def within_budget(flags: Iterable[Flag], most: int, is_told: Callable[[Finding], bool]) -> list[Finding]:
    """The ``most`` weightiest flags, what concerns the whole return first; the rest counted in one information.

    What ``is_told`` before, by an announced change, stays and uses up none of them.
    """
    asked, left = [], 0
    for found in (flag.finding for flag in sorted(flags, key=_order)):
        if is_told(found):
            asked.append(found)
        elif most > 0:
            asked.append(found)
            most -= 1
        else:
            left += 1
    return [*asked, Finding(Code.SMALLER_CHANGES, Severity.INFORMATION, *RETURN, {"changes": left})] if left else asked


def _order(flag: Flag) -> tuple[bool, Fraction, tuple[str, str, str], Code]:
    found = flag.finding
    return found.box != RETURN, -flag.weight, found.box.order, found.code
