"""What a page showed, sent along with its form and back: signed, so that what comes back is what we wrote."""

from __future__ import annotations

from collections.abc import Iterable

from django.core import signing

from reports.rules.cells import Box, Cell
from reports.rules.codes import Code
from reports.rules.explained import Reasons

SALT = "reports.shown"
REASONS = "reports.shown.reasons"


def packed(cells: Iterable[Cell]) -> str:
    """The answers as one text for a hidden field."""
    return signing.dumps([[*cell.box, cell.value] for cell in cells], salt=SALT, compress=True)


def unpacked(text: str) -> dict[Box, Cell] | None:
    """The answers that a page showed; None when the text is not one of ours."""
    try:
        rows = signing.loads(text, salt=SALT)
    except signing.BadSignature:
        return None
    cells = (Cell(platform, measure, group, value, value is None) for platform, measure, group, value in rows)
    return {cell.box: cell for cell in cells}


def packed_reasons(reasons: Reasons) -> str:
    """The explanations beside the numbers, likewise."""
    rows = [[code.value, *box, *told] for (code, box), told in reasons.items()]
    return signing.dumps(rows, salt=REASONS, compress=True)


def unpacked_reasons(text: str) -> Reasons:
    """The explanations that a page showed; none when the text is not one of ours."""
    try:
        rows = signing.loads(text, salt=REASONS)
    except signing.BadSignature:
        return {}
    return {(Code(code), Box(platform, measure, group)): tuple(told) for code, platform, measure, group, *told in rows}
