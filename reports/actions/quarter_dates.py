"""Plans a quarter with chosen dates, and moves the dates of one; what has passed stays where it was.

Dates are days in the reporting time zone: the day on which a quarter opens, and the last days of what ends.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from itertools import pairwise

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events
from members.models import User
from reports.actions.quarters import CLOSE_DAYS, DUE_DAYS, PUBLISH_DAYS, end_of, follow_year_end
from reports.calendar import QuarterKey
from reports.clock import A_DAY, last_day, today
from reports.errors import Invalid, NotAllowed, Problem, Stale, WrongState
from reports.models import Quarter
from reports.wording import dates

type Days = Mapping[str, datetime.date]

OPENS = "opens_at"
FIELDS = (OPENS, "due_at", "closes_at", "publish_on")
LONGEST = datetime.timedelta(days=366)
"""No date lies further from the end of its quarter."""
MOST_AHEAD = 8
"""So many quarters after the one of today may be planned."""


def days_of(quarter: Quarter) -> dict[str, datetime.date]:
    """The dates of a quarter by field."""
    held = {name: last_day(getattr(quarter, name)) for name in FIELDS}
    return held | {OPENS: held[OPENS] + A_DAY}


def usual_days(key: QuarterKey) -> dict[str, datetime.date]:
    """The dates of a quarter that nobody chose others for."""
    later = (1, DUE_DAYS, CLOSE_DAYS, PUBLISH_DAYS)
    return {name: key.last_day + days * A_DAY for name, days in zip(FIELDS, later, strict=True)}


def read_as(quarter: Quarter) -> str:
    """What a form says it was filled in by: the four instants as they were."""
    return " ".join(getattr(quarter, name).isoformat() for name in FIELDS)


@transaction.atomic
def plan_on(key: QuarterKey, days: Days, *, by: User, now: datetime.datetime | None = None) -> Quarter:
    """Make a quarter with these dates; one that should be open already is opened by the clock.

    Raises NotAllowed, WrongState for a quarter that is planned already, and Invalid with a problem for each date.
    """
    _require_right(by)
    at = now or timezone.now()
    ahead = key.since(QuarterKey.holding(today(at)))
    if not -4 <= ahead <= MOST_AHEAD:
        sentence = _("%(quarter)s is too far away to be planned.") % {"quarter": dates.quarter(key)}
        raise Invalid(sentence, problems=[Problem("bad_quarter", sentence, "/quarter")])
    chosen = usual_days(key) | _known(days)
    quarter = Quarter(code=str(key), starts_on=key.first_day, ends_on=key.last_day)
    _require([*_out_of_range(quarter, chosen), *_of_the_past({**chosen, OPENS: datetime.date.max}, at)])
    _require(_out_of_order(chosen))
    instants = {name: _instant(name, day) for name, day in chosen.items()}
    made, is_new = Quarter.objects.get_or_create(
        code=quarter.code, defaults={"starts_on": key.first_day, "ends_on": key.last_day, **instants}
    )
    if not is_new:
        raise WrongState(_("%(quarter)s is planned already.") % {"quarter": dates.quarter(key)})
    events.record("quarter_planned", made, by=by)
    follow_year_end(made)
    return made


@transaction.atomic
def move_dates(
    quarter: Quarter, days: Days, *, reason: str, by: User, read: str, now: datetime.datetime | None = None
) -> Quarter:
    """Give a quarter other dates; ``read`` is ``read_as`` of the form. Returns with instants of their own keep theirs,
    but those that wait for the end of the year follow its fourth quarter.

    Raises NotAllowed, Stale when somebody moved them meanwhile, and Invalid with a problem for each date: an instant
    that has passed is never moved, an opened quarter does not open again, and the four stand in their order.
    """
    _require_right(by)
    at = now or timezone.now()
    if read != read_as(quarter):
        raise _moved_meanwhile()
    held = days_of(quarter)
    chosen = {name: day for name, day in _known(days).items() if day != held[name]}
    _require(_refused(quarter, chosen, reason, at))
    moved = {name: _instant(name, day) for name, day in chosen.items()}
    as_read = {name: getattr(quarter, name) for name in (*FIELDS, "opened_at")}
    if not Quarter.objects.filter(pk=quarter.pk, **as_read).update(**moved):
        raise _moved_meanwhile()
    quarter.refresh_from_db()
    told = {"before": {name: str(held[name]) for name in chosen}, "after": {n: str(day) for n, day in chosen.items()}}
    events.record("quarter_moved", quarter, by=by, note=reason.strip(), **told)
    follow_year_end(quarter, now=at)
    return quarter


def _refused(quarter: Quarter, chosen: Days, reason: str, now: datetime.datetime) -> list[Problem]:
    """What keeps dates from being moved, in one list; their order is looked at once each of them may be moved."""
    found = [] if chosen else [Problem("no_change", _("These are the dates that hold already."))]
    if not reason.strip():
        found.append(Problem("empty_note", _("Say why the dates move."), "/reason"))
    fixed = {name for name in chosen if getattr(quarter, name) <= now or (name == OPENS and quarter.is_open)}
    passed = _("This day has passed already, so it stays: put %(date)s back.")
    held = days_of(quarter)
    found += [Problem("date_passed", passed % {"date": dates.day(held[name])}, f"/{name}") for name in sorted(fixed)]
    movable = {name: day for name, day in chosen.items() if name not in fixed}
    found += [*_out_of_range(quarter, movable), *_of_the_past(movable, now)]
    return found or list(_out_of_order(held | dict(chosen)))


def _known(days: Days) -> dict[str, datetime.date]:
    """The dates, by the fields that may be set. Raises Invalid for others."""
    if unknown := sorted(days.keys() - set(FIELDS)):
        raise Invalid(_("There is no field “%(name)s”.") % {"name": unknown[0]}, code="unknown_field")
    return dict(days)


def _out_of_range(quarter: Quarter, days: Days) -> Iterator[Problem]:
    first, last = quarter.ends_on + A_DAY, quarter.ends_on + LONGEST
    told = _("Name a day from %(first)s to %(last)s.") % {"first": dates.day(first), "last": dates.day(last)}
    for name, day in days.items():
        if not first <= day <= last:
            yield Problem("out_of_range", told, f"/{name}")


def _of_the_past(days: Days, now: datetime.datetime) -> Iterator[Problem]:
    """Dates that would have come already; a quarter that opens today would have opened this morning."""
    for name, day in days.items():
        if day < today(now) or (name == OPENS and day == today(now)):
            yield Problem("in_past", _("This day is over. Name a later one."), f"/{name}")


def _out_of_order(days: Days) -> Iterator[Problem]:
    told = {
        "due_at": _("A return cannot be due before the quarter opens."),
        "closes_at": _("A quarter cannot close before its returns are due."),
        "publish_on": _("Numbers cannot be published before the quarter closes."),
    }
    for earlier, later in pairwise(FIELDS):
        if days[later] < days[earlier]:
            yield Problem("dates_out_of_order", told[later], f"/{later}")


def _instant(name: str, day: datetime.date) -> datetime.datetime:
    return end_of(day - A_DAY if name == OPENS else day)


def _require(problems: Iterator[Problem] | list[Problem]) -> None:
    if found := list(problems):
        raise Invalid(found[0].detail, code=found[0].code, problems=found)


def _require_right(by: User) -> None:
    if not can(by, Permission.SETTINGS_EDIT):
        raise NotAllowed(_("Only an administrator changes quarters."), code="forbidden")


def _moved_meanwhile() -> Stale:
    return Stale(_("Somebody moved these dates since you opened the page. Look at them, then move them."))
