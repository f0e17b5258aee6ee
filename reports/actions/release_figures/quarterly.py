"""C1 from published cells: removed and blocked per quarter, for the whole series or for some of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from members.models import in_language
from reports.actions.release_figures.axes import STATUSES, amount
from reports.actions.release_material import Material
from reports.calendar import QuarterKey
from reports.charts import quarterly
from reports.charts.quarterly import QuarterlyBar, QuarterlyWords
from reports.charts.spec import Amount, Caption, FigureSpec, SeriesBreak, Status
from reports.models import CellStatus
from reports.parts import Part
from reports.summaries.axes import quarter, ticks
from reports.summaries.cells import Listings
from reports.wording import dates, figures, headline, names, prose, releases, tables
from reports.wording.figures import Reading

NOT_REPORTED = "[x]"


def of_series(material: Material) -> FigureSpec:
    """Every quarter from the first of the series to the release's."""
    span = material.quarter.since(material.first_quarter)
    return of_quarters(material, "quarterly", [material.first_quarter.plus(at) for at in range(span + 1)])


def of_quarters(material: Material, chart: str, quarters: Sequence[QuarterKey]) -> FigureSpec:
    """Neighbouring quarters as one figure under the name ``chart``."""
    return quarterly.figure(
        _caption(material, chart, quarters),
        [_bar(key, material.cells.quarter(key)) for key in quarters],
        words=_words(),
        ticks=ticks(),
        breaks=list(_breaks(material, quarters)),
    )


def _caption(material: Material, chart: str, quarters: Sequence[QuarterKey]) -> Caption:
    found = [material.cells.quarter(key) for key in quarters]
    readings = [
        Reading(dates.quarter(key), each.total.value if each else None)
        for key, each in zip(quarters, found, strict=True)
    ]
    statuses = [each.total.status for each in found if each]
    window = dates.window(quarters[0].first_day, quarters[-1].last_day)
    covered = headline.returns(
        sum(each.total.received for each in found if each), sum(each.total.expected for each in found if each)
    )
    is_year = chart != "quarterly"
    year = material.cells.year(quarters[0].year) if is_year else None
    return Caption(
        id=chart,
        title=figures.year_title(quarters[0].year, year.value) if year else figures.quarterly_title(*_ends(readings)),
        subtitle=figures.quarterly_subtitle(window),
        alt=figures.quarterly_alt(readings, statuses.count(CellStatus.PROVISIONAL)),
        source=releases.source(material.code, coverage=covered, is_demonstration=material.is_demonstration),
        status=names.status(statuses[-1]) if statuses else "",
        long_text=headline.rise_or_fall(),
        notes=tuple(_notes(found)),
    )


def _ends(readings: Sequence[Reading]) -> tuple[Reading, Reading]:
    return readings[0], readings[-1]


def _notes(found: Sequence[Listings | None]) -> Iterator[str]:
    """The marks that are used, with what they mean."""
    cells = [cell for each in found if each for cell in (each.total, *each.parts.values())]
    used = {names.symbol(cell.status) for cell in cells} | ({NOT_REPORTED} if None in found else set())
    yield from (f"{mark} {meaning}" for mark, meaning in names.symbols() if mark in used)


def _bar(key: QuarterKey, listings: Listings | None) -> QuarterlyBar:
    if listings is None:
        nothing = Amount(None, NOT_REPORTED)
        name, missing = dates.quarter(key), tables.head("missing")
        return QuarterlyBar(
            quarter(key),
            nothing,
            nothing,
            nothing,
            nothing,
            Status.MISSING,
            missing,
            "–",
            (name, missing),
            NOT_REPORTED,
        )
    parts = {part: amount(cell) for part, cell in listings.parts.items()}
    status = names.status(listings.total.status)
    coverage = headline.members(listings.total.received, listings.total.expected)
    return QuarterlyBar(
        quarter=quarter(key),
        removed=parts[Part.REMOVED],
        blocked=parts[Part.BLOCKED],
        not_separated=parts[Part.NOT_SEPARATED],
        total=amount(listings.total),
        status=STATUSES[CellStatus(listings.total.status)],
        status_text=f"{status} {names.symbol(listings.total.status)}".strip(),
        coverage=coverage,
        hover=_hover(key, listings, (status, coverage)),
        mark="" if listings.parts_are_shown else names.symbol(CellStatus.WITHHELD),
    )


def _hover(key: QuarterKey, listings: Listings, about: Sequence[str]) -> tuple[str, ...]:
    lines = [
        prose.labelled(names.part(part), str(amount(cell)))
        for part, cell in listings.parts.items()
        if cell.value is not None
    ]
    return (dates.quarter(key), prose.labelled(names.part(names.TOTAL), str(amount(listings.total))), *lines, *about)


def _words() -> QuarterlyWords:
    return QuarterlyWords(
        quarter=tables.head("quarter"),
        removed=names.part("removed"),
        blocked=names.part("blocked"),
        not_separated=names.part("not_separated"),
        total=names.part(names.TOTAL),
        status=tables.head("status"),
        coverage=tables.head("coverage"),
        provisional=names.status(CellStatus.PROVISIONAL),
        total_only=tables.head("total_only"),
        withheld=names.status(CellStatus.WITHHELD),
        missing=tables.head("missing"),
    )


def _breaks(material: Material, quarters: Sequence[QuarterKey]) -> Iterator[SeriesBreak]:
    """Each break before the quarter it lies in; one before the first quarter touches nothing that is drawn."""
    for each in material.breaks_between(quarters[0], quarters[-1]):
        index = QuarterKey.holding(each.starts_on).since(quarters[0])
        if index > 0:
            yield SeriesBreak(index, in_language(each.names))
