"""The three disjoint parts of *removed or blocked*, and the two boxes that are no species group."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """A part of the listings total; a listing is counted in exactly one."""

    REMOVED = "removed"
    BLOCKED = "blocked"
    NOT_SEPARATED = "not_separated"


TOTAL = "TOTAL"
"""The box of a measure's whole wildlife count; typed, never stored in a revision."""

UNSPEC = "UNSPEC"
"""Group and section of what a total leaves unsplit; computed, never typed."""
