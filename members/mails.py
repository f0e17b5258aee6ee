"""Sends one mail and keeps it with its text; call it in the transaction that marks the mail's job done."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Model
from django.utils.translation import get_language

from members.models import Job, Mail, User

HIDDEN = "***"


def new(job: Job, *, to: str, subject: str, body: str, reply_to: str = "") -> EmailMessage:
    """The mail of one job; its key is the Message-ID, by which a second sending is known as the same mail."""
    domain = settings.SITE_URL.partition("://")[2].partition(":")[0]
    headers = {"Message-ID": f"<{job.key.replace(':', '.')}@{domain}>"}
    return EmailMessage(subject=subject, body=body, to=[to], reply_to=[reply_to] if reply_to else None, headers=headers)


def deliver(
    message: EmailMessage,
    job: Job,
    *,
    kind: str,
    recipient: User | None,
    about: Model | None = None,
    secrets: Iterable[str] = (),
) -> Mail:
    """Send a mail and keep what it said, but for its ``secrets``. What the mailer raises leaves nothing."""
    message.send()
    body = str(message.body)
    for secret in secrets:
        body = body.replace(secret, HIDDEN)
    return Mail.objects.create(
        key=job.key,
        kind=kind,
        recipient=recipient,
        address=message.to[0],
        language=get_language() or settings.LANGUAGE_CODE,
        subject=str(message.subject)[:300],
        body=body,
        subject_type=str(about._meta.model_name) if about else "",
        subject_key=str(about.pk) if about else "",
    )
