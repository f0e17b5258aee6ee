"""Which returns may be accepted together: those with nothing to read, ask or decide. Knows no model and no page.

The board offers these rows for acceptance in bulk, and no others; ``acceptable_in_bulk`` is the one place that says so.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of one return.

    ``flags``: how many findings the company had to explain when it signed the newest revision. ``questions``: threads
    that nobody has closed, since an answer wants to be read as well. ``is_correction``: the company asked to correct
    it, or the newest revision would take the place of one that counts.
    """

    is_submitted: bool
    is_exempt: bool = False
    flags: int = 0
    questions: int = 0
    is_correction: bool = False


def acceptable_in_bulk(one: Standing) -> bool:
    """Whether a return may be accepted without anybody opening it alone; every other one is read by a person."""
    has_nothing_to_read = one.flags == 0 and one.questions == 0 and not one.is_correction
    return one.is_submitted and not one.is_exempt and has_nothing_to_read
