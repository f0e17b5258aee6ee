"""What others published before this site, as a table with a source in every row."""

from __future__ import annotations

from collections.abc import Sequence

from reports.models import HistoryFigure
from reports.summaries.words import HistoryWords
from reports.wording import history as wording
from reports.wording import numbers, tables

COLUMNS = ("published", "counted", "value", "unit", "scope", "window", "source")


def write(figures: Sequence[HistoryFigure]) -> HistoryWords:
    """Every published number as a row; the drawn ones by their sources too."""
    drawn = [each for each in figures if each.is_drawn]
    return {
        "intro": wording.intro(),
        "sources": [{"label": f"{each.published}: {wording.host(each.source)}", "url": each.source} for each in drawn],
        "table": {
            "caption": wording.table_caption(),
            "columns": [{"key": key, "label": tables.head(key)} for key in COLUMNS],
            "rows": [_row(each) for each in figures],
        },
    }


def _row(each: HistoryFigure) -> list[str]:
    return [
        each.published,
        wording.metric(each.metric),
        numbers.whole(int(each.value)),
        wording.unit(each.unit) or "–",
        wording.scope(each.scope),
        f"{each.window_start} – {each.window_end}" if each.window_start and each.window_end else "–",
        wording.host(each.source),
    ]
