"""The live dashboard: all its figures for one choice of filters, drawn once and kept while what counts is the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from django.utils import timezone
from django.utils.translation import get_language

from reports.aggregate.facts import Fact
from reports.calendar import QuarterKey
from reports.charts.spec import FigureSpec
from reports.facts import accepted_facts
from reports.models import Indicator, SeriesBreak, Submission, TargetVersion
from reports.summaries.desk_coverage import coverage_figure
from reports.summaries.desk_figures import page_figure
from reports.summaries.desk_flow import cumulative_figure, quarterly_figure
from reports.summaries.desk_rankings import platform_types_figure, ranking_figure
from reports.summaries.desk_rounds import Rounds, rounds
from reports.summaries.desk_series import Filters, Series
from reports.summaries.desk_targets import standings
from reports.summaries.public import FigureView
from reports.summaries.standings import TargetStanding
from reports.summaries.target_strip import strip
from reports.wording import desk as wording


@dataclass(frozen=True, slots=True)
class Dashboard:
    """The figures, and for each that cannot be drawn the reason."""

    figures: tuple[FigureView, ...]
    gaps: tuple[str, ...]


def dashboard(filters: Filters, settled: QuarterKey) -> Dashboard:
    """The dashboard in the active language. ``settled`` is the quarter in which targets are looked at."""
    return _dashboard(filters, settled, get_language() or "en", version())


def version() -> str:
    """Changes whenever an acceptance, an exemption, a due instant, an opened quarter, a target or a series break does.

    And whenever a due instant comes.
    """
    counting = Submission.objects.filter(quarter__opened_at__isnull=False).order_by("pk")
    told = ("pk", "accepted_revision__hash", "exempt_at", "first_signed_at", "own_due_at", "quarter__due_at")
    now = timezone.now()
    parts: list[object] = [
        *((*row, own or usual, (own or usual) <= now) for *row, own, usual in counting.values_list(*told)),
        *TargetVersion.objects.order_by("pk").values_list("pk", "number"),
        *SeriesBreak.objects.order_by("pk").values_list("pk", "starts_on"),
    ]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


@lru_cache(maxsize=1)
def facts_of(version: str) -> tuple[Fact, ...]:
    """Every accepted number as it was under one version."""
    return tuple(accepted_facts())


@lru_cache(maxsize=8)
def rounds_of(version: str, scope: str) -> Rounds:
    """What came in for every quarter of a scope, as it was under one version."""
    return rounds(scope)


def live_standings(version: str, quarter: QuarterKey) -> list[TargetStanding]:
    """Every target as it stood in one quarter under one version."""
    return standings(facts_of(version), partial(rounds_of, version), quarter)


@lru_cache(maxsize=128)
def _dashboard(filters: Filters, settled: QuarterKey, language: str, version: str) -> Dashboard:
    series = Series(filters, facts_of(version), rounds_of(version, filters.scope))
    drawn, gaps = [], []
    for spec in _figures(series, live_standings(version, min(settled, filters.quarter))):
        if isinstance(spec, str):
            gaps.append(spec)
        elif spec is not None:
            drawn.append(page_figure(spec))
    return Dashboard(tuple(drawn), tuple(gaps))


def _figures(series: Series, targets: Sequence[TargetStanding]) -> Iterator[FigureSpec | str | None]:
    """Each figure, or why there is none."""
    if not series.rounds:
        yield wording.nobody_expected(series.scope_name, series.last_name)
        return
    if series.by_quarter:
        yield quarterly_figure(series, _level(series.filters))
        yield cumulative_figure(series)
    if targets:
        yield strip(targets, series.source)
    if series.newest:
        yield ranking_figure(series) or wording.not_split(series.measure_name)
        yield platform_types_figure(series) or wording.not_by_platform(series.measure_name)
    else:
        yield wording.nothing_yet(series.last_name)
    yield coverage_figure(series)


def _level(filters: Filters) -> int | None:
    """The target on listings in each quarter, for the scope that is drawn."""
    if not filters.is_listings:
        return None
    current = TargetVersion.objects.current().filter(indicator=Indicator.LISTINGS, scope=filters.scope).first()
    return current.value if current else None
