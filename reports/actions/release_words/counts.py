"""A count in words, with its parts, window, coverage and status, and how it compares with one year before."""

from __future__ import annotations

from collections.abc import Iterable

from members.models import in_language
from reports.actions.release_material import Material
from reports.calendar import QuarterKey, quarters_of
from reports.models import CellStatus, ReleaseCell, SeriesBreak
from reports.parts import Part
from reports.summaries.cells import Listings
from reports.summaries.words import BreakWords, CountWords
from reports.wording import dates, headline, names, numbers
from reports.wording.headline import Amounts, Point


def of_quarter(material: Material, quarter: QuarterKey) -> CountWords:
    """A quarter that is in the series."""
    listings = material.cells.quarter(quarter)
    if listings is None:
        raise ValueError(f"{quarter} is not in this release.")
    cell, window = listings.total, dates.quarter_window(quarter)
    return _count(cell, dates.quarter(quarter), window) | {
        "parts": [
            (names.part(part), amount(each))
            for part, each in listings.parts.items()
            if each.status != CellStatus.NOT_COLLECTED
        ],
        "lead": _lead(listings, window),
        "parts_sentence": headline.parts(amounts_of(listings)),
        "comparison": _comparison(material, quarter),
        "coverage": headline.members(cell.received, cell.expected),
    }


def of_series(material: Material) -> CountWords:
    """The running total up to the release's quarter."""
    cell = material.cells.cumulative(material.quarter)
    window = dates.window(cell.window_start, cell.window_end)
    parts = material.cells.parts_over(material.cells.quarters)
    return _over_quarters(_count(cell, window, window), parts)


def of_year(material: Material, year: int) -> CountWords:
    """A complete calendar year."""
    cell = material.cells.year(year)
    window = dates.window(cell.window_start, cell.window_end)
    parts = material.cells.parts_over(quarters_of(year))
    return _over_quarters(_count(cell, str(year), window), parts)


def amount(cell: ReleaseCell) -> str:
    """A cell as it is read: its exact number, or its mark with the range in its place."""
    if cell.value is not None:
        return numbers.whole(cell.value)
    text = headline.between(cell.low, cell.high) if cell.status == CellStatus.WITHHELD else ""
    return f"{names.symbol(cell.status)} {text}".strip()


def amounts_of(listings: Listings) -> Amounts:
    """The numbers of a quarter, without their cells."""
    return Amounts(listings.total.value, **{part.value: cell.value for part, cell in listings.parts.items()})


def breaks(found: Iterable[SeriesBreak]) -> list[BreakWords]:
    """Breaks as they are read beside the numbers they touch."""
    return [
        {"date_text": dates.day(each.starts_on), "name": in_language(each.names), "text": in_language(each.texts)}
        for each in found
    ]


def _count(cell: ReleaseCell, period: str, window: str) -> CountWords:
    return {
        "period": period,
        "number": numbers.rounded(cell.value) if cell.value is not None else amount(cell),
        "exact": amount(cell),
        "unit": names.listings(),
        "window": window,
        "parts": [],
        "lead": ("", "", ""),
        "parts_sentence": "",
        "comparison": "",
        "coverage": headline.returns(cell.received, cell.expected),
        "status": cell.status,
        "status_text": headline.status(cell.status),
    }


def _over_quarters(count: CountWords, parts: dict[Part, int] | None) -> CountWords:
    """A total is never shown without its parts, or without why they are missing."""
    if parts is None:
        return count | {"parts_sentence": headline.parts_unknown()}
    return count | {"parts": [(names.part(part), numbers.whole(value)) for part, value in parts.items()]}


def _lead(listings: Listings, window: str) -> tuple[str, str, str]:
    """The headline cut at its number, so that a page can set it apart."""
    sentence = headline.sentence(amounts_of(listings), window)
    if listings.total.value is None:
        return sentence, "", ""
    number = numbers.rounded(listings.total.value)
    # A small number may stand in a date too, so the window is left out of the search.
    start = sentence.replace(window, " " * len(window)).index(number)
    return sentence[:start], number, sentence[start + len(number) :]


def _comparison(material: Material, quarter: QuarterKey) -> str:
    before = quarter.plus(-4)
    now, then = material.cells.quarter(quarter), material.cells.quarter(before)
    if now is None or then is None:
        return ""
    between = material.breaks_between(before, quarter)
    return headline.comparison(
        _point(now.total, quarter),
        _point(then.total, before),
        break_name=in_language(between[0].names) if between else "",
    )


def _point(cell: ReleaseCell, quarter: QuarterKey) -> Point:
    return Point(dates.quarter(quarter), cell.value, cell.received, cell.expected)
