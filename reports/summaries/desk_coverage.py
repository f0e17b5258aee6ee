"""The desk's figure of completeness (C11): the companies of each quarter by what is accepted from them."""

from __future__ import annotations

from reports.charts import coverage
from reports.charts.coverage import CoverageBar, CoverageWords
from reports.charts.spec import FigureSpec
from reports.summaries import axes
from reports.summaries.desk_rounds import Round
from reports.summaries.desk_series import Series, amount
from reports.wording import dates
from reports.wording import desk as wording
from reports.wording.headline import members
from reports.wording.tables import head


def coverage_figure(series: Series) -> FigureSpec:
    """Every quarter up to the last one asked for."""
    last = series.rounds[-1]
    lowest = min(series.rounds, key=lambda one: one.coverage.share or 0)
    caption = series.caption(
        "coverage",
        wording.coverage_title(last.coverage, series.last_name),
        wording.coverage_subtitle(series.scope_name, series.first_name, series.last_name),
        wording.coverage_alt(
            len(series.rounds), (dates.quarter(lowest.quarter), lowest.coverage), (series.last_name, last.coverage)
        ),
    )
    return coverage.figure(caption, [_bar(one) for one in series.rounds], words=_words())


def _bar(one: Round) -> CoverageBar:
    covered = one.coverage
    missing = covered.expected - covered.received
    text = members(covered.received, covered.expected)
    return CoverageBar(
        quarter=axes.quarter(one.quarter),
        counts=amount(len(one.with_counts - one.exempt)),
        none=amount(len(one.with_none - one.exempt)),
        not_reported=amount(missing),
        exempt=amount(len(one.exempt)),
        text=f"{covered.received}/{covered.expected}",
        value_text=text,
        hover=(dates.quarter(one.quarter), text),
    )


def _words() -> CoverageWords:
    return CoverageWords(
        quarter=head("quarter"),
        counts=wording.counts_accepted(),
        none=wording.none_accepted(),
        not_reported=wording.not_accepted(),
        exempt=wording.exempt(),
        coverage=head("coverage"),
    )
