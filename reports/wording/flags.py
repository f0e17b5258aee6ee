"""Sentences about what a rule doubts or wants known, and the names of the reasons that are given for it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from babel.numbers import format_decimal
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from reports.models import Reason
from reports.rules.cells import Finding
from reports.rules.codes import Code
from reports.rules.explained import ANNOUNCED
from reports.wording import dates, numbers, prose

if TYPE_CHECKING:
    from reports.profiles import Layout

type Params = Mapping[str, int | str]

LEAST = 1_000
"""One in so many is the smallest share that is named."""

_ANNOUNCED = gettext_lazy("Announced ahead")

_TITLES = {
    Code.OUTLIER_HIGH: gettext_lazy("far above last quarter"),
    Code.OUTLIER_LOW: gettext_lazy("far below last quarter"),
    Code.OUTSIDE_BAND: gettext_lazy("outside the range of the quarters before"),
    Code.DROP_TO_ZERO: gettext_lazy("none, after a usual number"),
    Code.SAME_AS_LAST_QUARTER: gettext_lazy("Every number is the same as last quarter"),
    Code.LOOKS_CUMULATIVE: gettext_lazy("Totals look like the year so far"),
}


def flag(found: Finding, name: str) -> str:
    """What a plausibility rule says; ``name`` is what people call its box, empty for the whole return."""
    if found.code in NOTICES:
        return NOTICES[found.code](name, found.params)
    said = fact(found)
    words = {"fact": prose.labelled(name, said) if name else said, "ask": str(_ASKS.get(found.code, _ASK))}
    return pgettext("a fact and a request", "%(fact)s. %(ask)s") % words


def fact(found: Finding) -> str:
    """What is surprising about a number that has to be explained, without its box, without a full stop."""
    return FACTS[found.code](found.params)


def subject(found: Finding, layout: Layout) -> str:
    """What a finding without a box is about: a platform, a measure, a group; empty for the whole return."""
    if found.platform is not None:
        return next((row.name for row in layout.platforms if row.slug == found.platform), found.platform)
    if found.measure:
        return layout.measures[found.measure].prompt
    return str(layout.groups[found.species_group]) if found.species_group else ""


def reason(code: str) -> str:
    """What a reason is called; an announced change is one too."""
    return str(_ANNOUNCED if code == ANNOUNCED else Reason(code).label)


def title(code: Code) -> str:
    """What a rule found, in a few words."""
    return str(_TITLES[code])


def titled(code: Code, name: str, change: str) -> str:
    """The same with its box and both numbers: “Pangolins, Blocked: 442 → 5,310 (far above last quarter)”."""
    return prose.labelled(name, prose.aside(change, title(code)))


def _times(now: int, before: int) -> str:
    """How many times: 4, 2.3; whole from ten on."""
    ratio = Fraction(now, before)
    return format_decimal(float(ratio), "#,##0" if ratio >= 10 else "#,##0.#", locale=numbers.locale())


def _high(params: Params) -> str:
    now, before = int(params["now"]), int(params["before"])
    words = {"now": numbers.whole(now), "before": numbers.whole(before)}
    if before == 0:
        return _("%(now)s, after 0 last quarter") % words
    return _("%(ratio)s times last quarter (%(before)s → %(now)s)") % (words | {"ratio": _times(now, before)})


def _low(params: Params) -> str:
    now, before = int(params["now"]), int(params["before"])
    words = {"now": numbers.whole(now), "before": numbers.whole(before), "share": numbers.share_of(now, before)}
    if now * LEAST < before:
        words["share"] = numbers.share_of(1, LEAST)
        return _("under %(share)s of last quarter (%(before)s → %(now)s)") % words
    return _("%(share)s of last quarter (%(before)s → %(now)s)") % words


def _outside(params: Params) -> str:
    words = {key: numbers.whole(int(params[key])) for key in ("now", "low", "high", "quarters")}
    if int(params["now"]) > int(params["high"]):
        return _("%(now)s, far above the %(quarters)s quarters before (%(low)s to %(high)s)") % words
    return _("%(now)s, far below the %(quarters)s quarters before (%(low)s to %(high)s)") % words


def _dropped(params: Params) -> str:
    return _("0, after %(before)s last quarter") % {"before": numbers.whole(int(params["before"]))}


def _same(_params: Params) -> str:
    return title(Code.SAME_AS_LAST_QUARTER)


def _cumulative(params: Params) -> str:
    text = ngettext(
        "%(count)d total looks like the year so far, not this quarter alone",
        "%(count)d totals look like the year so far, not this quarter alone",
        int(params["totals"]),
    )
    return text % {"count": int(params["totals"])}


def _round(_name: str, params: Params) -> str:
    words = {"round": numbers.whole(int(params["round"])), "numbers": numbers.whole(int(params["numbers"]))}
    return (
        _("%(round)s of %(numbers)s numbers are round. Estimates are better than nothing; counts are better.") % words
    )


def _redefined(name: str, params: Params) -> str:
    words = {"name": name, "date": dates.day(datetime.date.fromisoformat(str(params["since"])))}
    return _("%(name)s: the rule or the list changed on %(date)s. Read what is counted before you compare.") % words


def _held(name: str, params: Params) -> str:
    first, last = (datetime.date.fromisoformat(str(params[key])) for key in ("first", "last"))
    words = {"name": name, "days": dates.window(first, last)}
    return _("%(name)s was held for a part of the quarter: only %(days)s counts here.") % words


def _smaller(_name: str, params: Params) -> str:
    changes = int(params["changes"])
    text = ngettext(
        "%(count)d smaller change, no action needed.", "%(count)d smaller changes, no action needed.", changes
    )
    return text % {"count": changes}


_ASK = gettext_lazy("If it is right, say why.")
_ASKS = {
    Code.DROP_TO_ZERO: gettext_lazy("If you looked and found none, say what changed."),
    Code.SAME_AS_LAST_QUARTER: gettext_lazy("If this is no copy of last quarter's sheet, say why."),
    Code.LOOKS_CUMULATIVE: gettext_lazy("Give the quarter alone, or say why."),
}

FACTS: dict[Code, Callable[[Params], str]] = {
    Code.OUTLIER_HIGH: _high,
    Code.OUTLIER_LOW: _low,
    Code.OUTSIDE_BAND: _outside,
    Code.DROP_TO_ZERO: _dropped,
    Code.SAME_AS_LAST_QUARTER: _same,
    Code.LOOKS_CUMULATIVE: _cumulative,
}

NOTICES: dict[Code, Callable[[str, Params], str]] = {
    Code.ROUND_NUMBERS: _round,
    Code.DEFINITION_CHANGED: _redefined,
    Code.OWNERSHIP_CHANGED: _held,
    Code.SMALLER_CHANGES: _smaller,
}
