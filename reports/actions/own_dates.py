"""The days until which one return may be given more time, and the instants that such a day makes its own."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _

from reports import clock
from reports.actions import quarters
from reports.actions.periods import require_unreleased
from reports.calendar import QuarterKey
from reports.errors import Invalid, Problem, Refusal, WrongState
from reports.models import Quarter, Submission
from reports.wording import dates


def first_day(submission: Submission, *, keeps_mark: bool) -> datetime.date:
    """The first day that gives more time: after the due day, or after the closing day once the mark stands."""
    held = submission.closes_at if keeps_mark else submission.due_at
    return max(clock.last_day(held) + clock.A_DAY, clock.today())


def last_day(submission: Submission) -> datetime.date:
    """The eve of the publication that the return is meant for; of the year's last one when it is due at year end."""
    quarter = submission.quarter
    published = quarter.publish_on
    if submission.due_at > published:
        published = _published_at_year_end(quarter)
    return clock.last_day(published) - clock.A_DAY


def days(submission: Submission, *, keeps_mark: bool) -> tuple[datetime.date, datetime.date]:
    """The first and the last day that can be given; none can when they come the wrong way round."""
    return first_day(submission, keeps_mark=keeps_mark), last_day(submission)


def why_not(submission: Submission) -> str:
    """Why no time can be asked for at all; empty where it can."""
    keeps_mark = submission.is_past_due()
    try:
        require_wanting(submission)
        require_day(submission, last_day(submission), keeps_mark=keeps_mark)
    except Refusal as refusal:
        return str(refusal)
    return ""


def require_day(submission: Submission, day: datetime.date, *, keeps_mark: bool) -> None:
    """Raises Invalid for a day that gives no time or too much, Refusal when there is none left to give."""
    first, last = days(submission, keeps_mark=keeps_mark)
    if last < first:
        name = dates.quarter_of(submission.quarter.starts_on)
        raise Refusal(
            _("The numbers of %(quarter)s are about to be published, so no more time can be given.")
            % {"quarter": name},
            code="no_time_left",
            status=409,
        )
    require_between(day, first, last)


def require_between(day: datetime.date, first: datetime.date, last: datetime.date) -> None:
    """Raises Invalid for a day outside; both ends are inside."""
    if not first <= day <= last:
        told = _("Name a day from %(first)s to %(last)s.") % {"first": dates.day(first), "last": dates.day(last)}
        raise Invalid(told, code="bad_day", problems=[Problem("bad_day", told, "/until")])


def require_wanting(submission: Submission) -> None:
    """Raises WrongState where no time is wanted: in practice, for an exempt company, after a first signature.

    Raises PeriodClosed while a release holds the quarter, also for a return that waits to be signed again.
    """
    if submission.is_practice:
        raise WrongState(_("Practice is never due."))
    if submission.is_exempt:
        raise WrongState(_("This company is exempt from this quarter, so nothing is due."))
    if submission.first_signed_at is not None and not submission.is_owed_again:
        raise WrongState(_("This return is signed, so nothing is due any more."))
    require_unreleased(submission)
    if submission.is_owed_again:
        sentence = _(
            "This return waits to be signed again. Whether it is on time depends on its first signature alone, and it"
            " can be signed again until the quarter is part of a release, so it needs no more time."
        )
        raise WrongState(sentence)


def move(submission: Submission, until: datetime.date, *, keeps_mark: bool) -> None:
    """Give a return instants of its own that end with a day; nothing comes earlier by it.

    Before the due instant both move, and the closing one keeps its distance. After it only the closing one does.
    """
    due, closes = submission.due_at, quarters.end_of(until)
    if not keeps_mark:
        quarter = submission.quarter
        between = clock.last_day(quarter.closes_at) - clock.last_day(quarter.due_at)
        due, closes = closes, quarters.end_of(until + between)
    own = {"own_due_at": due, "own_closes_at": max(closes, submission.closes_at)}
    Submission.objects.filter(pk=submission.pk).update(**own)


def _published_at_year_end(quarter: Quarter) -> datetime.datetime:
    """When the last quarter of a year is published, as planned or by the usual dates."""
    key = QuarterKey(quarter.year, 4)
    planned = Quarter.objects.filter(code=str(key)).first()
    return (
        planned.publish_on
        if planned
        else quarters.end_of(key.last_day + datetime.timedelta(days=quarters.PUBLISH_DAYS))
    )
