"""The three disjoint parts of *removed or blocked*, and which measures add up to each; no names, no numbers."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """A part of the listings total; a listing is counted in exactly one."""

    REMOVED = "removed"
    BLOCKED = "blocked"
    NOT_SEPARATED = "not_separated"


# Accounts, attempts and everything a company gives without a platform are other units: in no part, so in no total.
PART_OF_MEASURE = {
    "removed-own": Part.REMOVED,
    "removed-reported": Part.REMOVED,
    "removed-unattributed": Part.REMOVED,
    "blocked": Part.BLOCKED,
    "removed-or-blocked": Part.NOT_SEPARATED,
}

TOTAL = "TOTAL"
"""The box of a measure's whole wildlife count; typed, never stored in a revision."""

UNSPEC = "UNSPEC"
"""Group and section of what a total leaves unsplit; computed, never typed."""
