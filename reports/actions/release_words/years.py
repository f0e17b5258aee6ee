"""A calendar year in words: the generated sentences of the annual page, and its sections as a table."""

from __future__ import annotations

from members.models import in_language
from reports.actions.release_material import Material
from reports.actions.release_words import counts
from reports.calendar import QuarterKey, quarters_of
from reports.models import ReleaseCell
from reports.parts import UNSPEC, Part
from reports.summaries import target_words
from reports.summaries.words import TableWords, YearWords
from reports.wording import dates, headline, names, numbers, tables
from reports.wording import targets as target_wording
from reports.wording import years as wording
from reports.wording.headline import Point


def write(material: Material, year: int) -> YearWords:
    """One complete calendar year."""
    first, last = quarters_of(year)[0], quarters_of(year)[-1]
    within = [b for b in material.breaks if first.first_day <= b.starts_on <= last.last_day]
    return {
        "year": year,
        "count": counts.of_year(material, year),
        "sentences": [sentence for sentence in _sentences(material, year) if sentence],
        "sections": _sections(material, year),
        "breaks": counts.breaks(within),
    }


def _sentences(material: Material, year: int) -> list[str]:
    cell = material.cells.year(year)
    return [
        wording.total(year, cell.value),
        wording.coverage(cell.received, cell.expected),
        _comparison(material, year),
        _blocked(material, year),
        _extremes(material, year),
        *_about_sections(material, year),
        *(_target(material, at) for at in range(len(material.targets))),
    ]


def _comparison(material: Material, year: int) -> str:
    if year - 1 not in material.cells.years:
        return ""
    now, then = material.cells.year(year), material.cells.year(year - 1)
    between = material.breaks_between(QuarterKey(year - 1, 1), QuarterKey(year, 4))
    return headline.comparison(
        Point(dates.year(year), now.value, now.received, now.expected),
        Point(dates.year(year - 1), then.value, then.received, then.expected),
        break_name=in_language(between[0].names) if between else "",
    )


def _blocked(material: Material, year: int) -> str:
    """Only where all four quarters show their parts."""
    total, parts = material.cells.year(year).value, material.cells.parts_over(quarters_of(year))
    if total is None or parts is None:
        return ""
    blocked = parts.get(Part.BLOCKED, 0)
    return wording.blocked(blocked, blocked + parts.get(Part.REMOVED, 0), total)


def _extremes(material: Material, year: int) -> str:
    known = [
        (dates.quarter(quarter), listings.total.value)
        for quarter in quarters_of(year)
        if (listings := material.cells.quarter(quarter)) and listings.total.value is not None
    ]
    if len(known) < 4:
        return ""
    return wording.extremes(max(known, key=lambda one: one[1]), min(known, key=lambda one: one[1]))


def _about_sections(material: Material, year: int) -> list[str]:
    cells, total = material.cells.sections(year), material.cells.year(year).value
    shown = {cell.section: cell.value for cell in cells if cell.value is not None}
    if not total or not shown:
        return [wording.sections_withheld(year)] if cells else []
    named = {code: value for code, value in shown.items() if code != UNSPEC}
    sentences = []
    if named:
        code = max(named, key=lambda each: named[each])
        sentences.append(wording.largest_section(_section_name(material, code), named[code], total))
    if UNSPEC in shown:
        sentences.append(wording.unsplit(shown[UNSPEC], total))
    return sentences


def _target(material: Material, at: int) -> str:
    standing = material.targets[at]
    if standing.now is None:
        return ""
    status = target_wording.status(target_words.status_of(standing))
    now = target_wording.amount(standing.version, standing.now)
    return wording.target(in_language(standing.version.names), status, now, dates.quarter(standing.quarter))


def _sections(material: Material, year: int) -> TableWords:
    total = material.cells.year(year).value
    return {
        "caption": names.listings_by_section(year),
        "columns": [{"key": key, "label": tables.head(key)} for key in ("section", "listings", "share", "status")],
        "rows": [_section_row(material, cell, total) for cell in material.cells.sections(year)],
    }


def _section_row(material: Material, cell: ReleaseCell, total: int | None) -> list[str]:
    share = numbers.share_of(cell.value, total) if cell.value is not None and total else "–"
    return [_section_name(material, cell.section), counts.amount(cell), share, names.status(cell.status)]


def _section_name(material: Material, code: str) -> str:
    return next((in_language(each.names) for each in material.sections if each.code == code), code)
