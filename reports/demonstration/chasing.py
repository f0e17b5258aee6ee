"""Writes who of the secretariat sees to which return, and the contacts that were made by telephone and chat."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from members.access import SiteRole
from members.actions import events
from members.models import Event, User
from reports.calendar import QuarterKey
from reports.demonstration.people import People
from reports.models import ContactWay, LoggedContact, Submission

CONTACTS: Mapping[str, tuple[ContactWay, str, int, str]] = {
    "aurora": (ContactWay.TELEPHONE, "Demo Signer", 2, "The counts are ready; the signer is back on Monday."),
    "borealis": (ContactWay.CHAT, "Demo Preparer", 1, "Asked whether auctions count as listings. They do."),
    "sadira": (ContactWay.MAIL, "Demo Preparer", 4, "A colleague takes over next week; we will invite them."),
    "olivine": (ContactWay.MEETING, "Demo Signer", 6, "Went through the form together. They send it this week."),
}
"""By company: how, with whom, how many days ago, and what was said."""


def write(quarter: QuarterKey, people: People, now: datetime.datetime) -> None:
    """Owners of the quarter in progress, and whatever was said to companies that are there."""
    of_round = Submission.objects.filter(quarter__code=str(quarter)).select_related("company__liaison", "quarter")
    submissions = {one.company.slug: one for one in of_round}
    _give_owners(submissions.values())
    analyst = people.secretariat[SiteRole.ANALYST]
    for slug in CONTACTS.keys() & submissions.keys():
        _log(submissions[slug], analyst, now)


def _give_owners(submissions: Iterable[Submission]) -> None:
    """As opening does: whoever looks after a company sees to its return."""
    owned = list(submissions)
    for one in owned:
        one.owner = one.company.liaison
    Submission.objects.bulk_update(owned, ["owner"])


def _log(submission: Submission, analyst: User, now: datetime.datetime) -> None:
    way, person, days, note = CONTACTS[submission.company.slug]
    at = max(now - datetime.timedelta(days=days, hours=3), submission.quarter.opens_at)
    contact = LoggedContact.objects.create(
        company=submission.company, submission=submission, way=way, person=person, note=note,
        at=at, logged_by=analyst, logged_at=at,
    )  # fmt: skip
    act = events.new("contact_logged", submission, by=analyst, way=way, contact=contact.pk)
    act.at = at
    Event.objects.bulk_create([act])
