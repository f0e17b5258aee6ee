"""Sentences about a return's boxes: names, messages beside them, findings; the codes behind them are in rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.parts import TOTAL
from reports.rules.cells import Box, Finding
from reports.rules.changes import CHANGES
from reports.rules.codes import Code
from reports.wording import flags, numbers, prose

if TYPE_CHECKING:
    from reports.intake.numbers import Refused
    from reports.profiles import Layout
    from reports.rules.crosswalk import Crosswalk


def pointer(box: Box) -> str:
    """Where a box is, for programs: /platform/measure/species group, or /measure for a company count."""
    return "/" + "/".join(part for part in box if part)


def box_name(box: Box, layout: Layout) -> str:
    """How people call a box: “Pangolins, Removed, found by you”; with the platform where there are several."""
    measure = layout.measures[box.measure].prompt
    if box.is_company_count:
        return measure
    name = _("%(group)s, %(measure)s") % {"group": _group(box, layout), "measure": measure}
    return _on_platform(box, name, layout)


def group_name(box: Box, layout: Layout) -> str:
    """What a box counts, without its measure: “Pangolins”, with the platform where there are several."""
    return _("Your company") if box.is_company_count else _on_platform(box, _group(box, layout), layout)


def _group(box: Box, layout: Layout) -> str:
    return _("Total") if box.species_group == TOTAL else str(layout.groups[box.species_group or ""])


def _on_platform(box: Box, name: str, layout: Layout) -> str:
    if len(layout.platforms) < 2:
        return name
    platform = next((row.name for row in layout.platforms if row.slug == box.platform), box.platform)
    return _("%(platform)s: %(box)s") % {"platform": platform, "box": name}


def flagged(found: Finding, layout: Layout) -> str:
    """What a flag is about: a box, or what has none; empty for the return as a whole."""
    is_box = found.measure and (found.platform is not None or found.code in CHANGES)
    return box_name(found.box, layout) if is_box else flags.subject(found, layout)


def explained(found: Finding, layout: Layout) -> str:
    """The same of a flag that has its reason: its box and what was surprising, without a request."""
    name, fact = flagged(found, layout), flags.fact(found)
    return prose.labelled(name, fact) if name else fact


def unreadable(refused: Refused) -> str:
    """What to write beside a box whose text is no count."""
    if refused.code == Code.AMBIGUOUS_NUMBER:
        return _ambiguous(refused.readings)
    if refused.code == Code.TOO_LARGE:
        return _("This is more than %(ceiling)s, the most that this box takes.") % {"ceiling": _number(refused.ceiling)}
    return UNREADABLE[refused.code]()


def placement(code: Code, box: Box, crosswalk: Crosswalk) -> str:
    """Why a number cannot stand where it was put; a former code is named with its successor."""
    names = {"platform": box.platform, "measure": box.measure, "group": box.species_group}
    if code == Code.UNKNOWN_CODE and (succession := _succession(box, crosswalk)):
        return _("“%(former)s” is no longer counted. “%(successor)s” is counted in its place.") % succession
    if code == Code.UNKNOWN_CODE and box.species_group is None:
        return _("We do not know “%(measure)s” in this quarter's lists.") % names
    return PLACEMENT[code]() % names


def _succession(box: Box, crosswalk: Crosswalk) -> dict[str, str] | None:
    """The first code of a box that another one has followed."""
    today = crosswalk.box(box)
    for former, successor in ((box.measure, today.measure), (box.species_group, today.species_group)):
        if former != successor:
            return {"former": str(former), "successor": str(successor)}
    return None


def nothing_saved(rows: int) -> str:
    """Why a whole request is refused: so many of its rows cannot be used."""
    text = ngettext(
        "Nothing was saved: %(count)d row cannot be used.", "Nothing was saved: %(count)d rows cannot be used.", rows
    )
    return text % {"count": rows}


def finding(found: Finding, layout: Layout) -> str:
    """What a rule says about a box, beginning with the box's name."""
    if found.code in flags.FACTS or found.code in flags.NOTICES:
        return flags.flag(found, flagged(found, layout))
    name = box_name(found.box, layout)
    if found.code == Code.PARTS_EXCEED_TOTAL:
        amounts = {"box": name, "parts": _number(found.params["parts"]), "total": _number(found.params["total"])}
        return _("%(box)s: the parts add up to %(parts)s, more than the total %(total)s.") % amounts
    if found.code == Code.EXCLUDED_PARTS:
        return _("%(box)s: the total is not tracked, so a part of it cannot be given.") % {"box": name}
    if "proposed" in found.params:
        amounts = {"box": name, "sum": _number(found.params["proposed"])}
        return _("%(box)s: enter the total. The parts add up to %(sum)s.") % amounts
    return _("%(box)s: enter a number, 0, or x for not tracked.") % {"box": name}


def _ambiguous(readings: tuple[str, ...]) -> str:
    if not readings:
        return _("Write the digits alone, without any marks between them.")
    if len(readings) == 2:
        return _("Is this %(one)s or %(other)s? Write the digits alone.") % {"one": readings[0], "other": readings[1]}
    return _("Is this %(one)s? Write the digits alone.") % {"one": readings[0]}


def _number(value: int | str | None) -> str:
    return numbers.whole(int(value or 0))


type Sentence = Callable[[], str]

UNREADABLE: dict[Code, Sentence] = {
    Code.NOT_INTEGER: lambda: _("Write a whole number in digits, 0 or more."),
    Code.NEGATIVE: lambda: _("A count cannot be below 0."),
    Code.BAD_CHARACTER: lambda: _("There is a character here that cannot be seen. Type the number again."),
}

PLACEMENT: dict[Code, Sentence] = {
    Code.UNKNOWN_CODE: lambda: _("We do not know “%(measure)s” or “%(group)s” in this quarter's lists."),
    Code.ROW_SHAPE: lambda: _(
        "“%(measure)s” needs a platform and a species group if it is a platform's, and neither if it is the company's."
    ),
    Code.PLATFORM_NOT_ACTIVE: lambda: _("“%(platform)s” is not expected in this quarter."),
    Code.NOT_FOUND: lambda: _("We do not know the platform “%(platform)s”."),
    Code.COMPUTED_ROW: lambda: _("“%(group)s” is worked out from the total and is never entered."),
    Code.NOT_SPLIT: lambda: _("“%(measure)s” is given as a total only, not by species group."),
}
