"""Turns the decisions of disclosure control into the cells of a release; published ones are copied unchanged."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from reports.actions.release_inputs import Leaves, Returns, together
from reports.calendar import QuarterKey, quarters_of
from reports.disclosure import cells as pure
from reports.disclosure.first_form import first_form
from reports.disclosure.primary import release_policy
from reports.intake.periods import BadQuarter, parse_quarter
from reports.models import CellStatus, DisclosurePolicy, Release, ReleaseCell, Section, Table

ALL_SECTIONS = "ALL"


def make(
    code: str, leaves: Leaves, returns: Mapping[QuarterKey, Returns], policy: DisclosurePolicy, previous: Release | None
) -> list[ReleaseCell]:
    """The cells of the release ``code`` in their order, unsaved and without it.

    Raises ValueError when a published quarter no longer has the numbers it was published with.
    """
    kept = {_place(cell): cell for cell in previous.cells.all()} if previous is not None else {}
    limits = release_policy(policy.minimum_contributors, Fraction(policy.p))
    decided = first_form(leaves, list(returns), limits, [_as_pure(cell) for cell in kept.values()])
    cells = [
        _copied(kept[cell.place]) if cell.place in kept else _new(cell, code, returns)
        for cell in sorted(decided, key=_Order())
    ]
    for position, cell in enumerate(cells):
        cell.position = position
    return cells


class _Order:
    """Tables one after the other, periods in time, parts and sections as their lists have them."""

    def __init__(self) -> None:
        self.tables = list(Table.values)
        items = [*pure.ITEMS_OF_QUARTER, *Section.objects.order_by("position").values_list("code", flat=True)]
        self.items = {item: at for at, item in enumerate(items)}

    def __call__(self, cell: pure.ReleaseCell) -> tuple[int, str, int]:
        return self.tables.index(cell.table), cell.period, self.items[cell.item]


def _new(cell: pure.ReleaseCell, code: str, returns: Mapping[QuarterKey, Returns]) -> ReleaseCell:
    quarters = quarters_in(cell.table, cell.period, returns)
    covered = together(returns, quarters)
    in_sections = cell.table is pure.Table.SECTION_YEAR
    return ReleaseCell(
        table=cell.table,
        period=cell.period,
        section=cell.item if in_sections else ALL_SECTIONS,
        part=pure.TOTAL_ITEM if in_sections else cell.item,
        value=cell.value,
        low=cell.low,
        high=cell.high,
        status=_status(cell, any(returns[quarter].is_provisional for quarter in quarters)),
        first_value=cell.value,
        first_release=code,
        received=covered.received,
        expected=covered.expected,
        window_start=quarters[0].first_day,
        window_end=quarters[-1].last_day,
    )


def quarters_in(table: str, period: str, returns: Mapping[QuarterKey, Returns]) -> list[QuarterKey]:
    """The quarters whose returns stand behind a cell, in order."""
    if table in (Table.YEAR, Table.SECTION_YEAR):
        return list(quarters_of(int(period)))
    last = parse_quarter(period)
    if isinstance(last, BadQuarter):
        raise ValueError(f"{period} is no quarter.")
    return [last] if table == Table.QUARTER else [quarter for quarter in sorted(returns) if quarter <= last]


def _status(cell: pure.ReleaseCell, is_provisional: bool) -> CellStatus:
    if cell.state is pure.State.WITHHELD:
        return CellStatus.WITHHELD
    if cell.state is pure.State.NOT_COLLECTED:
        return CellStatus.NOT_COLLECTED
    return CellStatus.PROVISIONAL if is_provisional else CellStatus.FINAL


def _copied(cell: ReleaseCell) -> ReleaseCell:
    fields = [field.attname for field in ReleaseCell._meta.concrete_fields if field.name not in ("id", "release")]
    return ReleaseCell(**{name: getattr(cell, name) for name in fields})


def _place(cell: ReleaseCell) -> pure.Place:
    item = cell.section if cell.table == Table.SECTION_YEAR else cell.part
    return pure.Place(pure.Table(cell.table), cell.period, item)


def _as_pure(cell: ReleaseCell) -> pure.ReleaseCell:
    states = {CellStatus.WITHHELD: pure.State.WITHHELD, CellStatus.NOT_COLLECTED: pure.State.NOT_COLLECTED}
    state = states.get(CellStatus(cell.status), pure.State.SHOWN)
    return pure.ReleaseCell(*_place(cell), state, cell.value, cell.low, cell.high)
