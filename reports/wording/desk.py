"""Titles, alternative texts and notes of the desk's figures; live numbers only."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.aggregate.coverage import Coverage
from reports.wording import numbers, prose
from reports.wording.headline import members, returns


def all_coalitions() -> str:
    """The scope that counts every company once."""
    return _("All coalitions, each company once")


def all_listings() -> str:
    """The measure of every first look: the three parts together."""
    return _("Wildlife listings removed or blocked")


def live() -> str:
    """The mark on everything that is no release."""
    return _("Live, not for publication")


def not_complete() -> str:
    """A quarter in which an expected return is not accepted yet."""
    return _("Returns still missing")


def nothing_accepted() -> str:
    """A quarter without any accepted number."""
    return _("Nothing accepted")


def running_total() -> str:
    """The head of a column."""
    return _("Running total")


def species_group() -> str:
    """The head of a column."""
    return _("Species group")


def platform_type() -> str:
    """The head of a column."""
    return _("Platform type")


def company_column() -> str:
    """The head of a column: how many stand behind a number."""
    return _("Companies")


def other_groups() -> str:
    """The sum of the groups that are not drawn one by one."""
    return _("Other groups")


def other_and_rest() -> str:
    """The key's words for what is no group of its own."""
    return _("Other groups, and not broken down")


def counts_accepted() -> str:
    """Companies whose accepted return has numbers above zero."""
    return _("Counts accepted")


def none_accepted() -> str:
    """Companies that looked and found none."""
    return _("None to report")


def not_accepted() -> str:
    """Expected companies without an accepted return that has content."""
    return _("Not accepted yet")


def exempt() -> str:
    """Companies in neither number of the coverage."""
    return _("Exempt")


def flow_title(measure: str, value: int | None, quarter: str) -> str:
    """The newest number of a series."""
    words = {"measure": measure, "quarter": quarter}
    if value is None:
        return _("%(measure)s: nothing accepted for %(quarter)s") % words
    return _("%(measure)s: %(value)s in %(quarter)s") % (words | {"value": numbers.whole(value)})


def sum_title(measure: str, value: int, first: str) -> str:
    """The running total of a series."""
    words = {"measure": measure, "value": numbers.rounded(value), "first": first}
    return _("%(measure)s: %(value)s since %(first)s") % words


def series_subtitle(scope: str, first: str, last: str, *, is_running: bool = False) -> str:
    """What is drawn, of whom, and for when."""
    words = {"scope": scope, "first": first, "last": last, "live": live()}
    if is_running:
        return _("Running total from %(first)s to %(last)s. %(scope)s. %(live)s.") % words
    return _("Per quarter, %(first)s to %(last)s. %(scope)s. %(live)s.") % words


def quarter_subtitle(measure: str, scope: str, quarter: str) -> str:
    """What is drawn of one quarter."""
    words = {"measure": measure, "scope": scope, "quarter": quarter, "live": live()}
    return _("%(measure)s in %(quarter)s. %(scope)s. %(live)s.") % words


def sum_alt(count: int, first: tuple[str, int], last: tuple[str, int]) -> str:
    """The running total from end to end."""
    words = {"count": count, "first": first[0], "from": numbers.whole(first[1]), "last": last[0]}
    words["to"] = numbers.whole(last[1])
    return _("Line of %(count)s quarters. The sum goes from %(from)s in %(first)s to %(to)s in %(last)s.") % words


def ranking_title(name: str, share: str) -> str:
    """The largest of what is ranked."""
    return _("Largest: %(name)s, %(share)s of the total") % {"name": name, "share": share}


def ranking_alt(rows: Sequence[tuple[str, int]], total: int) -> str:
    """The three largest with their shares."""
    told = [
        _("%(name)s %(value)s (%(share)s)")
        % {"name": name, "value": numbers.whole(value), "share": numbers.share_of(value, total)}
        for name, value in rows[:3]
    ]
    return ngettext("%(count)s bar. Largest: %(told)s.", "%(count)s bars. Largest: %(told)s.", len(rows)) % {
        "count": len(rows),
        "told": prose.clauses(told),
    }


def companies(count: int) -> str:
    """How many companies stand behind a number."""
    return ngettext("%(count)s company", "%(count)s companies", count) % {"count": numbers.whole(count)}


def tools_apart(value: int) -> str:
    """Tools and services are in no wildlife total, and beside it."""
    return _("Tools and services, counted apart and in no wildlife total: %(value)s.") % {"value": numbers.whole(value)}


def coverage_title(covered: Coverage, quarter: str) -> str:
    """How complete the newest quarter is."""
    words = {"covered": members(covered.received, covered.expected), "quarter": quarter}
    return _("%(covered)s accepted for %(quarter)s") % words


def coverage_subtitle(scope: str, first: str, last: str) -> str:
    """What is drawn: companies, not listings."""
    words = {"scope": scope, "first": first, "last": last, "live": live()}
    return _("Companies by what is accepted from them, %(first)s to %(last)s. %(scope)s. %(live)s.") % words


def coverage_alt(count: int, lowest: tuple[str, Coverage], last: tuple[str, Coverage]) -> str:
    """The least complete quarter and the newest one."""
    words = {
        "count": count,
        "lowest": lowest[0],
        "low": members(lowest[1].received, lowest[1].expected),
        "last": last[0],
        "now": members(last[1].received, last[1].expected),
    }
    return _("Bars of %(count)s quarters. Least complete: %(lowest)s, %(low)s. Newest: %(last)s, %(now)s.") % words


def source(quarter: str, of_quarter: Coverage, of_all: Coverage, *, is_demonstration: bool) -> str:
    """The line under every figure: what it is made of, how complete it is, and that it is no release."""
    words = {
        "quarter": quarter,
        "now": members(of_quarter.received, of_quarter.expected),
        "all": returns(of_all.received, of_all.expected),
        "live": live(),
    }
    text = _("Source: accepted returns. %(live)s. Coverage: %(now)s in %(quarter)s; %(all)s over all quarters.") % words
    return (
        prose.sentences(text, _("Demonstration data: companies and counts are invented.")) if is_demonstration else text
    )


def target_line(value: int) -> str:
    """The words on the line of a target."""
    return _("Target: %(value)s") % {"value": numbers.rounded(value)}


def formula(now: int, baseline: int, elapsed: int, target: int, span: int, ratio: str) -> str:
    """The pace ratio with its numbers in place, as anybody can compute it again."""
    words = {"now": numbers.whole(now), "baseline": numbers.whole(baseline), "target": numbers.whole(target)}
    return _("((%(now)s − %(baseline)s) ÷ %(elapsed)s) ÷ ((%(target)s − %(baseline)s) ÷ %(span)s) = %(ratio)s") % (
        words | {"elapsed": elapsed, "span": span, "ratio": ratio}
    )


def not_split(measure: str) -> str:
    """Why there is no ranking of species."""
    return _("“%(measure)s” is not broken down by species here, so there is no ranking.") % {"measure": measure}


def not_by_platform(measure: str) -> str:
    """Why there are no platform types."""
    return _("“%(measure)s” is given once per company, so it has no platform type.") % {"measure": measure}


def nothing_yet(quarter: str) -> str:
    """Why a figure of one quarter is empty."""
    return _("No accepted return has numbers for %(quarter)s yet.") % {"quarter": quarter}


def nobody_expected(scope: str, quarter: str) -> str:
    """Why a whole scope is empty."""
    return _("%(scope)s: no company was expected up to %(quarter)s.") % {"scope": scope, "quarter": quarter}
