"""Numbers as people read them in the active language; knows no unit and no measure."""

from __future__ import annotations

from fractions import Fraction

from babel.core import Locale
from babel.numbers import format_compact_decimal, format_decimal, format_percent
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

# Below this a rounded number would say less without being shorter.
EXACT_BELOW = 10_000
COUNTS_BY_TEN_THOUSAND = frozenset({"zh"})


def locale() -> Locale:
    """Babel's locale of the active language."""
    return Locale.parse(to_locale(get_language() or "en"))


def counts_by_ten_thousand() -> bool:
    """Whether large numbers are read in 万 and 亿 here."""
    return locale().language in COUNTS_BY_TEN_THOUSAND


def whole(number: int) -> str:
    """Exact, with thousands marked: 884,213."""
    return format_decimal(number, locale=locale())


def signed(change: int) -> str:
    """A difference with its sign: +1,024, −45, 0."""
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return sign + whole(abs(change))


def rounded(number: int) -> str:
    """For headlines: 884,000, 11.6 million; 88.4万, 1.2亿. The digits that are shown agree between languages."""
    if number < EXACT_BELOW:
        return whole(number)
    if counts_by_ten_thousand():
        return compact(number, 1 if number >= 100_000 else 2)
    if number < 10_000_000:
        return whole(round(number, -3 if number >= 100_000 else -2))
    return format_compact_decimal(number, format_type="long", locale=locale(), fraction_digits=1)


def compact(number: int, digits: int = 1) -> str:
    """Babel's short form; the long one does not exist for Chinese."""
    return format_compact_decimal(number, format_type="short", locale=locale(), fraction_digits=digits)


def tick(number: int) -> str:
    """A value along an axis: 0, 250k, 1.0m; 25万."""
    if counts_by_ten_thousand():
        return compact(number)
    if number >= 1_000_000:
        return _("%(number)sm") % {"number": format_decimal(number / 1_000_000, "0.0#", locale=locale())}
    if number >= 1_000:
        return _("%(number)sk") % {"number": format_decimal(number / 1_000, "0.##", locale=locale())}
    return whole(number)


def percent(share: Fraction) -> str:
    """26% and 2.3%: one decimal below ten percent, none above; a whole one stays whole."""
    pattern = "0%" if abs(share) >= Fraction(1, 10) else "0.#%"
    return format_percent(float(share), pattern, locale=locale())


def share_of(part: int, whole_: int) -> str:
    """How much of a whole a part is, in percent; a dash where there is no whole."""
    return percent(Fraction(part, whole_)) if whole_ else "–"
