"""What differs between two answers to the same quarter, box by box in words; knows no revision and no page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reports.parts import TOTAL
from reports.profiles import Layout
from reports.rules.cells import Box, Cell
from reports.wording import member, numbers

type Answers = Mapping[Box, Cell]


@dataclass(frozen=True, slots=True)
class Difference:
    """One box whose answer is another one: ``change`` is signed, and empty where one side is no number."""

    group: str
    measure: str
    before: str
    after: str
    change: str


@dataclass(frozen=True, slots=True)
class DifferenceTable:
    """The changed boxes of one platform, or of the company itself when ``platform`` is empty."""

    platform: str
    boxes: tuple[Difference, ...]


def differences(before: Answers, after: Answers, layout: Layout) -> list[DifferenceTable]:
    """The boxes with another answer, in the order of the grid; nothing when the two say the same."""
    changed = {box for box in {*before, *after} if before.get(box) != after.get(box)}
    tables = [
        DifferenceTable(name, tuple(_boxes(changed, platform, before, after, layout)))
        for platform, name in (*((row.slug, row.name) for row in layout.platforms), (None, ""))
    ]
    return [table for table in tables if table.boxes]


def _boxes(
    changed: set[Box], platform: str | None, before: Answers, after: Answers, layout: Layout
) -> Iterator[Difference]:
    groups = [None] if platform is None else [TOTAL, *layout.groups]
    for box in (Box(platform, measure, group) for group in groups for measure in layout.measures):
        if box in changed:
            then, now = before.get(box), after.get(box)
            words = member.answer(then), member.answer(now), _change(then, now)
            yield Difference(_group(box, layout), str(layout.measures[box.measure]), *words)


def _group(box: Box, layout: Layout) -> str:
    if box.species_group is None:
        return ""
    return _("Total") if box.species_group == TOTAL else str(layout.groups[box.species_group])


def _change(then: Cell | None, now: Cell | None) -> str:
    if then is None or now is None or then.value is None or now.value is None:
        return ""
    return numbers.signed(now.value - then.value)
