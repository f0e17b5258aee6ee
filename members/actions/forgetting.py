"""Takes a person's name and address out of what was written to them and about them: mails, jobs, invitations."""

from __future__ import annotations

import re

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Replace
from django.utils import timezone

from members import mails
from members.models import Invitation, Job, Mail, User


def forget_letters(user: User, address: str, by: User) -> None:
    """Hide name and address of a person wherever a mail or its job holds them; ``address`` stands in their place.

    Mails to others are part of it, such as an invitation that this person sent. Invitations that wait end.
    """
    own = Mail.objects.filter(Q(recipient=user) | Q(address__iexact=user.email))
    own.update(address=address)
    for trace in traces(user):
        _hide(trace, Mail.objects.filter(Q(body__icontains=trace) | Q(subject__icontains=trace)))
    _forget_jobs(user.email, address)
    _end_invitations(user.email, address, by)


def traces(user: User) -> list[str]:
    """By what a text that somebody wrote may know a person."""
    return [trace for trace in (user.email, user.name) if trace]


def hidden(text: str, trace: str) -> str:
    """A text with stars for one trace; a short name that is part of a longer Latin word is none."""
    return re.sub(rf"(?<![A-Za-z]){re.escape(trace)}(?![A-Za-z])", mails.HIDDEN, text, flags=re.IGNORECASE)


def _hide(trace: str, found: QuerySet[Mail]) -> None:
    for mail in found.iterator(chunk_size=500):
        told = {"subject": hidden(mail.subject, trace)[:300], "body": hidden(mail.body, trace)}
        Mail.objects.filter(pk=mail.pk).update(**told)


def _forget_jobs(email: str, address: str) -> None:
    """The answers to who asked for a password without an account, and what a mail server said about an address."""
    for job in Job.objects.filter(arguments__address__iexact=email):
        Job.objects.filter(pk=job.pk).update(arguments=job.arguments | {"address": address})
    Job.objects.filter(problem__contains=email).update(problem=Replace("problem", Value(email), Value(mails.HIDDEN)))


def _end_invitations(email: str, address: str, by: User) -> None:
    invited = Invitation.objects.filter(email__iexact=email)
    invited.waiting().update(revoked_at=timezone.now(), revoked_by=by)
    invited.update(email=address, name="")
