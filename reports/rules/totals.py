"""How parts and their total must agree. Wildlife only: tools and services are outside every total."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reports.rules.cells import Finding, blocking
from reports.rules.codes import Code
from reports.rules.columns import Column


def parts_exceed_total(columns: Iterable[Column]) -> Iterator[Finding]:
    """Parts may leave a rest, which becomes UNSPEC; they may not add up to more than the total."""
    for column in columns:
        if column.total and column.total.value is not None and column.split > column.total.value:
            yield blocking(Code.PARTS_EXCEED_TOTAL, column.total_box, parts=column.split, total=column.total.value)


def excluded_parts(columns: Iterable[Column]) -> Iterator[Finding]:
    """Where the total is not tracked no part of it can be known."""
    for column in columns:
        if column.total and column.total.not_tracked:
            for part in column.parts:
                if part.value is not None:
                    yield blocking(Code.EXCLUDED_PARTS, part.box, value=part.value)
