"""Practice: a company tries the whole path with the days of the last complete quarter, and nothing of it counts."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Permission
from members.actions import events
from members.models import Company, PlatformSpell, User
from reports.actions import overtaken
from reports.actions.quarters import end_of, owner_group_of
from reports.actions.rights import require_right
from reports.actions.states import move
from reports.calendar import QuarterKey
from reports.clock import today
from reports.errors import Refusal, WrongState
from reports.models import PRACTICE, Quarter, State, Submission, SubmissionPlatform

UNDECIDED = [State.DUE, State.DRAFT, State.READY, State.SENT_BACK, State.SUBMITTED]


@transaction.atomic
def begin(company: Company, *, by: User) -> Submission:
    """The company's practice return, a new one when none is under way. It is open at once and never due.

    Raises NotAllowed, and Refusal for a company that has no platform to count on.
    """
    require_right(by, Permission.DRAFT_EDIT, Submission(company=company))
    day = today()
    quarter = _quarter(QuarterKey.holding(day).previous())
    owner_group = owner_group_of(company, quarter.ends_on)
    submission, is_new = Submission.practice.get_or_create(
        company=company, quarter=quarter, defaults={"owner_group": owner_group, "is_practice": True}
    )
    if is_new:
        _expect_platforms(submission, day)
        events.record("practice_begun", submission, by=by)
    return submission


@transaction.atomic
def start_over(submission: Submission, *, by: User) -> None:
    """Empty a practice return, signed or not. Raises WrongState for one that counts, and NotAllowed."""
    require_right(by, Permission.DRAFT_EDIT, submission)
    locked = Submission.objects.locked(submission)
    if not locked.is_practice:
        raise WrongState(_("Only practice starts over."))
    locked.draft_counts.all().delete()
    locked.draft_company_counts.all().delete()
    locked.explained_findings.all().delete()
    locked.explanations.all().delete()
    overtaken.void(locked)
    move(submission, UNDECIDED, State.DUE, draft_version=locked.draft_version + 1, handed_back_note="")
    events.record("practice_restarted", submission, by=by)


def _quarter(key: QuarterKey) -> Quarter:
    """The practice quarter with the days of a real one, until the next real one ends."""
    until = end_of(key.next().last_day)
    days = {"starts_on": key.first_day, "ends_on": key.last_day, "opens_at": end_of(key.last_day)}
    times = {"due_at": until, "closes_at": until, "publish_on": until, "opened_at": timezone.now()}
    code = f"{PRACTICE}-{key}"
    quarter, _is_new = Quarter.practice.get_or_create(code=code, defaults={"is_practice": True, **days, **times})
    return quarter


def _expect_platforms(submission: Submission, day: datetime.date) -> None:
    """The platforms that the company holds now: who joins next quarter practises before its first return."""
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gte=day)
    spell = submission.company.spells.filter(lasting).order_by("starts_on").first()
    held = submission.company.platform_spells.filter(lasting).select_related("platform")
    tenures: dict[int, PlatformSpell] = {tenure.platform_id: tenure for tenure in held}
    if spell is None or not tenures:
        raise Refusal(_("Your company has no platform to practise with yet. Please write to the secretariat."))
    quarter = submission.quarter
    SubmissionPlatform.objects.bulk_create(
        SubmissionPlatform(
            submission=submission,
            platform=tenure.platform,
            platform_type_id=tenure.platform.platform_type_id,
            coalition_id=spell.coalition_id,
            starts_on=quarter.starts_on,
            ends_on=quarter.ends_on,
        )
        for tenure in tenures.values()
    )
