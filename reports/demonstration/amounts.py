"""The numbers a company would type in one quarter; pure, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from reports.demonstration.cast import Company, Habit, Platform
from reports.demonstration.tastes import (
    LISTING_MEASURES,
    OUTSIDE,
    SURGE_GROUP,
    Taste,
    company_measures_of,
    profile_of,
    taste_of,
)
from reports.demonstration.timeline import Timeline
from reports.parts import TOTAL
from reports.rules.cells import Cell
from reports.rules.nil import nil_cells

LISTINGS_PER_WEIGHT = 80
SURGE = 32_000
SEASON = {1: 0.94, 2: 1.0, 3: 0.98, 4: 1.08}
REDEFINED = 0.9


def answers(seed: int, timeline: Timeline, company: Company, index: int) -> list[Cell]:
    """The cells of a complete draft, totals among them."""
    luck = Random(f"{seed}/{company.slug}/{index}")
    cells = [
        cell
        for platform in company.platforms
        for cell in _of_platform(luck, timeline, company, platform, taste_of(seed, company, platform), index)
    ]
    return [*cells, *_of_company(luck, company_measures_of(seed, company), cells)]


def nil_answers(seed: int, company: Company) -> list[Cell]:
    """Looked and found none."""
    zeros = nil_cells(profile_of(seed, company), {*LISTING_MEASURES, "accounts-closed"}, looked=True)
    return [*zeros, *(Cell(None, code, None, 0) for code in company_measures_of(seed, company))]


def mistaken(cells: list[Cell]) -> list[Cell]:
    """The same answers with a zero too many in the largest total."""
    largest = _largest_total(cells)
    return [_with_value(cell, (cell.value or 0) * 10) if cell is largest else cell for cell in cells]


def surprising(cells: list[Cell], measure: str, percent: int) -> list[Cell]:
    """The same answers with one measure of the first platform, total and parts, at so many percent."""
    platform = cells[0].platform
    return [
        _with_value(cell, (cell.value or 0) * percent // 100)
        if (cell.platform, cell.measure) == (platform, measure)
        else cell
        for cell in cells
    ]


def corrected(cells: list[Cell]) -> list[Cell]:
    """The same answers less some listings that were counted twice and not split."""
    largest = _largest_total(cells)
    split = sum(
        cell.value or 0
        for cell in cells
        if (cell.platform, cell.measure) == (largest.platform, largest.measure)
        and cell.species_group not in {TOTAL, *OUTSIDE}
    )
    fewer = split + ((largest.value or 0) - split) * 2 // 3
    return [_with_value(cell, fewer) if cell is largest else cell for cell in cells]


def partly(cells: list[Cell]) -> list[Cell]:
    """What is there when somebody stopped in the middle: the first measure of the first platform."""
    first = cells[0]
    return [cell for cell in cells if (cell.platform, cell.measure) == (first.platform, first.measure)]


def _of_platform(
    luck: Random, timeline: Timeline, company: Company, platform: Platform, taste: Taste, index: int
) -> Iterator[Cell]:
    totals = _totals(luck, timeline, platform, taste, index)
    for measure in taste.measures:
        total, parts = totals[measure], _parts(luck, totals[measure], measure, taste)
        if measure == "removed-own" and _surges(timeline, company, index):
            extra = int(SURGE * luck.uniform(0.9, 1.1))
            total, parts[SURGE_GROUP] = total + extra, parts[SURGE_GROUP] + extra
        yield Cell(platform.slug, measure, TOTAL, total)
        yield from (Cell(platform.slug, measure, group, value) for group, value in parts.items())


def _totals(luck: Random, timeline: Timeline, platform: Platform, taste: Taste, index: int) -> dict[str, int]:
    """The total of every platform measure; a company gives those that it tracks."""
    season = SEASON[timeline.quarters[index].number]
    volume = platform.weight * LISTINGS_PER_WEIGHT * taste.growth**index * season * luck.lognormvariate(0, 0.07)
    removed = volume * taste.removed * (REDEFINED if index >= timeline.redefined_at else 1)
    blocked = volume * (1 - taste.removed) * (taste.detection if index >= timeline.detected_at else 1)
    reported = removed * taste.reported * luck.uniform(0.9, 1.1)
    return {
        "removed-own": int(removed - reported),
        "removed-reported": int(reported),
        "removed-unattributed": int(reported),
        "blocked": int(blocked),
        "accounts-closed": int(removed / 40 * luck.uniform(0.7, 1.3)),
        "removed-or-blocked": int(volume),
        "attempts-refused": int(blocked * luck.uniform(3, 5)),
    }


def _parts(luck: Random, total: int, measure: str, taste: Taste) -> dict[str, int]:
    """How a total falls on species groups; what is left over stays unsplit, tools stand beside it."""
    favourites = sorted(taste.preference, key=lambda code: -taste.preference[code])
    chosen = favourites[: taste.splits.get(measure, 0)]
    weights = {code: taste.preference[code] * luck.lognormvariate(0, 0.15) for code in taste.groups if code in chosen}
    whole = sum(weights.values())
    parts = {code: int(total * taste.split * weight / whole) for code, weight in weights.items()}
    if measure == "removed-own" and "TOOL" in taste.groups:
        parts["TOOL"] = int(total * luck.uniform(0.005, 0.02))
    return parts


def _of_company(luck: Random, measures: tuple[str, ...], cells: list[Cell]) -> Iterator[Cell]:
    listings = sum(cell.value or 0 for cell in cells if cell.is_total and cell.measure in LISTING_MEASURES)
    received = int(listings * luck.uniform(0.04, 0.09))
    values = {
        "reports-received": received,
        "reports-acted": int(received * luck.uniform(0.6, 0.92)),
        "restored": int(listings * luck.uniform(0.001, 0.006)),
        "referrals": luck.randint(0, 9),
        "staff-trained": luck.randint(4, 140),
        "impressions": listings * luck.randint(40, 400),
        "terms-blocked": luck.randint(200, 2600),
    }
    return (Cell(None, code, None, values[code]) for code in measures)


def _surges(timeline: Timeline, company: Company, index: int) -> bool:
    return company.habit == Habit.SURGE and timeline.quarters[index].year == timeline.surge_year


def _largest_total(cells: list[Cell]) -> Cell:
    listings = [cell for cell in cells if cell.is_total and cell.measure in LISTING_MEASURES]
    return max(listings, key=lambda cell: cell.value or 0)


def _with_value(cell: Cell, value: int) -> Cell:
    return Cell(cell.platform, cell.measure, cell.species_group, value)
