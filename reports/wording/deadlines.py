"""When a return is due and closes, in its reader's own days and hours; and what became of a request for more time."""

from __future__ import annotations

import datetime

from babel.dates import format_datetime
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.models import Extension, ExtensionState
from reports.wording import dates, member, numbers

A_MINUTE = datetime.timedelta(minutes=1)
"""Who reads “until 23:59” may act in that minute: an instant is told as the last minute before it."""


def due(due_at: datetime.datetime, now: datetime.datetime) -> str:
    """When a return is due: today and tomorrow by the reader's own calendar, else with the days that are left."""
    last = timezone.localtime(due_at - A_MINUTE)
    days = (last.date() - timezone.localtime(now).date()).days
    words = {"date": member.last_day(due_at), "days": days, "time": clock_time(last)}
    if now >= due_at:
        return _("Was due %(date)s") % words
    if days == 0:
        return _("Due today at %(time)s") % words
    if days == 1:
        return _("Due tomorrow at %(time)s") % words
    return ngettext("Due %(date)s, %(days)s day left", "Due %(date)s, %(days)s days left", days) % words


def clock_time(local: datetime.datetime) -> str:
    """23:59; with its distance from UTC in the hour that the clocks repeat."""
    is_repeated = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    pattern = "HH:mm (OOOO)" if is_repeated else "HH:mm"
    return format_datetime(local, pattern, locale=numbers.locale())


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
