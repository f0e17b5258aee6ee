"""What a page showed, sent along with its form and back: signed, so that what comes back is what we wrote."""

from __future__ import annotations

from collections.abc import Iterable

from django.core import signing

from reports.rules.cells import Box, Cell

SALT = "reports.shown"


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
