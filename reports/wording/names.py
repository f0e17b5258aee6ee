"""What parts, statuses, symbols and units are called in public; one name each, used by page, chart and file."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.models import CellStatus

TOTAL = "total"

_PARTS = {
    "removed": gettext_lazy("Removed after publication"),
    "blocked": gettext_lazy("Blocked before publication"),
    "not_separated": gettext_lazy("Removed or blocked, not separated"),
    TOTAL: gettext_lazy("Removed or blocked, total"),
}

_SYMBOLS = {
    CellStatus.PROVISIONAL: "[p]",
    CellStatus.REVISED: "[r]",
    CellStatus.WITHHELD: "[c]",
    CellStatus.NOT_COLLECTED: "[z]",
}

_MEANINGS = {
    "[p]": gettext_lazy("provisional: an expected return was missing when the release was made"),
    "[r]": gettext_lazy("revised: differs from the number first published"),
    "[c]": gettext_lazy("withheld, so that no single company's count can be worked out"),
    "[x]": gettext_lazy("not reported: no release covers it"),
    "[z]": gettext_lazy("not collected: no member tracks it"),
}


def part(code: str) -> str:
    """A part of the listings total, or the total itself."""
    return str(_PARTS[code])


def status(code: str) -> str:
    """The status of a published cell."""
    return str(CellStatus(code).label)


def symbol(code: str) -> str:
    """The mark of a status in tables and files; empty for a final number."""
    return _SYMBOLS.get(CellStatus(code), "")


def symbols() -> list[tuple[str, str]]:
    """Every mark with what it means."""
    return [(mark, str(text)) for mark, text in _MEANINGS.items()]


def listings() -> str:
    """The unit of every count of this form."""
    return _("wildlife listings")


def listings_by_section(year: int) -> str:
    """The caption of a year's sections."""
    return _("Wildlife listings removed or blocked in %(year)s, by section") % {"year": year}
