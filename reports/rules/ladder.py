"""The ladder of reminders as data: which step is taken when, and who is turned to; knows no clock and no company."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Audience(StrEnum):
    """Who a step is for. An escalation is prepared, and waits for a person's click."""

    PEOPLE = "people"
    ESCALATION = "escalation"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: ``days`` after the due date, negative before it; ``mail`` is the kind of mail that it sends."""

    code: str
    days: int
    audience: Audience
    mail: str


type Ladder = Sequence[Step]

USUAL: Ladder = (
    Step("before-7", -7, Audience.PEOPLE, "due_soon"),
    Step("before-1", -1, Audience.PEOPLE, "due_soon"),
    Step("due", 0, Audience.PEOPLE, "due_today"),
    Step("after-3", 3, Audience.PEOPLE, "overdue"),
    Step("after-10", 10, Audience.ESCALATION, "escalated"),
)
"""What holds until an administrator changes it."""


def as_data(ladder: Ladder) -> list[dict[str, str | int]]:
    """The ladder as it is kept: a list of objects with ``code``, ``days``, ``audience`` and ``mail``."""
    return [{"code": s.code, "days": s.days, "audience": s.audience.value, "mail": s.mail} for s in ladder]


def from_data(rows: Sequence[dict[str, str | int]]) -> Ladder:
    """The ladder that was kept, in the order of its days."""
    steps = [Step(str(r["code"]), int(r["days"]), Audience(str(r["audience"])), str(r["mail"])) for r in rows]
    return tuple(sorted(steps, key=lambda step: step.days))
