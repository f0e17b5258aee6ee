"""All contacts with one company: what was logged and every mail of this site, the newest first."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from operator import attrgetter

from django.db.models import Q

from members.models import Company
from reports.models import LoggedContact, Quarter, Submission
from reports.summaries.board_contacts import SITE_MAIL, to_companies

MOST_MAILS = 200


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One contact. ``who`` is the person at the company, ``by`` who logged it; ``title`` is a mail's subject."""

    at: datetime.datetime
    way: str
    who: str
    by: str
    title: str
    text: str
    quarter: Quarter | None


def contact_list(company: Company) -> list[ContactLine]:
    """Everything that was logged, and the newest mails."""
    return sorted([*_logged(company), *_mails(company)], key=attrgetter("at"), reverse=True)


def _logged(company: Company) -> list[ContactLine]:
    logged = LoggedContact.objects.filter(company=company).select_related("logged_by", "submission__quarter")
    return [
        ContactLine(
            at=one.at,
            way=one.way,
            who=one.person,
            by=str(one.logged_by),
            title="",
            text=one.note,
            quarter=one.submission.quarter if one.submission else None,
        )
        for one in logged
    ]


def _mails(company: Company) -> list[ContactLine]:
    """Mails about the company itself and about each of its returns."""
    submissions = Submission.objects.filter(company=company).select_related("quarter")
    quarters = {str(one.pk): one.quarter for one in submissions}
    about_returns = Q(subject_type="submission", subject_key__in=list(quarters))
    mails = to_companies().filter(about_returns | Q(subject_type="company", subject_key=str(company.pk)))
    return [
        ContactLine(
            at=mail.sent_at,
            way=SITE_MAIL,
            who=f"{mail.recipient or mail.address}",
            by="",
            title=mail.subject,
            text=mail.body,
            quarter=quarters.get(mail.subject_key) if mail.subject_type == "submission" else None,
        )
        for mail in mails.select_related("recipient")[:MOST_MAILS]
    ]
