"""What is said about more time for a return: what became of a request, and until when."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _

from reports.models import Extension, ExtensionState
from reports.wording import dates, member


def decided(extension: Extension) -> str:
    """Who decided what about a request, and when; for who comes second."""
    if extension.decided_at is None:
        return _("Nobody has decided about it.")
    words = {"who": extension.decided_by, "when": member.moment(extension.decided_at)}
    if extension.state == ExtensionState.WITHDRAWN:
        return _("%(who)s withdrew this request on %(when)s.") % words
    if extension.granted_on is None:
        return _("%(who)s refused this request on %(when)s.") % words
    return _("%(who)s granted this request on %(when)s, until %(date)s.") % (
        words | {"date": dates.day(extension.granted_on)}
    )


def closes(closes_at: datetime.datetime, now: datetime.datetime) -> str:
    """Until when a first signature is taken."""
    words = {"date": member.last_day(closes_at)}
    return _("Closed %(date)s") % words if now >= closes_at else _("Can be signed until %(date)s") % words


def quarter_dates(due_at: datetime.datetime) -> str:
    """When the quarter is due for companies without dates of their own."""
    return _("For this return alone; the quarter is due %(date)s.") % {"date": member.last_day(due_at)}
