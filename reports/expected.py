"""Who would be expected in a quarter and with what, read from the dated rows of companies; writes nothing.

Opening a quarter freezes exactly this. Companies come with ``with_dated_rows()``, so that nothing is looked up here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from members.models import Coalition, Company, MembershipSpell, OwnerGroup, Ownership, Platform, PlatformSpell, Rhythm
from reports.calendar import QuarterKey


@dataclass(frozen=True, slots=True)
class PlatformDays:
    """One platform in one coalition, for the days that the company held it in the quarter."""

    platform: Platform
    coalition: Coalition
    starts_on: datetime.date
    ends_on: datetime.date


@dataclass(frozen=True, slots=True)
class Expectation:
    """What one company would report in a quarter. Without coalitions it is no member at its end, and not expected.

    ``owner_group`` is None for a company that is its own.
    """

    company: Company
    coalitions: tuple[Coalition, ...]
    rows: tuple[PlatformDays, ...]
    owner_group: OwnerGroup | None
    is_yearly: bool

    @property
    def is_expected(self) -> bool:
        return bool(self.coalitions)


def expectation(company: Company, quarter: QuarterKey) -> Expectation:
    """What a company would report in a quarter that opened with its rows as they are."""
    spells = [spell for spell in company.spells.all() if spell.starts_on <= quarter.last_day]
    coalitions = {s.coalition_id: s.coalition for s in spells if holds(s, quarter.last_day)}
    rows: dict[tuple[int, int], PlatformDays] = {}
    for tenure in sorted(company.platform_spells.all(), key=lambda one: one.starts_on):
        for row in _rows_of(tenure, spells, coalitions, quarter):
            key = (row.platform.pk, row.coalition.pk)
            # A platform that came back within the quarter is one row, from its first day to its last.
            first = rows[key].starts_on if key in rows else row.starts_on
            rows[key] = PlatformDays(row.platform, row.coalition, first, row.ends_on)
    return Expectation(
        company=company,
        coalitions=tuple(coalitions[key] for key in sorted(coalitions)),
        rows=tuple(rows.values()),
        owner_group=next((o.owner_group for o in company.ownerships.all() if holds(o, quarter.last_day)), None),
        is_yearly=is_yearly(company, quarter.last_day),
    )


def is_yearly(company: Company, on: datetime.date) -> bool:
    """Whether a company reports all four quarters at year end, on one day; every quarter unless something is said."""
    said = [row for row in company.rhythms.all() if row.starts_on <= on]
    return bool(said) and max(said, key=lambda row: row.starts_on).rhythm == Rhythm.YEARLY


def covers(spell: MembershipSpell, platform: Platform) -> bool:
    """A spell covers the platforms it names, or all when it names none."""
    named = spell.platforms.all()
    return not named or platform in named


def _rows_of(
    tenure: PlatformSpell, spells: Iterable[MembershipSpell], coalitions: dict[int, Coalition], quarter: QuarterKey
) -> list[PlatformDays]:
    """One row per coalition that this platform counts in, as on the last day of the quarter that it was held."""
    first = max(tenure.starts_on, quarter.first_day)
    last = min(tenure.ends_on or quarter.last_day, quarter.last_day)
    if last < first:
        return []
    counting = {s.coalition_id for s in spells if holds(s, last) and covers(s, tenure.platform)}
    return [PlatformDays(tenure.platform, coalitions[key], first, last) for key in sorted(counting & coalitions.keys())]


def holds(row: MembershipSpell | Ownership | PlatformSpell, on: datetime.date) -> bool:
    """Whether a dated row is in force on a day, its last one included."""
    return row.starts_on <= on and (row.ends_on is None or row.ends_on >= on)
