"""Writes one mail in its reader's language and time zone and sends it; the job's key is its Message-ID."""

from __future__ import annotations

import zoneinfo
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from members import mails
from members.models import Job, User
from reports.models import Submission
from reports.wording import practice

KINDS = (
    "opened",
    "on_behalf",
    "handed_over",
    "ready",
    "handed_back",
    "signed_first",
    "paper_refused",
    "submitted",
    "sent_back",
    "accepted",
    "extension_granted",
    "extension_given",
    "extension_refused",
)


def send(job: Job) -> dict[str, Any]:
    """Send the mail that a job describes: kind, submission and user are its arguments."""
    user = User.objects.get(pk=job.arguments["user"])
    submission = Submission.every.select_related("company", "quarter").get(pk=job.arguments["submission"])
    if not user.is_active:
        return {"skipped": "inactive"}
    kind = job.arguments["kind"]
    with translation.override(user.language), timezone.override(zoneinfo.ZoneInfo(user.time_zone)):
        subject, body = written(kind, submission, user)
        message = mails.new(job, to=user.email, subject=subject, body=body)
        mails.deliver(message, job, kind=kind, recipient=user, about=submission)
    return {"to": user.pk}


def written(kind: str, submission: Submission, user: User) -> tuple[str, str]:
    """Subject and text of one mail in its reader's language and time zone; it carries links and no figures."""
    if kind not in KINDS:
        raise ValueError(f"There is no mail “{kind}”.")
    with translation.override(user.language), timezone.override(zoneinfo.ZoneInfo(user.time_zone)):
        path = reverse("return-detail", args=[submission.company.slug, submission.quarter.address])
        context = {"submission": submission, "user": user, "link": settings.SITE_URL + path}
        subject = " ".join(render_to_string(f"emails/{kind}_subject.txt", context).split())
        body = str(render_to_string(f"emails/{kind}.txt", context))
        if submission.is_practice:
            subject, body = practice.marked(subject, ": "), practice.marked(body, "\n\n")
        return subject, body
