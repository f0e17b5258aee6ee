"""What becomes of each return: on time, late, missing, corrected; pure, no numbers and no instants."""

from __future__ import annotations

from enum import StrEnum
from random import Random

from reports.demonstration.timeline import Timeline


class Fate(StrEnum):
    """How a published quarter went for one company."""

    ON_TIME = "on_time"
    LATE = "late"
    MISSING = "missing"
    NIL = "nil"
    EXEMPT = "exempt"
    SENT_BACK = "sent_back"  # the first revision was sent back, the second accepted
    CORRECTED = "corrected"  # accepted and published; a second revision waits


class Stage(StrEnum):
    """Where a return of the quarter in progress is."""

    DUE = "due"
    DRAFT = "draft"
    READY = "ready"
    SUBMITTED = "submitted"
    SENT_BACK = "sent_back"
    ACCEPTED = "accepted"
    EXEMPT = "exempt"


# By company: how many quarters before the one in progress, and what happened.
PAST = {
    "fluorite": {1: Fate.MISSING, 9: Fate.MISSING},
    "schist": {1: Fate.MISSING},
    "skarn": {5: Fate.MISSING, 13: Fate.MISSING},
    "cursa": {13: Fate.MISSING},
    "rhyolite": {2: Fate.NIL, 7: Fate.NIL},
    "pegmatite": {3: Fate.NIL},
    "dolerite": {1: Fate.EXEMPT, 2: Fate.EXEMPT},
    "lazulite": {1: Fate.SENT_BACK},
    "wezen": {4: Fate.SENT_BACK},
    "tephra": {10: Fate.SENT_BACK},
    "kyanite": {2: Fate.CORRECTED},
    "phonolite": {1: Fate.LATE, 6: Fate.LATE},
    "nunki": {1: Fate.LATE, 2: Fate.LATE},
    "loess": {1: Fate.LATE, 11: Fate.LATE},
}
NOW = {
    "aurora": Stage.DUE,
    "olivine": Stage.DUE,
    "zaurak": Stage.DRAFT,
    "sadira": Stage.DRAFT,
    "borealis": Stage.READY,
    "alcyone": Stage.SUBMITTED,
    "gneiss": Stage.SUBMITTED,
    "phact": Stage.SUBMITTED,
    "hornfels": Stage.SENT_BACK,
    "dolerite": Stage.EXEMPT,
}
# By company: the measure of its first platform that changed much in the quarter in progress, and to how many percent.
SURPRISES = {
    "borealis": ("blocked", 34),
    "zaurak": ("removed-own", 420),
    "sadira": ("removed-own", 27),
    "alcyone": ("removed-own", 310),
    "phact": ("removed-own", 260),
}
# By company: how it counts blocked items, where it has said so.
BLOCKED_WAYS = {
    "aurora": "distinct",
    "borealis": "attempts",
    "kyanite": "distinct",
    "gneiss": "unknown",
}
LATE_SHARE = 0.04


def fate_of(seed: int, timeline: Timeline, slug: str, index: int) -> Fate:
    """What happened in a published quarter."""
    told = PAST.get(slug, {}).get(timeline.current - index)
    if told is not None:
        return told
    return Fate.LATE if Random(f"{seed}/late/{slug}/{index}").random() < LATE_SHARE else Fate.ON_TIME


def stage_of(slug: str) -> Stage:
    """Where a return of the quarter in progress is now."""
    return NOW.get(slug, Stage.ACCEPTED)
