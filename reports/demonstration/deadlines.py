"""Writes what companies say of the dates of the quarter in progress: more time asked for, granted and refused."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from members.access import SiteRole
from members.actions import events
from members.models import Event, User
from reports.actions import own_dates
from reports.clock import last_day
from reports.demonstration.people import People
from reports.demonstration.timeline import Timeline
from reports.models import Extension, ExtensionState, Submission


@dataclass(frozen=True, slots=True)
class Request:
    """What a company wrote, how many days more it wanted, and what the secretariat made of it."""

    company: str
    hours_ago: int
    days: int
    reason: str
    state: ExtensionState = ExtensionState.ASKED
    answer: str = ""


REQUESTS = (
    Request("zaurak", 5, 5, "两位同事正在休假，数据需要他们核对。", ExtensionState.GRANTED, "可以，请在此日期前签署。"),
    Request("sadira", 4, 30, "We wait for our own annual report.", ExtensionState.REFUSED, "The release cannot wait."),
    Request("sadira", 1, 7, "Then a week, please: the team that counts moves office."),
)


def write(timeline: Timeline, people: People, now: datetime.datetime) -> None:
    """Whatever of it belongs to a company that is there and has not signed."""
    quarter = {"quarter__code": str(timeline.quarters[timeline.current])}
    unsigned = Submission.objects.filter(first_signed_at__isnull=True, **quarter).select_related("company", "quarter")
    owed = {one.company.slug: one for one in unsigned}
    for request in REQUESTS:
        if request.company in owed:
            _write(owed[request.company], request, people, now)


def _write(submission: Submission, request: Request, people: People, now: datetime.datetime) -> None:
    """The request, and what was decided about it half an hour later."""
    asked_by = people.preparer(submission.company.slug)
    until = min(last_day(submission.due_at) + datetime.timedelta(request.days), own_dates.last_day(submission))
    made = Extension(submission=submission, wanted_on=until, reason=request.reason, asked_by=asked_by)
    made.asked_at = now - datetime.timedelta(hours=request.hours_ago)
    acts = [_act("extension_asked", made, asked_by, made.asked_at, request.reason)]
    if request.state != ExtensionState.ASKED:
        made.state, made.answer = request.state, request.answer
        made.decided_by = people.secretariat[SiteRole.ANALYST]
        made.decided_at = made.asked_at + datetime.timedelta(minutes=30)
        acts.append(_act(f"extension_{made.state}", made, made.decided_by, made.decided_at, made.answer))
    if request.state == ExtensionState.GRANTED:
        made.granted_on = until
        own_dates.move(submission, until, keeps_mark=False)
    made.save()
    Event.objects.bulk_create(acts)


def _act(verb: str, made: Extension, by: User, at: datetime.datetime, note: str) -> Event:
    act = events.new(verb, made.submission, by=by, note=note, until=made.wanted_on.isoformat())
    act.at = at
    return act
