"""Plans and opens quarters; opening freezes who is expected, with which platforms, in which coalitions."""

from __future__ import annotations

import datetime
import zoneinfo
from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events
from members.models import Coalition, Company, MembershipSpell, OwnerGroup, PlatformSpell, User
from reports.actions import mails
from reports.calendar import QuarterKey
from reports.errors import NotAllowed, WrongState
from reports.models import Quarter, Submission, SubmissionPlatform
from reports.wording import dates

DUE_DAYS, CLOSE_DAYS, PUBLISH_DAYS = 31, 45, 75


def end_of(day: datetime.date) -> datetime.datetime:
    """The UTC instant at which a day ends in the reporting time zone."""
    zone = zoneinfo.ZoneInfo(settings.REPORTING_TIME_ZONE)
    midnight = datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time(), zone)
    return midnight.astimezone(datetime.UTC)


@transaction.atomic
def plan(key: QuarterKey, *, by: User | None) -> Quarter:
    """Make a quarter with its usual dates; an existing one stays as it is. ``by`` is None for the clock."""
    _require_settings_right(by)
    last = key.last_day
    days = [last + datetime.timedelta(days=n) for n in (DUE_DAYS, CLOSE_DAYS, PUBLISH_DAYS)]
    dates = dict(zip(("due_at", "closes_at", "publish_on"), map(end_of, days), strict=True))
    quarter, is_new = Quarter.objects.get_or_create(
        code=str(key),
        defaults={"starts_on": key.first_day, "ends_on": last, "opens_at": end_of(last), **dates},
    )
    if is_new:
        events.record("quarter_planned", quarter, by=by)
    return quarter


@transaction.atomic
def open_quarter(quarter: Quarter, *, by: User | None, now: datetime.datetime | None = None) -> list[Submission]:
    """Freeze the expected set: one submission per company with a spell in force on the quarter's last day.

    Raises WrongState for a quarter that is open already or has not ended. Invitations go out on commit.
    """
    _require_settings_right(by)
    at = now or timezone.now()
    opened = Quarter.objects.filter(pk=quarter.pk, opened_at__isnull=True, opens_at__lte=at).update(opened_at=at)
    if not opened:
        name = dates.quarter_of(quarter.starts_on)
        raise WrongState(_("%(quarter)s is open already, or has not ended yet.") % {"quarter": name})
    quarter.refresh_from_db()
    companies = Company.objects.with_spell_on(quarter.ends_on)
    submissions = [_expect(company, quarter) for company in companies]
    events.record("quarter_opened", quarter, by=by, expected=len(submissions))
    for submission in submissions:
        mails.tell_company("opened", submission, events.record("expected", submission, by=by))
    return submissions


def _expect(company: Company, quarter: Quarter) -> Submission:
    """The submission of one company with everything that opening freezes on it."""
    submission = Submission.objects.create(
        company=company, quarter=quarter, owner_group=owner_group_of(company, quarter.ends_on)
    )
    spells = list(company.spells.filter(starts_on__lte=quarter.ends_on).prefetch_related("platforms"))
    coalitions = {spell.coalition_id for spell in spells if _holds(spell, quarter.ends_on)}
    submission.coalitions.set(Coalition.objects.filter(pk__in=coalitions))
    held = company.platform_spells.filter(starts_on__lte=quarter.ends_on).select_related("platform")
    rows: dict[tuple[int, int], SubmissionPlatform] = {}
    for row in (row for tenure in held for row in _frozen_rows(submission, tenure, spells, coalitions)):
        # A platform that was given away and came back within the quarter is one row, from its first day to its last.
        rows.setdefault((row.platform_id, row.coalition_id), row).ends_on = row.ends_on
    SubmissionPlatform.objects.bulk_create(rows.values())
    return submission


def _frozen_rows(
    submission: Submission, tenure: PlatformSpell, spells: Iterable[MembershipSpell], coalitions: set[int]
) -> list[SubmissionPlatform]:
    """One row per coalition that this platform counts in, as on the last day of the quarter that it was held."""
    quarter = submission.quarter
    first = max(tenure.starts_on, quarter.starts_on)
    last = min(tenure.ends_on or quarter.ends_on, quarter.ends_on)
    if last < first:
        return []
    return [
        SubmissionPlatform(
            submission=submission,
            platform=tenure.platform,
            platform_type_id=tenure.platform.platform_type_id,
            coalition_id=coalition,
            starts_on=first,
            ends_on=last,
        )
        for coalition in sorted({s.coalition_id for s in spells if _holds(s, last) and _names(s, tenure)} & coalitions)
    ]


def _holds(spell: MembershipSpell, on: datetime.date) -> bool:
    return spell.starts_on <= on and (spell.ends_on is None or spell.ends_on >= on)


def _names(spell: MembershipSpell, tenure: PlatformSpell) -> bool:
    """A spell covers the platforms it names, or all when it names none."""
    named = spell.platforms.all()
    return not named or tenure.platform in named


def owner_group_of(company: Company, on: datetime.date) -> OwnerGroup:
    """The owner group on one day; a company without one is its own."""
    group = company.owner_group_on(on)
    if group is None:
        group, _created = OwnerGroup.objects.get_or_create(slug=company.slug, defaults={"name": company.name})
    return group


def _require_settings_right(by: User | None) -> None:
    if by is not None and not can(by, Permission.SETTINGS_EDIT):
        raise NotAllowed(_("Only an administrator changes quarters."), code="forbidden")
