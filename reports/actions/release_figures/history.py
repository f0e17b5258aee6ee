"""The running totals that others announced before this site, each over its window; never joined, never added."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reports.charts import history
from reports.charts.history import HistoryBreak, HistoryWords, Milestone
from reports.charts.spec import Amount, Caption, FigureSpec
from reports.models import HistoryFigure
from reports.summaries.axes import ticks
from reports.summaries.release_files import HISTORY
from reports.wording import dates, figures, numbers, tables
from reports.wording import history as wording


def announcements(every: Sequence[HistoryFigure]) -> FigureSpec:
    """The figures that are marked to be drawn; at least one, each with its window."""
    drawn = sorted((each for each in every if each.is_drawn), key=lambda each: each.window_end)
    milestones = [_milestone(each) for each in drawn]
    caption = Caption(
        id=HISTORY,
        title=figures.history_title(),
        subtitle=figures.history_subtitle(),
        alt=figures.history_alt([(one.window, one.short) for one in milestones]),
        source=figures.history_source(),
        long_text=wording.intro(),
    )
    return history.figure(
        caption, milestones, words=_words(), ticks=ticks(), years=_years(milestones), breaks=list(_breaks(drawn))
    )


def _milestone(each: HistoryFigure) -> Milestone:
    starts, ends = _day(each.window_start), _day(each.window_end)
    value, window = int(each.value), dates.window(starts, ends)
    unit = wording.unit(each.unit)
    return Milestone(
        starts=starts,
        ends=ends,
        value=Amount(value, numbers.whole(value)),
        window=window,
        unit=unit,
        precision=wording.precision(each.precision),
        source=each.source,
        short=numbers.rounded(value) if each.precision == "rounded" else numbers.whole(value),
        long=window,
        is_rounded=each.precision == "rounded",
        hover=(window, f"{numbers.whole(value)} {unit}", wording.host(each.source)),
    )


def _breaks(drawn: Sequence[HistoryFigure]) -> Iterator[HistoryBreak]:
    """What changed is drawn right after the window of the number before: nobody knows the day."""
    for before, each in pairwise(drawn):
        label = wording.break_label(each.published)
        if label:
            yield HistoryBreak(_day(before.window_end) + datetime.timedelta(days=1), label)


def _years(milestones: Sequence[Milestone]) -> list[tuple[datetime.date, str]]:
    first, last = min(one.starts for one in milestones).year, max(one.ends for one in milestones).year
    return [(datetime.date(year, 1, 1), str(year)) for year in range(first, last + 1)]


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def _words() -> HistoryWords:
    heads = ("window", "value", "unit", "precision", "source", "exact", "rounded")
    return HistoryWords(**{name: tables.head(name) for name in heads})
