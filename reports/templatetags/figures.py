"""Tags for figures and the tables behind them; draws what it is handed and computes no number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from django import template
from django.utils.safestring import SafeString, mark_safe

from reports.charts import swatches

register = template.Library()

NUMBER = re.compile(r"[-−–+]?\s?[\d][\d,.\s]*[%kmKM万亿]?(\s*\[[a-z]\])?|[-–]|\[[a-z]\]")
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


class Cell(NamedTuple):
    """A heading or a text of a table, and whether its column lines up as numbers."""

    content: object
    is_number: bool


class Table(NamedTuple):
    """The headings and the rows of a table, cell by cell."""

    heads: list[Cell]
    rows: list[list[Cell]]


@register.simple_tag
def aligned(columns: Sequence[object], rows: Sequence[Sequence[object]]) -> Table:
    """A table whose columns know how they line up: as numbers where most of their texts are numbers.

    ValueError for a row that has not one text for each column.
    """
    texts = [[str(text) for text in row] for row in rows]
    numeric = [_is_numeric([row[at] for row in texts if at < len(row)]) for at in range(len(columns))]
    heads, *cells = ([Cell(*pair) for pair in zip(row, numeric, strict=True)] for row in [columns, *texts])
    return Table(heads, cells)


def _is_numeric(texts: list[str]) -> bool:
    return 2 * sum(bool(NUMBER.fullmatch(text)) for text in texts) > len(texts)


@register.filter
def island(text: str) -> SafeString:
    """JSON text made safe to stand inside a script element."""
    return mark_safe(text.translate(ESCAPES))


@register.simple_tag
def swatch(name: str) -> SafeString:
    """The mark of a key: a colour token (``viz-1``), or a kind and a token (``hatch:viz-1``, ``dash:viz-2``)."""
    return mark_safe(swatches.swatch(name))
