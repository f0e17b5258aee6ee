"""What is kept of a mail holds none of its secrets."""

from __future__ import annotations

import pytest
from django.core.mail import EmailMessage

from members import mails
from members.models import Job, Mail


@pytest.mark.django_db
def test_neither_subject_nor_text_keeps_a_secret() -> None:
    message = EmailMessage(subject="Use s3cret", body="https://site/s3cret/", to=["x@y.example"])
    mails.keep(Job(key="mail:1"), mails.Sent(message, "invitation", None, "en", secrets=("s3cret",)))
    kept = Mail.objects.get()
    assert (kept.subject, kept.body) == ("Use ***", "https://site/***/")
