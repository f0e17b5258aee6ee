"""Sentences about proposed series breaks: from when, where, and what was decided."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.utils.translation import gettext as _

from reports.wording import dates, prose


def since(day: datetime.date) -> str:
    """From 9 May 2026 on."""
    return _("From %(date)s") % {"date": dates.day(day)}


def places(measures: Sequence[str], platforms: Sequence[str]) -> str:
    """Which measures on which platforms; none named are all."""
    where = [
        prose.listed(measures) if measures else _("All measures"),
        prose.listed(platforms) if platforms else _("all platforms"),
    ]
    return prose.clauses(where)


def state(code: str, drawn: str) -> str:
    """What became of a proposal; ``drawn`` is the name of the series break that stands for it."""
    if code == "waiting":
        return _("Waits for the secretariat")
    if code == "withdrawn":
        return _("Withdrawn")
    if code == "declined":
        return _("No break is drawn")
    return _("Drawn as “%(name)s”") % {"name": drawn}
