"""Tags for figures and the tables behind them; draws what it is handed and computes no number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

NUMBER = re.compile(r"[-−–+]?\s?[\d][\d,.\s]*[%kmKM万亿]?(\s*\[[a-z]\])?|[-–]|\[[a-z]\]")
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}

# How a key's swatch is drawn in a 16 × 16 box, with the token's colour.
SWATCHES = {
    "": '<path d="M0 0h16v16H0Z" fill="var(--{})"/>',
    "hatch": '<path d="M.75.75h14.5v14.5H.75ZM0 5.5L5.5 0M0 11L11 0M0 16.5L16.5 0M5 17L17 5M10.5 17L17 10.5" '
    'fill="none" stroke="var(--{})" stroke-width="1.5"/>',
    "line": '<path d="M0 8h16" stroke="var(--{})" stroke-width="3"/>',
    "dash": '<path d="M0 8h6m4 0h6" stroke="var(--{})" stroke-width="3"/>',
    "dot": '<circle cx="8" cy="8" r="5" fill="var(--{})"/>',
    "bracket": '<path d="M6 1H1v14h5M10 1h5v14h-5" fill="none" stroke="var(--{})" stroke-width="2"/>',
}


class Cell(NamedTuple):
    """One cell of a table: its text, the column it stands in, and whether it lines up as a number."""

    text: str
    column: object
    is_number: bool


@register.filter
def under(row: Iterable[object], columns: Iterable[object]) -> list[Cell]:
    """The cells of a row with the column each stands in; a row and its columns have one length."""
    pairs = zip(row, columns, strict=True)
    return [Cell(str(text), column, bool(NUMBER.fullmatch(str(text)))) for text, column in pairs]


@register.filter
def island(text: str) -> SafeString:
    """JSON text made safe to stand inside a script element."""
    return mark_safe(text.translate(ESCAPES))  # noqa: S308


@register.simple_tag
def swatch(name: str) -> SafeString:
    """The mark of a key: a colour token (``viz-1``), or a kind and a token (``hatch:viz-1``, ``dash:viz-2``)."""
    kind, _separator, token = name.rpartition(":")
    drawing = format_html(SWATCHES[kind], token)
    return format_html('<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">{}</svg>', drawing)
