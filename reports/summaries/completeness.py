"""Members by quarters: how each return stands, and the rates of each quarter; from the rounds and accepted counts."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from members.models import Company
from reports.aggregate.completeness import Standing, Volumes, Weighed, usual, weighed, weighed_together
from reports.aggregate.coverage import Coverage, over_quarters
from reports.aggregate.facts import in_scope
from reports.aggregate.listings import listings
from reports.calendar import QuarterKey
from reports.summaries.desk_dashboard import facts_of, version
from reports.summaries.desk_rounds import Round, rounds
from reports.wording import completeness as wording
from reports.wording import dates


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One company in one quarter; ``quarter`` is the code in the address of its review."""

    quarter: str
    standing: Standing
    is_late: bool
    is_due: bool
    words: str

    @property
    def is_expected(self) -> bool:
        """There is a return to look at."""
        return self.standing is not Standing.ABSENT


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One company through the quarters."""

    company: str
    slug: str
    cells: Sequence[HeatCell]


@dataclass(frozen=True, slots=True)
class RateLine:
    """The rates of one quarter, or of all that are shown, in words."""

    name: str
    n_of_m: str
    complete: str
    complete_by_volume: str
    on_time: str
    on_time_by_volume: str
    notes: Sequence[str]


@dataclass(frozen=True, slots=True)
class Completeness:
    """The page: the names of the quarters, a row for each company, a line of rates; always the newest quarter first."""

    quarters: Sequence[str]
    rows: Sequence[HeatRow]
    rates: Sequence[RateLine]
    total: RateLine | None


@dataclass(frozen=True, slots=True)
class _Rates:
    """The rates of one quarter as numbers."""

    coverage: Coverage
    complete: Coverage
    on_time: Coverage
    complete_by_volume: Weighed
    on_time_by_volume: Weighed
    not_due: int
    exempt: int


def completeness(scope: str, number: int, now: datetime.datetime) -> Completeness:
    """The last quarters of a scope, in the active language."""
    held = list(rounds(scope, now).values())[: -number - 1 : -1]
    volumes = _volumes(scope)
    rates = [_rates(one, usual(volumes, one.quarter)) for one in held]
    lines = [_line(dates.quarter(one.quarter), found) for one, found in zip(held, rates, strict=True)]
    return Completeness(
        quarters=[dates.quarter(one.quarter) for one in held],
        rows=_heat(held),
        rates=lines,
        total=_line(wording.all_quarters(len(rates)), _together(rates)) if rates else None,
    )


def _volumes(scope: str) -> Volumes:
    """The listings that are accepted from each company in each quarter."""
    found: dict[QuarterKey, dict[str, int]] = {}
    facts = in_scope(facts_of(version()), scope)
    for (quarter, company), amounts in listings(facts, attrgetter("quarter", "company")).items():
        found.setdefault(quarter, {})[company] = amounts.total or 0
    return found


def _heat(held: Sequence[Round]) -> list[HeatRow]:
    slugs = {company for one in held for company in one.expected}
    names = Company.objects.filter(slug__in=slugs).order_by("name").values_list("slug", "name")
    return [HeatRow(name, slug, [_cell(one, slug) for one in held]) for slug, name in names]


def _cell(one: Round, company: str) -> HeatCell:
    found, is_late = one.standings.get(company, Standing.ABSENT), company in one.late
    words = wording.standing(found, is_late=is_late)
    return HeatCell(str(one.quarter), found, is_late, company in one.due, words)


def _rates(one: Round, volumes: dict[str, int]) -> _Rates:
    by_now = one.expected & one.due
    return _Rates(
        coverage=one.coverage,
        complete=one.completeness,
        on_time=one.timeliness,
        complete_by_volume=weighed(one.received, by_now, one.exempt, volumes),
        on_time_by_volume=weighed(one.in_time, by_now, one.exempt, volumes),
        not_due=one.coverage.expected - one.completeness.expected,
        exempt=len(one.exempt),
    )


def _together(rates: Iterable[_Rates]) -> _Rates:
    """Quarterly returns of all quarters; never a number of companies."""
    held = list(rates)
    return _Rates(
        coverage=over_quarters(one.coverage for one in held),
        complete=over_quarters(one.complete for one in held),
        on_time=over_quarters(one.on_time for one in held),
        complete_by_volume=weighed_together(one.complete_by_volume for one in held),
        on_time_by_volume=weighed_together(one.on_time_by_volume for one in held),
        not_due=sum(one.not_due for one in held),
        exempt=0,
    )


def _line(name: str, found: _Rates) -> RateLine:
    notes = (
        wording.not_due_yet(found.not_due),
        wording.exempt(found.exempt),
        wording.without_history(found.complete_by_volume.unknown),
    )
    return RateLine(
        name=name,
        n_of_m=wording.n_of_m(found.coverage),
        complete=wording.rate(found.complete),
        complete_by_volume=wording.weight(found.complete_by_volume),
        on_time=wording.rate(found.on_time),
        on_time_by_volume=wording.weight(found.on_time_by_volume),
        notes=[note for note in notes if note],
    )
