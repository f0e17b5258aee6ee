"""When things happened to one return; pure, between instants that it is given."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from random import Random

from reports.demonstration.script import Return
from reports.demonstration.story import Fate

type Instant = datetime.datetime


@dataclass(frozen=True, slots=True)
class Round:
    """The instants of one quarter's round; ``published`` is when the one release came out, ``until`` is now."""

    opened: Instant
    due: Instant
    closes: Instant
    published: Instant
    until: Instant


@dataclass(frozen=True, slots=True)
class Moments:
    """``signed`` has one instant for each revision; ``reviewed`` is when it was accepted or sent back."""

    saved: Instant
    readied: Instant
    signed: tuple[Instant, ...]
    sent_back: Instant
    reviewed: Instant


def moments_of(entry: Return, times: Round, luck: Random, *, is_current: bool) -> Moments:
    """Plausible instants in their order, all between opening and ``until``."""
    if is_current:
        points = [_between(times.opened, times.until, share) for share in (0.2, 0.4, 0.55, 0.75, 0.95)]
        saved, readied, signed, sent_back, reviewed = [_nudged(point, times, luck) for point in points]
        return Moments(saved, readied, (signed,), sent_back, reviewed)
    signed = _first_signature(entry.fate, times, luck)
    saved, readied = (_between(times.opened, signed, share) for share in (0.5, 0.9))
    sent_back = signed + datetime.timedelta(days=luck.uniform(1, 3))
    again = times.published + datetime.timedelta(days=luck.uniform(3, 6)) if entry.fate == Fate.CORRECTED else None
    again = again or sent_back + datetime.timedelta(days=luck.uniform(1, 3))
    last = signed if entry.accepted == 0 else again
    reviewed = last + datetime.timedelta(days=luck.uniform(1, 8))
    return Moments(saved, readied, (signed, again), sent_back, reviewed)


def _first_signature(fate: Fate, times: Round, luck: Random) -> Instant:
    if fate == Fate.LATE:
        return _between(times.due, times.closes, luck.uniform(0.05, 0.9))
    return _between(times.opened, times.due, luck.uniform(0.3, 0.97))


def _between(start: Instant, end: Instant, share: float) -> Instant:
    return start + (end - start) * share


def _nudged(point: Instant, times: Round, luck: Random) -> Instant:
    """A little earlier or later, so that not everybody acts at once."""
    return point + (times.until - times.opened) * luck.uniform(-0.04, 0.04)
