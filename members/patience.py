"""How long background work is tried again, and with which pauses; knows no job and no clock."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """``attempts`` in all; each pause is twice the one before, from two seconds up to ``longest``."""

    attempts: int
    longest: datetime.timedelta


MINUTES = Patience(attempts=8, longest=datetime.timedelta(minutes=5))
"""For what fails by its own fault: somebody should soon hear of it."""
A_DAY = Patience(attempts=58, longest=datetime.timedelta(minutes=30))
"""For what fails by another's, as mails do while the mail server is away."""


def pause_after(attempt: int, patience: Patience) -> datetime.timedelta | None:
    """How long to wait after this attempt, counted from 1, has failed; None when it was the last."""
    if attempt >= patience.attempts:
        return None
    return datetime.timedelta(seconds=min(2**attempt, patience.longest.total_seconds()))
