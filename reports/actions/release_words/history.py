"""What others published before this site, as a table with a source in every row."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from reports.models import HistoryFigure
from reports.summaries.words import HistoryWords
from reports.wording import dates, numbers, prose, tables
from reports.wording import history as wording

COLUMNS = ("published", "counted", "value", "scope", "source")


def write(figures: Sequence[HistoryFigure]) -> HistoryWords:
    """Every published number as a row; the drawn ones by their sources too."""
    drawn = [each for each in figures if each.is_drawn]
    return {
        "intro": wording.intro(),
        "sources": [
            {"label": f"{wording.host(each.source)}, {dates.as_precise(each.published)}", "url": each.source}
            for each in drawn
        ],
        "table": {
            "caption": wording.table_caption(),
            "columns": [{"key": key, "label": tables.head(key)} for key in COLUMNS],
            "rows": [_row(each) for each in figures],
        },
    }


def _row(each: HistoryFigure) -> list[str]:
    return [
        dates.as_precise(each.published),
        _counted(each),
        numbers.whole(int(each.value)),
        wording.scope(each.scope),
        wording.host(each.source),
    ]


def _counted(each: HistoryFigure) -> str:
    """What it counts, with the window where the source gives one."""
    what = wording.metric(each.metric)
    if not each.window_start or not each.window_end:
        return what
    window = dates.window(*(datetime.date.fromisoformat(text) for text in (each.window_start, each.window_end)))
    return prose.aside(what, window)
