"""When the secretariat and each company of a round last heard of each other, and how; reads no text."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Max, QuerySet

from members.access import DESK_ROLES
from members.models import Mail
from reports.models import LoggedContact, Quarter, QuestionMessage, Submission

SITE_MAIL, THREAD = "site_mail", "thread"
"""Ways of contact beside those that are logged: a mail of this site, a message in a question."""


@dataclass(frozen=True, slots=True)
class Contact:
    """The newest contact: its instant, and its way, which is one of ``ContactWay`` or of the two above."""

    at: datetime.datetime
    way: str


def to_companies() -> QuerySet[Mail]:
    """The mails of this site but for those to the secretariat itself, which are no contact with anybody."""
    return Mail.objects.exclude(recipient__role__in=DESK_ROLES)


def last_contacts(quarter: Quarter) -> Mapping[int, Contact]:
    """By submission; contacts about another return count from the day on which this quarter opened."""
    found: dict[int, Contact] = {}
    for submission, contact in (*_mails(quarter), *_logged(quarter), *_messages(quarter)):
        if submission not in found or contact.at > found[submission].at:
            found[submission] = contact
    return found


def _mails(quarter: Quarter) -> Iterator[tuple[int, Contact]]:
    keys = [str(key) for key in Submission.objects.filter(quarter=quarter).values_list("pk", flat=True)]
    mails = to_companies().filter(subject_type="submission", subject_key__in=keys).order_by()
    for key, at in mails.values_list("subject_key").annotate(Max("sent_at")):
        yield int(key), Contact(at, SITE_MAIL)


def _logged(quarter: Quarter) -> Iterator[tuple[int, Contact]]:
    mine = {"company__submissions__quarter": quarter, "at__gte": quarter.opens_at}
    logged = LoggedContact.objects.filter(**mine).order_by().values_list("company__submissions", "way")
    for submission, way, at in logged.annotate(Max("at")):
        yield submission, Contact(at, way)


def _messages(quarter: Quarter) -> Iterator[tuple[int, Contact]]:
    messages = QuestionMessage.objects.filter(question__submission__quarter=quarter).order_by()
    for submission, at in messages.values_list("question__submission").annotate(Max("at")):
        yield submission, Contact(at, THREAD)
