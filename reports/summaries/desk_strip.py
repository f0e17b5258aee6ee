"""The desk's figure of targets (C3): each on its way from baseline to goal, or why there is no way to draw."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from reports.charts import targets
from reports.charts.spec import Amount, FigureSpec
from reports.charts.targets import TargetRow, TargetWords
from reports.pace import Band
from reports.summaries import desk_targets
from reports.summaries.desk_series import Series
from reports.summaries.standings import TargetStanding
from reports.wording import dates, figures, numbers
from reports.wording import targets as wording
from reports.wording.tables import head

NOT_COUNTED = (wording.CANNOT, Band.NOT_ENOUGH_DATA.value)


def targets_figure(series: Series, standings: Sequence[TargetStanding]) -> FigureSpec | None:
    """One row a target, whatever the filters: a target has a scope and an indicator of its own."""
    if not standings:
        return None
    rows = [_row(standing) for standing in standings]
    states = [desk_targets.status_of(standing) for standing in standings]
    caption = series.caption(
        "targets",
        figures.targets_title(states.count(Band.ACHIEVED), sum(s not in NOT_COUNTED for s in states), len(states)),
        figures.targets_subtitle(dates.quarter(standings[0].quarter)),
        figures.targets_alt([(row.name, row.status_text) for row in rows]),
        (wording.method(),),
    )
    return targets.figure(caption, rows, words=_words())


def _row(standing: TargetStanding) -> TargetRow:
    version, told = standing.version, desk_targets.line(standing)
    now = wording.amount(version, standing.now)
    is_drawn = standing.progress is not None and told.status not in NOT_COUNTED
    return TargetRow(
        name=told.name,
        now=Amount(None if standing.now is None else round(standing.now), now),
        now_label=now,
        progress=_percent(standing.progress if is_drawn else None),
        needed=_percent(standing.needed if is_drawn else None),
        start_label=wording.amount(version, 0 if version.is_level else version.baseline),
        end_label=wording.goal(version),
        status_text=wording.status(told.status),
        coverage=told.coverage,
        hover=(told.name, told.now_text, wording.status(told.status)),
        reason="" if is_drawn else told.reason or wording.thin(),
    )


def _percent(share: Fraction | None) -> Amount:
    """A share of the way in whole percent."""
    if share is None:
        return Amount(None, "–")
    return Amount(round(share * 100), numbers.percent(Fraction(round(share * 100), 100)))


def _words() -> TargetWords:
    heads = ("target", "now", "progress", "needed", "goal", "status", "coverage")
    return TargetWords(**{name: head(name) for name in heads})
