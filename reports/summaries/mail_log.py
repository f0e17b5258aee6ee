"""Every mail of the site: those that left with their text, those that wait or failed, and those not wanted any more."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from members.models import Company, Invitation, Job, JobState, Mail, User
from reports.models import Submission
from reports.summaries.job_list import JobLine, lines
from reports.wording import jobs as wording
from reports.wording import settings as kinds

TASKS = ("reports.send_mail", "members.send_invitation", "members.send_password_mail")
STATES = ("sent", "waiting", "failed", "unsent")
_UNSENT = Q(state=JobState.DONE, result__has_key="skipped")
IN_STATE = {
    "sent": Q(state=JobState.DONE) & ~Q(result__has_key="skipped"),
    "waiting": Q(state__in=[JobState.QUEUED, JobState.RUNNING]),
    "failed": Q(state=JobState.FAILED),
    "unsent": _UNSENT,
}


@dataclass(frozen=True, slots=True)
class MailLine:
    """One mail; ``mail`` is what was sent, with its text."""

    line: JobLine
    mail: Mail | None
    state: str
    kind: str
    reader: str

    @property
    def at(self) -> datetime.datetime:
        """When it left, or was asked for."""
        return self.mail.sent_at if self.mail else self.line.job.created_at


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which mails are looked for; what is empty is not asked."""

    state: str = ""
    kind: str = ""
    company: Company | None = None
    person: str = ""


def mails_in(wanted: Wanted) -> QuerySet[Job]:
    """The jobs of the mails that are looked for, newest first."""
    found = Job.objects.filter(task__in=TASKS).order_by("-created_at", "pk")
    if wanted.state:
        found = found.filter(IN_STATE[wanted.state])
    if wanted.kind:
        found = found.filter(Q(arguments__kind=wanted.kind) | Q(key__in=_keys(Mail.objects.filter(kind=wanted.kind))))
    if wanted.company:
        found = found.filter(_about(wanted.company))
    return found.filter(_to(wanted.person)) if wanted.person else found


def with_trouble() -> set[int]:
    """The submissions about which a mail failed, or met a problem and waits to be tried again."""
    troubled = Job.objects.filter(task__in=TASKS).exclude(problem="").exclude(state=JobState.DONE)
    found = troubled.order_by().values_list("arguments__submission", flat=True)
    return {key for key in found if key is not None}


def mail_lines(jobs: Iterable[Job]) -> list[MailLine]:
    """These mails in words, in the order given."""
    listed = list(jobs)
    sent = {mail.key: mail for mail in Mail.objects.filter(key__in=[job.key for job in listed])}
    readers = _readers(listed)
    return [_line(line, sent.get(line.job.key), readers) for line in lines(listed)]


def _line(line: JobLine, mail: Mail | None, readers: dict[int, str]) -> MailLine:
    job = line.job
    kind = mail.kind if mail else job.arguments.get("kind", "")
    return MailLine(
        line=line,
        mail=mail,
        state=_state(job),
        kind=kinds.mail_kind(kind) if kind else wording.task(job.task),
        reader=mail.address if mail else readers.get(job.arguments.get("user", 0), job.arguments.get("address", "")),
    )


def _state(job: Job) -> str:
    if job.state == JobState.DONE:
        return "unsent" if "skipped" in job.result else "sent"
    return "failed" if job.state == JobState.FAILED else "waiting"


def _readers(jobs: Iterable[Job]) -> dict[int, str]:
    """The addresses of those who were not written to yet."""
    keys = [job.arguments["user"] for job in jobs if "user" in job.arguments]
    return dict(User.objects.filter(pk__in=keys).values_list("pk", "email"))


def _about(company: Company) -> Q:
    """Mails about a company's returns, and its invitations."""
    returns = list(Submission.every.filter(company=company).values_list("pk", flat=True))
    invitations = [str(key) for key in Invitation.objects.filter(company=company).values_list("pk", flat=True)]
    return Q(arguments__submission__in=returns) | Q(arguments__invitation__in=invitations)


def _to(person: str) -> Q:
    """Mails to whom a part of a name or address fits."""
    people = User.objects.filter(Q(name__icontains=person) | Q(email__icontains=person))
    written = Mail.objects.filter(Q(address__icontains=person) | Q(recipient__in=people))
    return Q(key__in=_keys(written)) | Q(arguments__user__in=list(people.values_list("pk", flat=True)))


def _keys(mails: QuerySet[Mail]) -> QuerySet[Mail, str]:
    return mails.order_by().values_list("key", flat=True)
