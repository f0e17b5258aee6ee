"""Sentences about a reporting profile: when it may change, what changes, what follows from a way of counting."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.models import BlockedWay, Part
from reports.parts import TOTAL
from reports.rules.cells import Box
from reports.tracking import BLOCKED, WAYS, Difference, WayChange
from reports.wording import dates, prose

if TYPE_CHECKING:
    from reports.calendar import QuarterKey
    from reports.profiles import Layout

ATTEMPTS = "attempts-refused"
"""The measure of repeated tries."""
MOST_GROUPS = 8
"""More groups than this are counted, not listed."""


def column(layout: Layout, platform: str, measure: str) -> str:
    """A measure of a platform: “Market: Blocked”; the codes themselves where we do not know them."""
    known = layout.measures.get(measure)
    return _("%(platform)s: %(box)s") % {"platform": place(layout, platform), "box": known.prompt if known else measure}


def place(layout: Layout, platform: str) -> str:
    """The name of a platform."""
    return next((row.name for row in layout.platforms if row.slug == platform), platform)


def begins(keys: Iterable[QuarterKey]) -> str:
    """From which quarters a change may hold."""
    return _("A change can begin with: %(quarters)s.") % {"quarters": prose.listed(map(dates.quarter, keys))}


def changes(found: Difference, layout: Layout) -> list[str]:
    """Every change as a line: measures that come and go, groups of those that stay, ways of counting."""
    return [
        *_measures(found.added, layout, _("%(name)s: asked for from now on")),
        *_measures(found.removed, layout, _("%(name)s: no longer asked for")),
        *_groups(found.added, found, layout, _("%(name)s: groups added: %(groups)s")),
        *_groups(found.removed, found, layout, _("%(name)s: groups removed: %(groups)s")),
        *(_way(way, layout) for way in found.ways),
    ]


def blocked_note(way: str, layout: Layout, ticked: Container[str]) -> str:
    """What follows from how a platform counts blocked items, given its measures; empty where nothing does."""
    blocked = next((m for m in layout.platform_measures if m.part == Part.BLOCKED and m.code in ticked), None)
    attempts = layout.measures.get(ATTEMPTS)
    if blocked is None or attempts is None:
        return ""
    names = {"blocked": blocked.prompt, "attempts": attempts.prompt}
    if way == BlockedWay.ATTEMPTS:
        return prose.sentences(
            _("“%(blocked)s” is for distinct items. Repeated tries of one item belong in “%(attempts)s”.") % names,
            "" if ATTEMPTS in ticked else _("Tick that measure, so that you are asked for it."),
            _("We convert nothing: numbers stay as you give them."),
        )
    if way == BlockedWay.UNKNOWN:
        return _("The secretariat reads that you do not know this, and compares your blocked items with care.")
    return ""


def counting(platform: str, ways: Mapping[str, str]) -> str:
    """How one platform counts: “Market: Distinct items, Asia/Shanghai”; what was not said is left out."""
    said = [way_label(name, ways[name]) for name in WAYS if ways.get(name)]
    return prose.labelled(platform, prose.listed(said))


def way_label(name: str, value: str) -> str:
    """How a platform counts, in words."""
    if not value:
        return _("not said")
    return str(BlockedWay(value).label) if name == BLOCKED and value in BlockedWay.values else value


def _measures(boxes: Iterable[Box], layout: Layout, line: str) -> list[str]:
    whole = [box for box in boxes if box.species_group in (None, TOTAL)]
    return [line % {"name": _measure(box, layout)} for box in whole]


def _measure(box: Box, layout: Layout) -> str:
    return layout.measures[box.measure].prompt if box.platform is None else column(layout, box.platform, box.measure)


def _groups(boxes: Iterable[Box], found: Difference, layout: Layout, line: str) -> list[str]:
    """One line for each measure that stays."""
    moved = {(box.platform, box.measure) for box in found.measures}
    kept: dict[tuple[str, str], list[str]] = {}
    for box in boxes:
        if box.platform and box.species_group and (box.platform, box.measure) not in moved:
            kept.setdefault((box.platform, box.measure), []).append(str(layout.groups[box.species_group]))
    return [line % {"name": column(layout, *key), "groups": _listed(names)} for key, names in kept.items()]


def _listed(names: list[str]) -> str:
    if len(names) <= MOST_GROUPS:
        return prose.listed(names)
    return ngettext("%(count)d group", "%(count)d groups", len(names)) % {"count": len(names)}


def _way(way: WayChange, layout: Layout) -> str:
    subject = _("blocked items are counted as") if way.name == BLOCKED else _("time zone")
    words = {"platform": place(layout, way.platform), "what": subject}
    words |= {"before": way_label(way.name, way.before), "after": way_label(way.name, way.after)}
    return _("%(platform)s: %(what)s: %(after)s, before: %(before)s") % words
