"""Proposes series breaks in a company's name: announced ahead, or following from its profile; decides none."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events
from members.models import Company, Event, Platform, User
from reports import clock
from reports.actions import mails
from reports.actions.periods import require_open
from reports.calendar import QuarterKey
from reports.errors import Invalid, NotAllowed, PeriodClosed, Problem, WrongState
from reports.models import BreakCause, BreakOrigin, Measure, ProposedBreak, State, Submission
from reports.rules.codes import Code
from reports.tracking import Touched
from reports.wording import dates

LONGEST_TEXT = 500
FURTHEST_AHEAD = datetime.timedelta(days=731)
CAUSES = (BreakCause.METHOD, BreakCause.SCOPE, BreakCause.UNIT)
"""What a company can change in how it counts; who is a member is not its own doing."""


@dataclass(frozen=True)
class Announcement:
    """What changes from a day on; without measures all of them, without platforms the company's all."""

    starts_on: datetime.date
    cause: str
    text: str
    measures: Collection[str] = field(default_factory=tuple)
    platforms: Collection[str] = field(default_factory=tuple)


@transaction.atomic
def announce(company: Company, announcement: Announcement, *, by: User) -> ProposedBreak:
    """Say ahead that counting changes. Raises NotAllowed, and Invalid with one problem for each field."""
    _require_edit(by, company)
    problems = [*_of_the_day(company, announcement.starts_on), *_of_the_rest(company, announcement)]
    if problems:
        raise Invalid(problems[0].detail, code=problems[0].code, problems=problems)
    made = ProposedBreak.objects.create(
        company=company,
        starts_on=announcement.starts_on,
        cause=announcement.cause,
        text=announcement.text.strip(),
        origin=BreakOrigin.ANNOUNCED,
        made_by=by,
    )
    _set_places(made, announcement.measures, announcement.platforms)
    tell(made, events.record("break_announced", made, by=by))
    return made


@transaction.atomic
def withdraw(proposal: ProposedBreak, *, by: User) -> None:
    """Take an announcement back that nobody has decided about. Raises NotAllowed and WrongState."""
    _require_edit(by, proposal.company)
    waiting = ProposedBreak.objects.filter(pk=proposal.pk, origin=BreakOrigin.ANNOUNCED)
    if not waiting.waiting().update(withdrawn_at=timezone.now()):
        raise WrongState(_("This announcement was decided about or withdrawn already."))
    events.record("break_withdrawn", proposal, by=by)
    proposal.refresh_from_db()


def earliest(company: Company) -> datetime.date:
    """The first day that an announcement may name: that of the oldest open return, or of the quarter under way."""
    under_way = QuarterKey.holding(clock.today()).first_day
    returns = company.submissions.filter(is_practice=False).exclude(state=State.ACCEPTED).select_related("quarter")
    return min([under_way, *(one.quarter.starts_on for one in returns if _is_open(one))])


def standing(company: Company, key: QuarterKey) -> ProposedBreak | None:
    """What was proposed for a change of profile from this quarter on, and not withdrawn."""
    made = ProposedBreak.objects.filter(company=company, origin=BreakOrigin.PROFILE, starts_on=key.first_day)
    return made.filter(withdrawn_at__isnull=True).order_by("made_at", "pk").last()


def tell(proposal: ProposedBreak, event: Event) -> None:
    """Write to those who decide, with the company's newest return; before its first one there is no series to break."""
    newest = proposal.company.submissions.filter(is_practice=False).order_by("-quarter__starts_on").first()
    if newest is not None:
        mails.tell_administrators("desk_proposal", proposal.submission or newest, event)


def propose(company: Company, key: QuarterKey, touched: Touched | None, *, text: str, by: User) -> ProposedBreak | None:
    """Put the break of a changed profile before the secretariat, in place of one that waits for the same quarter.

    An empty text keeps the earlier one. Call it inside the transaction of the change. Gives what is new, if anything.
    """
    earlier = standing(company, key)
    if earlier and touched and not text and _touches(earlier) == touched:
        return None
    if earlier:
        ProposedBreak.objects.filter(pk=earlier.pk).waiting().update(withdrawn_at=timezone.now())
    if touched is None:
        return None
    made = ProposedBreak.objects.create(
        company=company,
        starts_on=key.first_day,
        cause=BreakCause.METHOD if touched.is_recounted else BreakCause.SCOPE,
        text=text or (earlier.text if earlier else ""),
        origin=BreakOrigin.PROFILE,
        submission=company.submissions.filter(quarter__code=str(key)).first(),
        made_by=by,
    )
    _set_places(made, touched.measures, touched.platforms)
    return made


def _require_edit(by: User, company: Company) -> None:
    if not can(by, Permission.DRAFT_EDIT, company):
        raise NotAllowed(_("You may read this and not change it."), code="forbidden")


def _is_open(submission: Submission) -> bool:
    try:
        require_open(submission)
    except PeriodClosed:
        return False
    return True


def _of_the_day(company: Company, day: datetime.date) -> Iterator[Problem]:
    first, last = earliest(company), clock.today() + FURTHEST_AHEAD
    if not first <= day <= last:
        told = _("Name a day from %(first)s to %(last)s.") % {"first": dates.day(first), "last": dates.day(last)}
        yield Problem("bad_day", told, "/starts_on")


def _of_the_rest(company: Company, given: Announcement) -> Iterator[Problem]:
    if given.cause not in CAUSES:
        yield Problem("bad_cause", _("Choose what kind of change it is."), "/cause")
    if not given.text.strip():
        yield Problem("empty_note", _("Say in a sentence what changes."), "/text")
    if len(given.text.strip()) > LONGEST_TEXT:
        told = _("Write %(most)d characters at most.") % {"most": LONGEST_TEXT}
        yield Problem(Code.TOO_LONG, told, "/text")
    if set(given.measures) - set(Measure.objects.values_list("code", flat=True)):
        yield Problem(Code.UNKNOWN_CODE, _("We do not know one of these measures."), "/measures")
    if set(given.platforms) - set(company.platform_spells.values_list("platform__slug", flat=True)):
        yield Problem(Code.NOT_FOUND, _("We do not know one of these platforms."), "/platforms")


def _set_places(proposal: ProposedBreak, measures: Collection[str], platforms: Collection[str]) -> None:
    proposal.measures.set(Measure.objects.filter(code__in=measures))
    proposal.platforms.set(Platform.objects.filter(slug__in=platforms))


def _touches(proposal: ProposedBreak) -> Touched:
    return Touched(
        measures=frozenset(proposal.measures.values_list("code", flat=True)),
        platforms=frozenset(proposal.platforms.values_list("slug", flat=True)),
        is_recounted=proposal.cause == BreakCause.METHOD,
    )
