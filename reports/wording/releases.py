"""What a release says about itself: its title, what is new in it, where to look next, how to cite it."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.models import Table
from reports.wording import prose


def title(code: str, quarter: str) -> str:
    """Its name for people."""
    return _("Release %(code)s: %(quarter)s") % {"code": code, "quarter": quarter}


def changes(previous: str, earlier: int, first: str, last: str) -> list[str]:
    """What is new since the release before; all of it in a first release."""
    if not previous:
        return [
            _("This is the first release. Its series runs from %(first)s to %(last)s.") % {"first": first, "last": last}
        ]
    kept = ngettext(
        "The number of %(count)s earlier quarter is as published in %(previous)s.",
        "The numbers of %(count)s earlier quarters are as published in %(previous)s.",
        earlier,
    )
    return [
        _("New in this release: %(last)s.") % {"last": last},
        kept % {"count": earlier, "previous": previous},
    ]


def following(quarter: str, day: str) -> str:
    """The next one, as planned."""
    return _("The next release, with %(quarter)s, is planned for %(day)s.") % {"quarter": quarter, "day": day}


def first(quarter: str, day: str) -> str:
    """The one that opens the series, as planned."""
    return _("The first release, with %(quarter)s, is planned for %(day)s.") % {"quarter": quarter, "day": day}


def following_unplanned() -> str:
    """There is no date yet."""
    return _("The date of the next release has not been set yet.")


def tables() -> list[tuple[str, str]]:
    """Every table of a release with what it is called."""
    return [(code, str(label)) for code, label in Table.choices]


def cite(code: str, quarter: str) -> str:
    """How to cite a number of it."""
    return _(
        "Coalition to End Wildlife Trafficking Online, quarterly counts of wildlife listings removed or blocked, series"
        " up to %(quarter)s, release %(code)s."
    ) % {"quarter": quarter, "code": code}


def source(code: str, *, coverage: str = "", is_demonstration: bool = False) -> str:
    """The line under every figure and table."""
    parts = [_("Source: returns of coalition members, release %(code)s.") % {"code": code}]
    if coverage:
        parts.append(_("Coverage: %(coverage)s.") % {"coverage": coverage})
    if is_demonstration:
        parts.append(demonstration())
    return prose.sentences(*parts)


def demonstration() -> str:
    """The mark of invented numbers."""
    return _("Demonstration data: companies and counts are invented.")
