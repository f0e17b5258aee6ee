"""The desk's figures over time: each quarter (C1) and the running total (C2) of a series."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from reports.aggregate.listings import Listings, cumulative
from reports.charts import cumulative as running
from reports.charts import quarterly
from reports.charts.cumulative import CumulativePoint, CumulativeWords
from reports.charts.quarterly import QuarterlyBar, QuarterlyWords, TargetLine
from reports.charts.spec import FigureSpec, Status
from reports.summaries import axes
from reports.summaries.desk_rounds import Round
from reports.summaries.desk_series import Series, amount
from reports.wording import dates, figures, names, numbers
from reports.wording import desk as wording
from reports.wording.headline import members
from reports.wording.tables import head


def quarterly_figure(series: Series, target: int | None = None) -> FigureSpec:
    """Every quarter up to the last one asked for; ``target`` is a level to reach in each quarter."""
    readings = [figures.Reading(dates.quarter(one.quarter), _total(series, one)) for one in series.rounds]
    caption = series.caption(
        "quarterly",
        wording.flow_title(series.measure_name, readings[-1].value, series.last_name),
        wording.series_subtitle(series.scope_name, series.first_name, series.last_name),
        figures.quarterly_alt(readings, 0),
    )
    spec = quarterly.figure(
        caption,
        [_bar(series, one) for one in series.rounds],
        words=_flow_words(series),
        ticks=axes.ticks(),
        breaks=series.breaks,
        target=TargetLine(target, wording.target_line(target)) if target is not None else None,
    )
    return spec if series.filters.is_listings else _only(spec, {"quarter", "removed", "status", "coverage"})


def cumulative_figure(series: Series) -> FigureSpec:
    """The sum from the first opened quarter on."""
    sums = cumulative({one.quarter: series.by_quarter.get(one.quarter, Listings()) for one in series.rounds})
    known = [(dates.quarter(key), value.total) for key, value in sums.items() if value.total is not None]
    caption = series.caption(
        "cumulative",
        wording.sum_title(series.measure_name, known[-1][1], series.first_name),
        wording.series_subtitle(series.scope_name, series.first_name, series.last_name, is_running=True),
        wording.sum_alt(len(sums), known[0], known[-1]),
    )
    points = [_point(one, sums[one.quarter].total) for one in series.rounds]
    return running.figure(caption, points, words=_sum_words(series), ticks=axes.ticks(), breaks=series.breaks)


def _total(series: Series, one: Round) -> int | None:
    return series.by_quarter.get(one.quarter, Listings()).total


def _bar(series: Series, one: Round) -> QuarterlyBar:
    value = series.by_quarter.get(one.quarter, Listings())
    text = _status_text(one, value.total)
    return QuarterlyBar(
        quarter=axes.quarter(one.quarter),
        removed=amount(value.removed),
        blocked=amount(value.blocked),
        not_separated=amount(value.not_separated),
        total=amount(value.total),
        status=_status(one, value.total),
        status_text=text,
        coverage=_covered(one),
        hover=_hover(one, value.total),
    )


def _point(one: Round, total: int | None) -> CumulativePoint:
    return CumulativePoint(
        quarter=axes.quarter(one.quarter),
        total=amount(total),
        status=_status(one, total),
        status_text=_status_text(one, total),
        coverage=_covered(one),
        hover=_hover(one, total),
    )


def _status(one: Round, total: int | None) -> Status:
    """Hatched while a return is missing: such a quarter may not be read as a fall."""
    if total is None:
        return Status.MISSING
    return Status.LIVE if one.coverage.is_complete else Status.PROVISIONAL


def _status_text(one: Round, total: int | None) -> str:
    if total is None:
        return wording.nothing_accepted()
    return wording.live() if one.coverage.is_complete else wording.not_complete()


def _covered(one: Round) -> str:
    return members(one.coverage.received, one.coverage.expected)


def _hover(one: Round, total: int | None) -> tuple[str, ...]:
    value = wording.nothing_accepted() if total is None else numbers.whole(total)
    return dates.quarter(one.quarter), value, _covered(one)


def _flow_words(series: Series) -> QuarterlyWords:
    return QuarterlyWords(
        quarter=head("quarter"),
        removed=names.part("removed") if series.filters.is_listings else series.measure_name,
        blocked=names.part("blocked"),
        not_separated=names.part("not_separated"),
        total=names.part(names.TOTAL),
        status=head("status"),
        coverage=head("coverage"),
        provisional=wording.not_complete(),
        total_only=names.part(names.TOTAL),
        withheld=wording.nothing_accepted(),
        missing=wording.nothing_accepted(),
    )


def _sum_words(series: Series) -> CumulativeWords:
    return CumulativeWords(
        quarter=head("quarter"),
        series=head("counted"),
        total=wording.running_total(),
        status=head("status"),
        coverage=head("coverage"),
        actual=series.measure_name,
        provisional=wording.not_complete(),
        withheld=wording.nothing_accepted(),
    )


def _only(spec: FigureSpec, keys: Collection[str]) -> FigureSpec:
    """The same figure with fewer columns: a single measure has no parts."""
    kept = [at for at, column in enumerate(spec.columns) if column.key in keys]
    columns = tuple(spec.columns[at] for at in kept)
    return replace(spec, columns=columns, rows=tuple(tuple(row[at] for at in kept) for row in spec.rows))
