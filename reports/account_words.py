"""The mails about accounts in an administrator's words: what replaces the site's own on a day, and how it would read.

Who sends them knows nothing of this module; it is handed ``words_of``.
"""

from __future__ import annotations

import datetime
import zoneinfo
from collections.abc import Mapping
from typing import Any

from django.utils import timezone, translation

from members import account_mails
from members.access import CompanyRoleName
from members.invitation_links import link_of
from members.models import User
from members.own_words import Words
from reports import rulebook
from reports.clock import today
from reports.rules import mail_words
from reports.wording import member
from reports.wording.account_mails import example_company

EXAMPLE = "example"
"""What stands for the secret in a mail that is only looked at."""


def words_of(kind: str, language: str, told: Mapping[str, Any]) -> Words | None:
    """The words that hold today, filled in; None where the site's own are sent."""
    return _filled(kind, rulebook.mail_text(kind, language, today()), told)


def as_it_would_arrive(kind: str, reader: User, own: tuple[str, str] | None) -> tuple[str, str]:
    """Subject and text with example values, in the language and time zone of who looks; its link leads nowhere."""
    with translation.override(reader.language), timezone.override(zoneinfo.ZoneInfo(reader.time_zone)):
        told = _example(kind, reader)
        return account_mails.written(kind, told, _filled(kind, own, told))


def _filled(kind: str, own: tuple[str, str] | None, told: Mapping[str, Any]) -> Words | None:
    """What somebody wrote, filled in; None where it lacks the link: better our words than a mail of no use."""
    if own is None or (mail_words.needs_link(kind) and not mail_words.has_link(own[1])):
        return None
    subject, text = own
    values = {name: _in_words(value) for name, value in told.items()}
    harmless = {name: value for name, value in values.items() if name != mail_words.SECRET}
    return Words(mail_words.filled(subject, harmless), mail_words.filled(text, values))


def _in_words(value: Any) -> str:
    return member.moment(value) if isinstance(value, datetime.datetime) else str(value)


def _example(kind: str, reader: User) -> dict[str, Any]:
    """What might be true of a mail to who looks at it; both links live three days."""
    is_invitation = kind == account_mails.INVITATION
    known = {
        "name": str(reader),
        "email": reader.email,
        "inviter": str(reader),
        "company": example_company(),
        "role": str(CompanyRoleName.PREPARER.label),
        "link": link_of(EXAMPLE) if is_invitation else account_mails.password_link(EXAMPLE, EXAMPLE),
        "until": timezone.now() + datetime.timedelta(days=3),
        "zone": reader.time_zone,
    }
    return {place: known[place] for place in mail_words.OF_ACCOUNTS[kind]}
