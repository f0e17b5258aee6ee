"""The desk's figures of one quarter: species groups by their count (C6), and platform types (C10)."""

from __future__ import annotations

from collections import defaultdict
from operator import attrgetter

from members.models import PlatformType
from reports.aggregate.facts import sums
from reports.charts import platform_types, ranking
from reports.charts.platform_types import PlatformTypeRow, PlatformTypeWords
from reports.charts.ranking import MOST, RankingRow, RankingWords
from reports.charts.spec import FigureSpec
from reports.models import SpeciesGroup
from reports.parts import UNSPEC
from reports.summaries.desk_series import Series, amount
from reports.wording import desk as wording
from reports.wording import numbers
from reports.wording.tables import head


def ranking_figure(series: Series) -> FigureSpec | None:
    """The ten largest groups, the sum of the others, and what was not broken down; None where nothing is split."""
    values = sums((fact for fact in series.newest if fact.species_group), attrgetter("species_group"))
    rest = values.pop(UNSPEC, None)
    if not values:
        return None
    total = sum(values.values()) + (rest or 0)
    named = {group.code: str(group) for group in SpeciesGroup.objects.filter(code__in=[*values, UNSPEC])}
    largest = sorted(values, key=lambda code: (-values[code], code))
    rows = [_group(named[code], values[code], total) for code in largest[:MOST]]
    if others := largest[MOST:]:
        rows.append(_group(wording.other_groups(), sum(values[code] for code in others), total, rest=True))
    if rest is not None:
        rows.append(_group(named.get(UNSPEC, UNSPEC), rest, total, rest=True))
    top, told = largest[0], [(named[code], values[code]) for code in largest]
    caption = series.caption(
        "ranking",
        wording.ranking_title(named[top], numbers.share_of(values[top], total)),
        wording.quarter_subtitle(series.measure_name, series.scope_name, series.last_name),
        wording.ranking_alt(told, total),
        () if series.tools is None else (wording.tools_apart(series.tools),),
    )
    return ranking.figure(caption, rows, words=_ranking_words(series))


def platform_types_figure(series: Series) -> FigureSpec | None:
    """Counts by platform type with the companies behind each; None where nothing belongs to a platform."""
    values = sums((fact for fact in series.newest if fact.platform_type), attrgetter("platform_type"))
    if not values:
        return None
    behind: dict[str, set[str]] = defaultdict(set)
    for fact in series.newest:
        behind[fact.platform_type].add(fact.company)
    named = {kind.code: str(kind) for kind in PlatformType.objects.filter(code__in=values)}
    rows = [_platform_type(named[code], value, len(behind[code])) for code, value in values.items()]
    told = sorted(((named[code], value) for code, value in values.items()), key=lambda row: -row[1])
    total = sum(values.values())
    caption = series.caption(
        "platform-types",
        wording.ranking_title(told[0][0], numbers.share_of(told[0][1], total)),
        wording.quarter_subtitle(series.measure_name, series.scope_name, series.last_name),
        wording.ranking_alt(told, total),
    )
    return platform_types.figure(caption, rows, words=_type_words(series))


def _group(name: str, value: int, total: int, *, rest: bool = False) -> RankingRow:
    share = numbers.share_of(value, total)
    end = f"{numbers.whole(value)} · {share}"
    return RankingRow(name, amount(value), share, end, (name, end), rest)


def _platform_type(name: str, value: int, companies: int) -> PlatformTypeRow:
    members = wording.companies(companies)
    end = f"{numbers.whole(value)} · {members}"
    return PlatformTypeRow(name, amount(value), members, end, (name, end))


def _ranking_words(series: Series) -> RankingWords:
    return RankingWords(
        group=wording.species_group(),
        total=series.measure_name,
        share=head("share"),
        rest=wording.other_and_rest(),
        withheld=wording.nothing_accepted(),
    )


def _type_words(series: Series) -> PlatformTypeWords:
    return PlatformTypeWords(
        platform_type=wording.platform_type(),
        total=series.measure_name,
        members=wording.company_column(),
        withheld=wording.nothing_accepted(),
    )
