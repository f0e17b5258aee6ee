"""Every target beside its live value, in numbers and in words; knows accepted counts and rounds, no release."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import attrgetter

from reports.aggregate.facts import Fact, in_scope
from reports.aggregate.listings import Listings, listings
from reports.calendar import QuarterKey
from reports.intake.periods import BadQuarter, parse_quarter
from reports.models import Indicator, Quarter, TargetVersion
from reports.pace import CannotCompute
from reports.summaries.desk_rounds import Round, Rounds
from reports.summaries.standings import TargetStanding, percent_of, standing_of
from reports.summaries.target_words import write
from reports.summaries.words import TargetWords
from reports.wording import desk as wording
from reports.wording.targets import ratio


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target in words, with what only the secretariat asks: the pace ratio's formula, and which version holds."""

    slug: str
    words: TargetWords
    formula: str
    number: int
    made_at: datetime.datetime


def settled_quarter(now: datetime.datetime) -> QuarterKey | None:
    """The newest opened quarter that is due, else the newest one: before its due date a round says little."""
    opened = Quarter.objects.opened()
    quarter = opened.filter(due_at__lte=now).first() or opened.first()
    return QuarterKey.holding(quarter.starts_on) if quarter else None


def standings(facts: Sequence[Fact], rounds_of: Callable[[str], Rounds], quarter: QuarterKey) -> list[TargetStanding]:
    """All targets in their order, as accepted numbers have them in one quarter."""
    return [
        _standing(version, in_scope(facts, version.scope), rounds_of(version.scope), quarter)
        for version in TargetVersion.objects.current()
    ]


def line(standing: TargetStanding) -> TargetLine:
    """One target as it is read, in the active language."""
    version = standing.version
    return TargetLine(version.target.slug, write(standing), _formula(standing), version.number, version.made_at)


def _formula(standing: TargetStanding) -> str:
    """Empty where there is no ratio: a level has none, and so has what cannot be computed."""
    version, found, start = standing.version, standing.pace, parse_quarter(standing.version.baseline_quarter)
    if isinstance(found, CannotCompute) or found.ratio is None or isinstance(start, BadQuarter):
        return ""
    elapsed, span = standing.quarter.since(start), QuarterKey.holding(version.due_on).since(start)
    now, baseline = round(standing.now or 0), version.baseline or 0
    return wording.formula(now, baseline, elapsed, version.value, span, ratio(found.ratio))


def _standing(version: TargetVersion, facts: Iterable[Fact], held: Rounds, quarter: QuarterKey) -> TargetStanding:
    one = held.get(quarter, Round(quarter))
    totals = listings(facts, attrgetter("quarter")) if version.indicator == Indicator.LISTINGS else {}
    with_data = [key for key, value in totals.items() if key <= quarter and value.total is not None]
    now = _now(version, one, totals.get(quarter, Listings()))
    return standing_of(version, now=now, quarter=quarter, covered=one.coverage, quarters_with_data=len(with_data))


def _now(version: TargetVersion, one: Round, value: Listings) -> Fraction | None:
    """The live value of the indicator, in its unit; None where accepted returns do not tell it."""
    if version.indicator == Indicator.REPORTING:
        return percent_of(one.completeness.share)
    if version.indicator == Indicator.ON_TIME:
        return percent_of(one.timeliness.share)
    if version.indicator == Indicator.LISTINGS:
        return None if value.total is None else Fraction(value.total)
    return None
