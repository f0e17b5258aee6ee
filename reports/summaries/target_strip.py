"""C3 from the standing of each target: how far it is on the way from its baseline to its goal."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from members.models import in_language
from reports.charts import targets
from reports.charts.spec import Amount, Caption, FigureSpec
from reports.charts.targets import TargetRow, TargetWords
from reports.pace import Band
from reports.summaries import target_words as words
from reports.summaries.standings import TargetStanding
from reports.wording import dates, figures, numbers, tables
from reports.wording import targets as wording


def strip(standings: Sequence[TargetStanding], source: str) -> FigureSpec:
    """One row a target, in their order; at least one, all of one quarter."""
    rows = [_row(standing) for standing in standings]
    states = [words.status_of(standing) for standing in standings]
    computed = sum(state not in (wording.CANNOT, Band.NOT_ENOUGH_DATA) for state in states)
    caption = Caption(
        id="targets",
        title=figures.targets_title(states.count(Band.ACHIEVED), computed, len(states)),
        subtitle=figures.targets_subtitle(dates.quarter(standings[0].quarter)),
        alt=figures.targets_alt([(row.name, row.status_text) for row in rows]),
        source=source,
        long_text=wording.method(),
    )
    return targets.figure(caption, rows, words=_words())


def _row(standing: TargetStanding) -> TargetRow:
    version, told = standing.version, words.write(standing)
    now = wording.amount(version, standing.now)
    start = Fraction(0) if version.is_level else version.baseline
    is_drawn = standing.progress is not None and told["status"] != Band.NOT_ENOUGH_DATA
    return TargetRow(
        name=in_language(version.names),
        now=Amount(None if standing.now is None else round(standing.now), now),
        now_label=now,
        progress=_percent(standing.progress if is_drawn else None),
        needed=_percent(standing.needed if is_drawn else None),
        start_label=wording.amount(version, start),
        end_label=wording.goal(version),
        status_text=told["status_text"],
        coverage=told["coverage"],
        hover=(in_language(version.names), told["now_text"], told["status_text"]),
        reason="" if is_drawn else told["reason"] or wording.thin(),
    )


def _percent(share: Fraction | None) -> Amount:
    """A share of the way in whole percent."""
    if share is None:
        return Amount(None, "–")
    return Amount(round(share * 100), numbers.percent(Fraction(round(share * 100), 100)))


def _words() -> TargetWords:
    heads = ("target", "now", "progress", "needed", "goal", "status", "coverage")
    return TargetWords(**{name: tables.head(name) for name in heads})
