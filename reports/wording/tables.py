"""Heads of columns and entries of keys in public figures and tables: one word each for page, file and screen reader."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

_HEADS = {
    "quarter": _("Quarter"),
    "status": _("Status"),
    "coverage": _("Coverage"),
    "total_only": _("Total, parts not shown"),
    "missing": _("No release covers this quarter"),
    "section": _("Section"),
    "listings": _("Listings"),
    "share": _("Share"),
    "target": _("Target"),
    "now": _("Now"),
    "progress": _("Share of the way"),
    "needed": _("Needed by now"),
    "goal": _("Goal"),
    "window": _("Window"),
    "published": pgettext_lazy("a date", "Published"),
    "counted": _("What"),
    "scope": _("About"),
    "value": _("Number"),
    "unit": _("Unit"),
    "precision": _("Precision"),
    "source": _("Source"),
    "exact": _("Published exact"),
    "rounded": _("Published rounded"),
}


def head(name: str) -> str:
    """The word for a column or an entry of a key; KeyError for one that no table has."""
    return str(_HEADS[name])
