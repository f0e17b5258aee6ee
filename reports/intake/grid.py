"""Reads the boxes of a posted page, each one alone; knows no page, no draft and no database."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from reports.intake.numbers import Blank, NotTracked, Refused, parse_count
from reports.rules.cells import Box, Cell

PREFIX = "c"


@dataclass(frozen=True, slots=True)
class Posted:
    """What stood in the boxes.

    ``texts``: every box as it was typed. ``changes``: the boxes that can be read, None where blank. ``refused``: those
    that cannot. ``respelled``: numbers that were written in another way than digits, with what was read.
    """

    texts: dict[Box, str] = field(default_factory=dict)
    changes: dict[Box, Cell | None] = field(default_factory=dict)
    refused: dict[Box, Refused] = field(default_factory=dict)
    respelled: dict[Box, int] = field(default_factory=dict)


def field_name(box: Box) -> str:
    """The name of a box in a form: ``c:aurora-market:blocked:TOTAL``, for a company count ``c::referrals:``."""
    return ":".join((PREFIX, box.platform or "", box.measure, box.species_group or ""))


def box_named(name: str) -> Box | None:
    """The box that a form's field stands for, None for any other field; whether it exists is asked elsewhere."""
    prefix, *place = name.split(":")
    if prefix != PREFIX or len(place) != 3:
        return None
    platform, measure, group = place
    return Box(platform or None, measure, group or None)


def read_boxes(fields: Mapping[str, str], ceiling: Callable[[str], int]) -> Posted:
    """Read every box among a form's fields; ``ceiling`` gives the largest count of a measure."""
    posted = Posted()
    for name, text in fields.items():
        box = box_named(name)
        if box is not None:
            _read(box, text, ceiling(box.measure), posted)
    return posted


def _read(box: Box, text: str, ceiling: int, posted: Posted) -> None:
    posted.texts[box] = text
    reading = parse_count(text, ceiling)
    match reading:
        case Refused():
            posted.refused[box] = reading
        case Blank():
            posted.changes[box] = None
        case NotTracked():
            posted.changes[box] = Cell(*box, not_tracked=True)
        case _:
            posted.changes[box] = Cell(*box, reading.value)
            # Digits with thousands marked are how the page itself writes a number.
            if reading.normalised and text.strip() != f"{reading.value:,}":
                posted.respelled[box] = reading.value
