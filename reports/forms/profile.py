"""The ticks of a reporting profile: reads a choice out of a form, and lays one out as tables; refuses nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.http import QueryDict
from django.utils.translation import gettext as _

from reports.models import BlockedWay, Measure, SpeciesGroup, Split
from reports.parts import TOTAL
from reports.profiles import Layout, PlatformRow
from reports.tracking import BLOCKED, TIME_ZONE, WAYS, Boxes, Choice, Ways
from reports.wording import profile as wording

COMPANY = "company"


@dataclass(frozen=True, slots=True)
class Tick:
    """One checkbox; its label is its row and its column together."""

    id: str
    name: str
    value: str
    label: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: a species group, or the total."""

    label: str
    ticks: list[Tick]


@dataclass(frozen=True, slots=True)
class WayField:
    """How a platform counts: a choice or a text, and what was said."""

    id: str
    name: str
    value: str


@dataclass(frozen=True)
class PlatformTicks:
    """One platform: measures as columns, groups as rows in their sections, measures without groups beside them."""

    slug: str
    name: str
    columns: list[Measure]
    total: Line
    sections: list[tuple[str, list[Line]]]
    unsplit: list[Tick]
    blocked: WayField
    time_zone: WayField
    note: str


def choice_of(fields: QueryDict, layout: Layout) -> Choice:
    """What was ticked, in the order of the lists; names that we do not know come last, to be refused by the action."""
    every = layout.under(None)
    boxes: Boxes = {row.slug: {} for row in layout.platforms}
    for name, values in fields.lists():
        kind, *place = name.split(":")
        if kind == "b" and len(place) == 2:
            platform, measure = place
            order = every.boxes.get(platform, {}).get(measure, [])
            boxes.setdefault(platform, {})[measure] = _ordered(map(str, values), order)
    ways: Ways = {}
    for row in layout.platforms:
        said = {way: fields.get(f"{way}:{row.slug}", "").strip() for way in WAYS}
        if any(said.values()):
            ways[row.slug] = {way: text for way, text in said.items() if text}
    return Choice(
        {platform: _in_order(measures, every.boxes.get(platform, {})) for platform, measures in boxes.items()},
        _ordered(map(str, fields.getlist(COMPANY)), every.company_measures),
        ways,
    )


def tables_of(layout: Layout, choice: Choice) -> list[PlatformTicks]:
    """The tables of all platforms, ticked as chosen."""
    return [_platform(layout, choice, row) for row in layout.platforms]


def company_ticks(layout: Layout, choice: Choice) -> list[Tick]:
    """The measures that a company gives once."""
    return [
        Tick(f"company/{code}", COMPANY, code, layout.measures[code].prompt, code in choice.company_measures)
        for code in layout.under(None).company_measures
    ]


def blocked_choices() -> list[tuple[str, str]]:
    """The ways of counting blocked items, not said among them."""
    return [("", _("not said")), *((way.value, str(way.label)) for way in BlockedWay)]


def _platform(layout: Layout, choice: Choice, row: PlatformRow) -> PlatformTicks:
    columns = [measure for measure in layout.platform_measures if measure.split == Split.SPECIES]
    ticked = choice.boxes.get(row.slug, {})

    def line(code: str, label: str) -> Line:
        named = [(m, _("%(group)s, %(measure)s") % {"group": label, "measure": m.prompt}) for m in columns]
        return Line(label, [_tick(row.slug, m, code, name, ticked) for m, name in named])

    def lines(groups: Iterable[SpeciesGroup]) -> list[Line]:
        return [line(group.code, str(group)) for group in groups]

    return PlatformTicks(
        slug=row.slug,
        name=row.name,
        columns=columns,
        total=line(TOTAL, _("Total")),
        sections=[(str(s), lines(groups)) for s, groups in groupby(layout.groups.values(), attrgetter("section"))],
        unsplit=[
            _tick(row.slug, m, TOTAL, m.prompt, ticked) for m in layout.platform_measures if m.split == Split.PLATFORM
        ],
        blocked=_way(choice, row.slug, BLOCKED),
        time_zone=_way(choice, row.slug, TIME_ZONE),
        note=wording.blocked_note(choice.way(row.slug, BLOCKED), layout, ticked),
    )


def _tick(platform: str, measure: Measure, group: str, label: str, ticked: dict[str, list[str]]) -> Tick:
    code = measure.code
    return Tick(f"{platform}/{code}/{group}", f"b:{platform}:{code}", group, label, group in ticked.get(code, []))


def _way(choice: Choice, platform: str, way: str) -> WayField:
    return WayField(f"{platform}/{way}", f"{way}:{platform}", choice.way(platform, way))


def _ordered(given: Iterable[str], order: list[str]) -> list[str]:
    found = dict.fromkeys(given)
    return [code for code in order if code in found] + [code for code in found if code not in order]


def _in_order(measures: dict[str, list[str]], order: Iterable[str]) -> dict[str, list[str]]:
    return {code: measures[code] for code in _ordered(measures, list(order))}
