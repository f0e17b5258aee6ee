"""What the desk looks at: accepted facts of one scope and measure up to one quarter, with the names around them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from members.models import Coalition, Company
from reports.aggregate.facts import ALL, Fact, apart, in_scope, sums, wildlife_only
from reports.aggregate.listings import Listings, listings
from reports.calendar import QuarterKey
from reports.charts.spec import Amount, Caption, SeriesBreak
from reports.models import Measure, Part
from reports.models import SeriesBreak as StoredBreak
from reports.summaries.desk_rounds import Rounds, together
from reports.wording import dates, numbers, prose
from reports.wording import desk as wording
from reports.wording.companies import at_year_end

LISTINGS = "listings"
"""The measure that is no single one: removed, blocked and not separated, with their total."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for: a coalition's code or ``all``, the last quarter, a measure's code or ``listings``."""

    scope: str
    quarter: QuarterKey
    measure: str

    @property
    def is_listings(self) -> bool:
        return self.measure == LISTINGS


class Series:
    """Accepted numbers as the filters keep them; every name is in the active language."""

    def __init__(self, filters: Filters, facts: Iterable[Fact], rounds: Rounds) -> None:
        """``rounds`` are those of the filters' scope."""
        self.filters = filters
        self.rounds = [one for key, one in rounds.items() if key <= filters.quarter]
        kept = (fact for fact in facts if fact.quarter <= filters.quarter and fact.measure in self.measures)
        self._facts = list(in_scope(kept, filters.scope))

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """The measures that are added up: those of a listings total, or the one asked for."""
        every = {measure.code: measure for measure in Measure.objects.all()}
        if self.filters.is_listings:
            return {code: measure for code, measure in every.items() if measure.part != Part.NONE}
        return {self.filters.measure: every[self.filters.measure]}

    @cached_property
    def wildlife(self) -> list[Fact]:
        """What totals are made of: everything but tools and services."""
        return list(wildlife_only(self._facts))

    @cached_property
    def newest(self) -> list[Fact]:
        """The wildlife facts of the last quarter alone."""
        return [fact for fact in self.wildlife if fact.quarter == self.filters.quarter]

    @cached_property
    def tools(self) -> int | None:
        """Tools and services in the last quarter, which no total contains; None where nobody answered."""
        return sums(apart(self._facts), attrgetter("quarter")).get(self.filters.quarter)

    @cached_property
    def by_quarter(self) -> dict[QuarterKey, Listings]:
        """Listings by part; the values of a single measure stand where *removed* does."""
        if self.filters.is_listings:
            return listings(self.wildlife, attrgetter("quarter"))
        return {key: Listings(removed=value) for key, value in sums(self.wildlife, attrgetter("quarter")).items()}

    @cached_property
    def breaks(self) -> list[SeriesBreak]:
        """Breaks that touch these measures, each before the quarter from which it holds."""
        keys = [one.quarter for one in self.rounds]
        stored = StoredBreak.objects.prefetch_related("measures")
        touching = [one for one in stored if _touches(one, self.measures)]
        found = [(QuarterKey.holding(one.starts_on), str(one)) for one in touching]
        return [SeriesBreak(keys.index(key), name) for key, name in found if key in keys[1:]]

    @cached_property
    def measure_name(self) -> str:
        return wording.all_listings() if self.filters.is_listings else str(self.measures[self.filters.measure])

    @cached_property
    def scope_name(self) -> str:
        if self.filters.scope == ALL:
            return wording.all_coalitions()
        return str(Coalition.objects.get(code=self.filters.scope))

    @property
    def first_name(self) -> str:
        return dates.quarter(self.rounds[0].quarter)

    @property
    def last_name(self) -> str:
        return dates.quarter(self.filters.quarter)

    @cached_property
    def source(self) -> str:
        """The line under every figure, with its coverage."""
        is_invented = Company.objects.filter(is_demonstration=True).exists()
        newest = self.rounds[-1]
        covered = wording.source(self.last_name, newest.coverage, together(self.rounds), is_demonstration=is_invented)
        yearly = at_year_end(len(newest.yearly - newest.exempt), newest.coverage.expected)
        return prose.sentences(covered, yearly)

    def caption(self, chart: str, title: str, subtitle: str, alt: str, notes: tuple[str, ...] = ()) -> Caption:
        """The words around one figure of this series."""
        return Caption(chart, title, subtitle, alt, self.source, wording.live(), notes=notes)


def _touches(one: StoredBreak, measures: Iterable[str]) -> bool:
    """A break that names no measure touches all of them."""
    named = {measure.code for measure in one.measures.all()}
    return not named or bool(named & set(measures))


def amount(value: int | None) -> Amount:
    """A number as a chart draws and writes it; a dash where nobody gave one."""
    return Amount(value, "–" if value is None else numbers.whole(value))
