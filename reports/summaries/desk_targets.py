"""Every target beside its live value, in numbers and in words; knows accepted counts and rounds, no release."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import attrgetter

from members.models import in_language
from reports.aggregate.facts import Fact, in_scope
from reports.aggregate.listings import Listings, listings
from reports.calendar import QuarterKey
from reports.models import Indicator, Quarter, TargetVersion
from reports.pace import CannotCompute
from reports.summaries.desk_rounds import Round, Rounds
from reports.summaries.standings import TargetStanding, standing_of
from reports.wording import dates, headline
from reports.wording import targets as wording


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target in words, as the component of target rows reads it, with its whole calculation."""

    slug: str
    name: str
    owner: str
    status: str
    now_text: str
    sentence: str
    reason: str
    written_reason: str
    coverage: str
    calculation: Sequence[tuple[str, str]]
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
    version, found = standing.version, standing.pace
    quarter = dates.quarter(standing.quarter)
    ratio, needed = (None, None) if isinstance(found, CannotCompute) else (found.ratio, found.needed)
    return TargetLine(
        slug=version.target.slug,
        name=str(version),
        owner=wording.owner(version),
        status=status_of(standing),
        now_text=wording.now_text(version, standing.now, quarter),
        sentence=wording.sentence(version, needed),
        reason=wording.reason(found.reason, version.indicator) if isinstance(found, CannotCompute) else "",
        written_reason=in_language(version.reason),
        coverage=headline.members(standing.coverage.received, standing.coverage.expected) if standing.coverage else "",
        calculation=wording.calculation(version, now=standing.now, quarter=quarter, pace=ratio),
        number=version.number,
        made_at=version.made_at,
    )


def status_of(standing: TargetStanding) -> str:
    """The code of its status word."""
    return wording.CANNOT if isinstance(standing.pace, CannotCompute) else standing.pace.band.value


def _standing(version: TargetVersion, facts: Iterable[Fact], held: Rounds, quarter: QuarterKey) -> TargetStanding:
    one = held.get(quarter, Round(quarter))
    totals = listings(facts, attrgetter("quarter")) if version.indicator == Indicator.LISTINGS else {}
    with_data = [key for key, value in totals.items() if key <= quarter and value.total is not None]
    now = _now(version, one, totals.get(quarter, Listings()))
    return standing_of(version, now=now, quarter=quarter, covered=one.coverage, quarters_with_data=len(with_data))


def _now(version: TargetVersion, one: Round, value: Listings) -> Fraction | None:
    """The live value of the indicator, in its unit; None where accepted returns do not tell it."""
    if version.indicator == Indicator.REPORTING:
        return _percent(one.coverage.share)
    if version.indicator == Indicator.ON_TIME:
        return _percent(one.timeliness.share)
    if version.indicator == Indicator.LISTINGS:
        return None if value.total is None else Fraction(value.total)
    return None


def _percent(share: Fraction | None) -> Fraction | None:
    return None if share is None else share * 100
