"""Titles, subtitles and alternative texts of the public figures; every sentence is made from published numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.wording import numbers, prose


class Reading(NamedTuple):
    """A quarter's name and its count; None where it is withheld or missing."""

    name: str
    value: int | None


def quarterly_title(first: Reading, last: Reading) -> str:
    """The finding in a few words; without judgement, and without comparison where there is none to make."""
    if last.value is None:
        return _("Wildlife listings removed or blocked, %(first)s to %(last)s") % {
            "first": first.name,
            "last": last.name,
        }
    words = {"value": numbers.rounded(last.value), "quarter": last.name}
    return _("%(value)s wildlife listings removed or blocked in %(quarter)s") % words


def year_title(year: int, value: int | None) -> str:
    """The finding of a year."""
    if value is None:
        return _("Wildlife listings removed or blocked in %(year)s, by quarter") % {"year": year}
    words = {"value": numbers.rounded(value), "year": year}
    return _("%(value)s wildlife listings removed or blocked in %(year)s") % words


def quarterly_subtitle(window: str) -> str:
    """What is drawn, of whom, when, in what unit."""
    return _("Wildlife listings removed or blocked by coalition members, per quarter, %(window)s") % {"window": window}


def quarterly_alt(readings: Sequence[Reading], provisional: int) -> str:
    """The shape in words, at most 250 characters."""
    words = {"count": len(readings), "first": readings[0].name, "last": readings[-1].name}
    told = [
        ngettext(
            "Bar chart of %(count)s quarter, %(first)s to %(last)s.",
            "Bar chart of %(count)s quarters, %(first)s to %(last)s.",
            len(readings),
        )
        % words
    ]
    known = [(reading.name, reading.value) for reading in readings if reading.value is not None]
    if known:
        told += _shape(known)
    if hidden := len(readings) - len(known):
        told.append(ngettext("%(n)s quarter is not shown.", "%(n)s quarters are not shown.", hidden) % {"n": hidden})
    if provisional:
        told.append(
            ngettext("%(n)s quarter is provisional.", "%(n)s quarters are provisional.", provisional)
            % {"n": provisional}
        )
    return prose.sentences(*told)


def _shape(known: Sequence[tuple[str, int]]) -> list[str]:
    """From the first to the last, and the two extremes."""
    ends = {"first": numbers.whole(known[0][1]), "last": numbers.whole(known[-1][1])}
    low, high = min(known, key=lambda one: one[1]), max(known, key=lambda one: one[1])
    words = {"low": numbers.whole(low[1]), "lowest": low[0], "high": numbers.whole(high[1]), "highest": high[0]}
    return [
        _("The count goes from %(first)s to %(last)s.") % ends,
        _("Lowest: %(low)s in %(lowest)s. Highest: %(high)s in %(highest)s.") % words,
    ]


def targets_title(achieved: int, computed: int, total: int) -> str:
    """How many targets are reached, of those whose status can be computed."""
    words = {"achieved": achieved, "computed": computed, "total": total}
    if not computed:
        return _("No status of a target can be computed yet")
    return (
        ngettext(
            "%(achieved)s of %(total)s target achieved",
            "%(achieved)s of %(total)s targets achieved",
            total,
        )
        % words
    )


def targets_subtitle(quarter: str) -> str:
    """What is drawn."""
    return _("Where each target stands in %(quarter)s, on the way from its baseline to its goal") % {"quarter": quarter}


def targets_alt(states: Sequence[tuple[str, str]]) -> str:
    """Each target with its status word, cut at 250 characters."""
    text = prose.sentences(*(_("%(name)s: %(status)s.") % {"name": name, "status": status} for name, status in states))
    return text if len(text) <= 250 else text[:249] + "…"


def history_title() -> str:
    """The finding: what was announced, and that it is not one series."""
    return _("What the coalition announced before: running totals that cannot be compared")


def history_subtitle() -> str:
    """What is drawn."""
    return _("Listings removed or blocked since March 2018 as published by others, each over the window it covers")


def history_alt(announced: Sequence[tuple[str, str]]) -> str:
    """Each announcement by its window and number."""
    text = prose.clauses(
        _("%(value)s for %(window)s") % {"value": value, "window": window} for window, value in announced
    )
    return _("Running totals published by others: %(text)s.") % {"text": text}


def history_source() -> str:
    """Whose numbers these are."""
    return _("Sources: the publications named in the table. Numbers published by others, never added to ours.")
