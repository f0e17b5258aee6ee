"""The same numbers through every door end in the same signed hash."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reports.canonical import digest
from reports.rules.cells import Box, Cell
from tests import cast
from tests.browser import doors
from tests.browser.doors import MARKET

type Door = Callable[[cast.World, dict[Box, Cell], Any], None]

OUTSIDE = {"TOOL"}


def numbers(world: cast.World) -> dict[Box, Cell]:
    """A total and a part of every measure, a zero, a count outside the totals, and the company's measures."""
    return {box: cell for box, cell in cast.full_answer(world.submission).items() if cell}


def zeros(world: cast.World) -> dict[Box, Cell]:
    """What the nil return says of the small profile: 0 in every box."""
    boxes = [Box(MARKET, measure, group) for measure in cast.MEASURES for group in ("TOTAL", *cast.GROUPS)]
    return {box: Cell(*box, 0) for box in (*boxes, *(Box(None, code, None) for code in cast.COMPANY_MEASURES))}


def hash_of(cells: dict[Box, Cell]) -> str:
    """The hash that the numbers must have, worked out from the rule alone: parts and rests, no totals."""
    kept = [cell for cell in cells.values() if not cell.is_total]
    for total in (cell for cell in cells.values() if cell.is_total):
        wildlife = [c for c in kept if c.box[:2] == total.box[:2] and c.species_group not in OUTSIDE]
        rest = (total.value or 0) - sum(cell.value or 0 for cell in wildlife)
        kept.append(Cell(total.platform, total.measure, "UNSPEC", rest))
    company = [cell for cell in kept if cell.platform is None]
    return digest("aurora", "2026-Q3", [cell for cell in kept if cell.platform], company)[1]


DOORS: list[Door] = [
    doors.by_form, doors.by_autosave, doors.on_behalf, doors.by_csv_file, doors.by_template, doors.by_own_sheet,
    doors.by_api, doors.by_api_in_parts, doors.by_csv_call, doors.by_keyboard, doors.by_paste,
]  # fmt: skip
IN_CHROMIUM = {doors.by_keyboard, doors.by_paste}


def _param(door: Door, answer: Callable[[cast.World], dict[Box, Cell]]) -> Any:
    marks = [pytest.mark.browser] if door in IN_CHROMIUM else []
    return pytest.param(door, answer, marks=marks, id=f"{answer.__name__}-{door.__name__}")


@pytest.mark.parametrize(
    ("door", "answer"),
    [_param(door, numbers) for door in DOORS]
    + [_param(door, zeros) for door in (doors.by_nil_return, doors.by_form, doors.by_api)],
)
def test_the_same_numbers_have_the_same_hash_through_every_door(scene, request, door, answer):
    cells = answer(scene)
    door(scene, cells, request)
    revision = cast.sign(scene.submission, by=scene.signer)
    assert revision.hash == hash_of(cells)
