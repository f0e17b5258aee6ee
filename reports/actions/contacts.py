"""Contacts with a company that somebody of the secretariat made elsewhere, written down; never changed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events
from members.models import Company, User
from reports.errors import Invalid, NotAllowed
from reports.models import ContactWay, LoggedContact, Submission

LONGEST_NOTE, LONGEST_NAME = 2000, 200
FIRST_DAY = datetime.datetime(2018, 1, 1, tzinfo=datetime.UTC)
"""The coalition is no older."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What somebody tells of a contact: its way, with whom, when, and what was said."""

    way: str
    person: str
    at: datetime.datetime
    note: str


@transaction.atomic
def log(company: Company, told: Telling, *, by: User, submission: Submission | None = None) -> LoggedContact:
    """Write a contact down; telling the same twice writes it once.

    Raises NotAllowed, and Invalid for an instant that has not come, an unknown way, or words that are missing or
    too many.
    """
    if not can(by, Permission.SUBMISSION_REVIEW):
        raise NotAllowed(_("Only an analyst logs contacts."), code="forbidden")
    _require_sense(told)
    Company.objects.select_for_update(no_key=True).get(pk=company.pk)
    written = {"way": told.way, "person": told.person.strip(), "at": told.at, "note": told.note.strip()}
    contact, is_new = LoggedContact.objects.get_or_create(
        company=company, submission=submission, logged_by=by, **written, defaults={"logged_at": timezone.now()}
    )
    if is_new:
        events.record("contact_logged", submission or company, by=by, way=told.way, contact=contact.pk)
    return contact


def _require_sense(told: Telling) -> None:
    if told.way not in ContactWay.values:
        raise Invalid(_("Choose how you were in contact."), code="bad_way")
    if told.at > timezone.now():
        raise Invalid(_("This time has not come yet. Log a contact once it was made."), code="in_the_future")
    if told.at < FIRST_DAY:
        raise Invalid(_("The coalition did not exist then. Look at the year."), code="too_early")
    if not told.note.strip():
        raise Invalid(_("Write what was said, in a sentence or two."), code="empty_note")
    if len(told.note.strip()) > LONGEST_NOTE or len(told.person.strip()) > LONGEST_NAME:
        raise Invalid(_("Write fewer characters."), code="too_long")
