"""Hands one mail to the mailer, and keeps it with its text in the transaction that marks the mail's job done."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Model

from members.errors import Hopeless
from members.models import Job, Mail, User

HIDDEN = "***"


@dataclass(frozen=True, slots=True)
class Sent:
    """One mail that left, with what is kept of it; ``secrets`` in its text are not."""

    message: EmailMessage
    kind: str
    recipient: User | None
    language: str
    about: Model | None = None
    secrets: tuple[str, ...] = ()


def new(job: Job, *, to: str, subject: str, body: str, reply_to: str = "") -> EmailMessage:
    """The mail of one job; its key is the Message-ID, by which a second sending is known as the same mail."""
    domain = settings.SITE_URL.partition("://")[2].partition(":")[0]
    headers = {"Message-ID": f"<{job.key.replace(':', '.')}@{domain}>"}
    return EmailMessage(subject=subject, body=body, to=[to], reply_to=[reply_to] if reply_to else None, headers=headers)


def send(message: EmailMessage) -> None:
    """Hand a mail to the mailer, outside every transaction: a server that hangs holds nobody else up.

    Raises Hopeless when the address or the mail is refused for good, OSError when it may leave later.
    """
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as problem:
        code, answer = next(iter(problem.recipients.values()))
        if _is_final(code):
            raise Hopeless("address_refused", _answer(code, answer)) from problem
        raise
    except smtplib.SMTPDataError as problem:
        if _is_final(problem.smtp_code):
            raise Hopeless("mail_refused", _answer(problem.smtp_code, problem.smtp_error)) from problem
        raise


def keep(job: Job, sent: Sent) -> dict[str, Any]:
    """Keep what a mail that left said, but for its secrets; the result of its job."""
    subject, body = str(sent.message.subject), str(sent.message.body)
    for secret in sent.secrets:
        subject, body = subject.replace(secret, HIDDEN), body.replace(secret, HIDDEN)
    Mail.objects.create(
        key=job.key,
        kind=sent.kind,
        recipient=sent.recipient,
        address=sent.message.to[0],
        language=sent.language,
        subject=subject[:300],
        body=body,
        subject_type=str(sent.about._meta.model_name) if sent.about else "",
        subject_key=str(sent.about.pk) if sent.about else "",
    )
    return {"to": sent.recipient.pk if sent.recipient else None}


def _is_final(code: int) -> bool:
    """The server will say the same however often it is asked."""
    return 500 <= code < 600


def _answer(code: int, answer: bytes | str) -> str:
    """What the server said, on one line."""
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return " ".join(f"{code} {text}".split())[:300]
