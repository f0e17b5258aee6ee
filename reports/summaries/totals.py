"""The totals of one return beside those of the quarter before, as check page, sign page and receipt show them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reports.models import Measure
from reports.parts import TOTAL, Part
from reports.profiles import Layout
from reports.rules.cells import Box, Cell
from reports.wording import member, names, numbers
from reports.wording import returns as wording


@dataclass(frozen=True, slots=True)
class TotalLine:
    """One total: ``now`` and ``before`` as written, ``change`` signed; empty where nothing can be compared."""

    key: str
    label: str
    now: str
    before: str
    change: str


@dataclass(frozen=True, slots=True)
class TotalTable:
    """The totals of one platform, or of the company as a whole."""

    name: str
    lines: tuple[TotalLine, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """All totals of one return; ``listings`` are removed or blocked over all platforms, the parts first."""

    listings: tuple[TotalLine, ...]
    tables: tuple[TotalTable, ...]

    @property
    def lines(self) -> Iterator[TotalLine]:
        """Every single total."""
        return (line for table in self.tables for line in table.lines)


type Answers = Mapping[Box, Cell]
type Listings = dict[tuple[Part, Box], int]


def totals_of(answers: Answers, before: Answers, layout: Layout, company_title: str) -> Totals:
    """The totals of the boxes that the company is asked for or has answered."""
    asked = {*answers, *layout.profile}
    tables = [
        TotalTable(row.name, tuple(_lines(row.slug, layout.platform_measures, asked, answers, before)))
        for row in layout.platforms
    ]
    company = [m for m in layout.measures.values() if Box(None, m.code, None) in asked]
    tables.append(TotalTable(company_title, tuple(_lines(None, company, asked, answers, before))))
    return Totals(tuple(_listings(answers, before)), tuple(table for table in tables if table.lines))


def listings_by_part(answers: Answers) -> dict[Part, int]:
    """Listings removed or blocked over all platforms, by part; a part without a number is missing."""
    found: dict[Part, int] = {}
    for (part, _box), value in _listing_totals(answers).items():
        found[part] = found.get(part, 0) + value
    return found


def _listing_totals(answers: Answers) -> Listings:
    """The numbers that listings removed or blocked are added up from."""
    parts = Measure.objects.parts()
    totals = [(box, cell.value) for box, cell in answers.items() if cell.is_total and box.measure in parts]
    return {(parts[box.measure], box): value for box, value in totals if value is not None}


def _lines(
    platform: str | None, measures: list[Measure], asked: set[Box], answers: Answers, before: Answers
) -> Iterator[TotalLine]:
    for measure in measures:
        box = Box(platform, measure.code, TOTAL if platform else None)
        if box in asked:
            yield _line(wording.pointer(box), measure.prompt, answers.get(box), before.get(box))


def _line(key: str, label: str, now: Cell | None, before: Cell | None) -> TotalLine:
    change = _signed(now.value if now else None, before.value if before else None)
    return TotalLine(key, label, member.answer(now), member.answer(before), change)


def _listings(answers: Answers, before: Answers) -> Iterator[TotalLine]:
    now, then = _listing_totals(answers), _listing_totals(before)
    for part in Part:
        of_part = [{key: value for key, value in one.items() if key[0] == part} for one in (now, then)]
        if any(of_part):
            yield _sum(part.value, *of_part)
    yield _sum(names.TOTAL, now, then)


def _sum(code: str, now: Listings, then: Listings) -> TotalLine:
    """One line; sums of different boxes, as while one is still blank, are no change of anything."""
    change = _signed(_added(now), _added(then)) if now.keys() == then.keys() else ""
    return TotalLine(code, names.part(code), _whole(_added(now)), _whole(_added(then)), change)


def _added(listings: Listings) -> int | None:
    return sum(listings.values()) if listings else None


def _whole(number: int | None) -> str:
    return "–" if number is None else numbers.whole(number)


def _signed(now: int | None, then: int | None) -> str:
    """A difference with its sign: +1,024, −45, 0; empty where nothing can be compared."""
    return "" if now is None or then is None else numbers.signed(now - then)
