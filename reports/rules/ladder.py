"""The ladder of reminders as data: which step is taken when, and who is turned to; knows no clock and no company."""

from __future__ import annotations

import datetime
from collections import Counter
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

    @classmethod
    def on(cls, days: int, audience: Audience, mail: str) -> Step:
        """A step under the code of its day: steps that stay where they are keep theirs."""
        named = f"before-{-days}" if days < 0 else f"after-{days}"
        return cls(named if days else "due", days, audience, mail)


class Fault(StrEnum):
    """Why a ladder cannot be one."""

    EMPTY = "empty"
    TOO_MANY = "too_many"
    DAY_TWICE = "day_twice"
    TOO_FAR = "too_far"
    EARLY_ESCALATION = "early_escalation"
    OTHER_MAIL = "other_mail"


type Ladder = Sequence[Step]

USUAL: Ladder = (
    Step("before-7", -7, Audience.PEOPLE, "due_soon"),
    Step("before-1", -1, Audience.PEOPLE, "due_soon"),
    Step("due", 0, Audience.PEOPLE, "due_today"),
    Step("after-3", 3, Audience.PEOPLE, "overdue"),
    Step("after-10", 10, Audience.ESCALATION, "escalated"),
)
"""What holds until an administrator changes it."""

EARLIEST, LATEST, MOST_STEPS = -60, 90, 12
"""No step is further from the due date, and no ladder has more of them."""


def mail_on(days: int, audience: Audience) -> str:
    """The one kind of mail that says what is true on a day: that something is due soon, today, or was."""
    if audience == Audience.ESCALATION:
        return "escalated"
    return "due_soon" if days < 0 else "overdue" if days else "due_today"


def faults(ladder: Ladder) -> list[tuple[int | None, Fault]]:
    """What is wrong with a ladder, by the place of the step; None is the ladder as a whole."""
    if not ladder:
        return [(None, Fault.EMPTY)]
    whole: list[tuple[int | None, Fault]] = [(None, Fault.TOO_MANY)] if len(ladder) > MOST_STEPS else []
    often = Counter(step.days for step in ladder)
    return whole + [(at, fault) for at, step in enumerate(ladder) for fault in _faults_of(step, often)]


def days_of(ladder: Ladder, due: datetime.date) -> list[tuple[Step, datetime.date]]:
    """The steps with the days on which they fall for a return that is due on one day."""
    return [(step, due + datetime.timedelta(days=step.days)) for step in ladder]


def as_data(ladder: Ladder) -> list[dict[str, str | int]]:
    """The ladder as it is kept: a list of objects with ``code``, ``days``, ``audience`` and ``mail``."""
    return [{"code": s.code, "days": s.days, "audience": s.audience.value, "mail": s.mail} for s in ladder]


def from_data(rows: Sequence[dict[str, str | int]]) -> Ladder:
    """The ladder that was kept, in the order of its days."""
    steps = [Step(str(r["code"]), int(r["days"]), Audience(str(r["audience"])), str(r["mail"])) for r in rows]
    return tuple(sorted(steps, key=lambda step: step.days))


def _faults_of(step: Step, often: Counter[int]) -> list[Fault]:
    found = {
        Fault.TOO_FAR: not EARLIEST <= step.days <= LATEST,
        Fault.DAY_TWICE: often[step.days] > 1,
        Fault.EARLY_ESCALATION: step.audience == Audience.ESCALATION and step.days <= 0,
        Fault.OTHER_MAIL: step.mail != mail_on(step.days, step.audience),
    }
    return [fault for fault, is_so in found.items() if is_so]
