"""Plans and opens quarters; opening freezes who is expected, with which platforms, in which coalitions."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events
from members.models import Company, OwnerGroup, User
from reports.actions import mails
from reports.calendar import QuarterKey
from reports.clock import reporting_zone, today
from reports.errors import Invalid, NotAllowed, WrongState
from reports.expected import Expectation, expectation, is_yearly
from reports.models import HELD, ExtensionState, Quarter, Release, Submission, SubmissionPlatform
from reports.wording import dates

DUE_DAYS, CLOSE_DAYS, PUBLISH_DAYS = 31, 45, 75
YEAR_END = 4


def end_of(day: datetime.date) -> datetime.datetime:
    """The UTC instant at which a day ends in the reporting time zone."""
    midnight = datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time(), reporting_zone())
    return midnight.astimezone(datetime.UTC)


@transaction.atomic
def plan(key: QuarterKey, *, by: User | None) -> Quarter:
    """Make a quarter with its usual dates; an existing one stays as it is. ``by`` is None for the clock."""
    _require_settings_right(by)
    last = key.last_day
    ahead = {"due_at": DUE_DAYS, "closes_at": CLOSE_DAYS, "publish_on": PUBLISH_DAYS}
    instants = {name: _days_after(last, days) for name, days in ahead.items()}
    quarter, is_new = Quarter.objects.get_or_create(
        code=str(key),
        defaults={"starts_on": key.first_day, "ends_on": last, "opens_at": end_of(last), **instants},
    )
    if is_new:
        events.record("quarter_planned", quarter, by=by)
        follow_year_end(quarter)
    return quarter


@transaction.atomic
def open_quarter(quarter: Quarter, *, by: User | None, now: datetime.datetime | None = None) -> list[Submission]:
    """Freeze the expected set: one submission per company with a spell in force on the quarter's last day.

    Raises WrongState for a quarter that is open already or has not ended. Invitations go out on commit.
    """
    _require_settings_right(by)
    at = now or timezone.now()
    list(Company.objects.select_for_update(no_key=True).order_by("pk"))  # whose dated rows nobody changes meanwhile
    opened = Quarter.objects.filter(pk=quarter.pk, opened_at__isnull=True, opens_at__lte=at).update(opened_at=at)
    if not opened:
        name = dates.quarter_of(quarter.starts_on)
        raise WrongState(_("%(quarter)s is open already, or has not ended yet.") % {"quarter": name})
    quarter.refresh_from_db()
    companies = Company.objects.with_spell_on(quarter.ends_on).with_dated_rows()
    submissions = [_freeze(expectation(company, key_of(quarter)), quarter) for company in companies]
    events.record("quarter_opened", quarter, by=by, expected=len(submissions))
    for submission in submissions:
        mails.tell_company("opened", submission, events.record("expected", submission, by=by))
    return submissions


@transaction.atomic
def expect(
    company: Company, quarter: Quarter, *, reason: str, by: User, now: datetime.datetime | None = None
) -> Submission:
    """Add one company to the expected set of an open quarter, with what it held then.

    Where the quarter is due already, the company gets the usual days from today. Raises NotAllowed, Invalid without a
    reason or for a company that was no member or held no platform, WrongState for a quarter that is not open, expects
    the company already, or is part of a release.
    """
    _require_settings_right(by)
    if not reason.strip():
        raise Invalid(_("Say why."), code="empty_note")
    Company.objects.locked(company)
    fresh = Company.objects.with_dated_rows().get(pk=company.pk)
    _require_room(fresh, quarter)
    asked = expectation(fresh, key_of(quarter))
    names = {"company": fresh.name, "quarter": dates.quarter_of(quarter.starts_on)}
    if not asked.is_expected:
        raise Invalid(_("%(company)s was no member at the end of %(quarter)s.") % names, code="not_a_member")
    if not asked.rows:
        raise Invalid(_("%(company)s held no platform in %(quarter)s that counts.") % names, code="no_platform")
    submission = _freeze(asked, quarter)
    at = now or timezone.now()
    if submission.due_at <= at:
        day = today(at)
        own = {"own_due_at": _days_after(day, DUE_DAYS), "own_closes_at": _days_after(day, CLOSE_DAYS)}
        Submission.objects.filter(pk=submission.pk).update(**own)
        submission.refresh_from_db(fields=list(own))
    mails.tell_company("opened", submission, events.record("expected", submission, by=by, note=reason.strip()))
    return submission


def open_without(company: Company) -> list[Quarter]:
    """The quarters to which ``expect`` would add a company: those that it belongs in and that still grow."""
    fresh = Company.objects.with_dated_rows().get(pk=company.pk)
    held = Release.objects.filter(state__in=HELD).order_by("quarter__starts_on").last()
    found = Quarter.objects.opened().exclude(submissions__company=company)
    found = found.filter(starts_on__gt=held.quarter.starts_on) if held else found
    return [quarter for quarter in found if (one := expectation(fresh, key_of(quarter))).is_expected and one.rows]


@transaction.atomic
def follow_year_end(quarter: Quarter, *, now: datetime.datetime | None = None) -> int:
    """Give the year's earlier returns of companies that report at year end the instants of its fourth quarter.

    Call it when a fourth quarter was planned or its dates moved. An instant that has passed stays, and so does more
    time that was granted. Returns how many returns moved.
    """
    key = key_of(quarter)
    if key.number != YEAR_END:
        return 0
    ends = {"quarter__starts_on__year": key.year, "quarter__starts_on__lt": key.first_day}
    yearly = Submission.objects.filter(**ends, own_due_at__isnull=False).order_by("pk")
    held = [one.pk for one in yearly.select_for_update(of=("self",))]  # so that no time is granted meanwhile
    open_still = {"own_due_at__gt": now or timezone.now(), "first_signed_at__isnull": True}
    waiting = Submission.objects.filter(pk__in=held, **open_still)
    kept = waiting.exclude(extensions__state=ExtensionState.GRANTED).select_related("quarter")
    moved = [one.pk for one in kept.prefetch_related("company__rhythms") if is_yearly(one.company, one.quarter.ends_on)]
    dates_of_year = {"own_due_at": quarter.due_at, "own_closes_at": quarter.closes_at}
    return Submission.objects.filter(pk__in=moved).update(**dates_of_year)


def year_end_of(year: int) -> tuple[datetime.datetime, datetime.datetime]:
    """When the four returns of a year are due and close for who reports at year end, as its fourth quarter has it."""
    key = QuarterKey(year, YEAR_END)
    planned = Quarter.objects.filter(code=str(key)).first()
    if planned:
        return planned.due_at, planned.closes_at
    return _days_after(key.last_day, DUE_DAYS), _days_after(key.last_day, CLOSE_DAYS)


def _days_after(day: datetime.date, days: int) -> datetime.datetime:
    return end_of(day + datetime.timedelta(days=days))


def key_of(quarter: Quarter) -> QuarterKey:
    """The calendar quarter of a row."""
    return QuarterKey.holding(quarter.starts_on)


def _freeze(asked: Expectation, quarter: Quarter) -> Submission:
    """The submission of one company with everything that is frozen on it."""
    company = asked.company
    own: dict[str, datetime.datetime] = {}
    if asked.is_yearly and key_of(quarter).number != YEAR_END:
        own["own_due_at"], own["own_closes_at"] = year_end_of(quarter.year)
    submission = Submission.objects.create(
        company=company,
        quarter=quarter,
        owner_group=owner_group_of(company, quarter.ends_on),
        owner=company.serving_liaison,
        **own,
    )
    submission.coalitions.set(asked.coalitions)
    SubmissionPlatform.objects.bulk_create(
        SubmissionPlatform(
            submission=submission,
            platform=row.platform,
            platform_type_id=row.platform.platform_type_id,
            coalition=row.coalition,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
        )
        for row in asked.rows
    )
    return submission


def _require_room(company: Company, quarter: Quarter) -> None:
    """Refuse a quarter whose expected set does not grow: not open, in a release, or with this company already."""
    name = dates.quarter_of(quarter.starts_on)
    if not quarter.is_open:
        raise WrongState(_("%(quarter)s is not open. Who is a member at its end is expected then.") % {"quarter": name})
    held = Release.objects.filter(state__in=HELD, quarter__starts_on__gte=quarter.starts_on)
    if held.exists():
        raise WrongState(_("%(quarter)s is part of a release, so who was expected in it stays.") % {"quarter": name})
    expected = Submission.objects.filter(company=company, quarter=quarter).first()
    if expected and expected.is_exempt:
        sentence = _("%(company)s is expected for %(quarter)s and exempt. End the exemption instead.")
        raise WrongState(sentence % {"company": company.name, "quarter": name})
    if expected:
        sentence = _("%(company)s is expected for %(quarter)s already.")
        raise WrongState(sentence % {"company": company.name, "quarter": name})


def owner_group_of(company: Company, on: datetime.date) -> OwnerGroup:
    """The owner group on one day; a company without one is its own."""
    group = company.owner_group_on(on)
    if group is None:
        group, _created = OwnerGroup.objects.get_or_create(slug=company.slug, defaults={"name": company.name})
    return group


def _require_settings_right(by: User | None) -> None:
    if by is not None and not can(by, Permission.SETTINGS_EDIT):
        raise NotAllowed(_("Only an administrator changes quarters."), code="forbidden")
