"""Writes one mail in its reader's language and time zone and sends it; the job's key is its Message-ID."""

from __future__ import annotations

import datetime
import zoneinfo
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from members import mails
from members.models import Event, Job, User
from reports import rulebook
from reports.calendar import QuarterKey
from reports.clock import today
from reports.counted import CodeLists
from reports.drafts import Draft
from reports.models import Submission
from reports.profiles import Layout
from reports.rules import mail_words
from reports.rules.reminding import fitting
from reports.unsent import DESK, REMINDERS, Unsent, unsent
from reports.wording import dates, member, practice
from reports.wording import reminders as wording

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
    "accepted_with_note",
    "extension_granted",
    "extension_given",
    "extension_refused",
    "reopened",
    "exempted",
    "included_again",
    "due_soon",
    "due_today",
    "overdue",
    "owed_again",
    "escalated",
    "desk_escalated",
    "desk_submitted",
    "desk_sheet_waits",
    "desk_correction_asked",
    "desk_proposal",
    "desk_extension_asked",
    "question_asked",
    "question_replied",
    "desk_question_answered",
)
WORDED = (*KINDS, *mail_words.OF_ACCOUNTS)
"""Every kind of mail that an administrator may put in other words; those about accounts are sent elsewhere."""
PAGES = {
    "desk_sheet_waits": "desk-paper",
    "desk_proposal": "desk-breaks",
    "question_asked": "member-questions",
    "question_replied": "member-questions",
}
"""Where a mail leads, if not to the return or, for the secretariat, to its review."""


def send(job: Job) -> mails.Sent | Unsent:
    """Send the mail that a job describes, unless its reason is gone: kind, submission and user are its arguments.

    A reminder names the step and the obligation that it is for, and what was written by hand the event with its note.
    """
    user = User.objects.get(pk=job.arguments["user"])
    related = ("company__liaison", "quarter", "owner")
    submission = Submission.every.select_related(*related).get(pk=job.arguments["submission"])
    if reason := unsent(job, submission, user):
        return reason
    kind = fitting(job.arguments["kind"], submission.due_at, timezone.now())
    event = Event.objects.filter(pk=job.arguments.get("event")).first()
    subject, body = written(kind, submission, user, note=event.note if event else "")
    answered_by = _answered_by(kind, submission, job.arguments.get("sender"))
    message = mails.new(job, to=user.email, subject=subject, body=body, reply_to=answered_by)
    mails.send(message)
    return mails.Sent(message, kind, user, user.language, submission)


def keep(job: Job, outcome: mails.Sent | Unsent) -> dict[str, Any]:
    """Keep what became of a mail; call it in the transaction that marks its job done."""
    return {"skipped": outcome.value} if isinstance(outcome, Unsent) else mails.keep(job, outcome)


class Letter(NamedTuple):
    """A mail that is not sent yet: its reader, subject and text."""

    reader: User
    subject: str
    body: str


def drafted(submission: Submission, jobs: Sequence[Job], lists: CodeLists | None = None) -> list[Letter]:
    """The mails of these jobs about one return as they would be written now; ``lists`` are those of its quarter."""
    told = [job.arguments for job in jobs]
    people = User.objects.in_bulk({one["user"] for one in told})
    notes = dict(Event.objects.filter(pk__in={one.get("event") for one in told}).values_list("pk", "note"))
    draft = Draft(submission, Layout(submission, lists))
    return [
        Letter(reader, *written(one["kind"], submission, reader, note=notes.get(one.get("event"), ""), draft=draft))
        for one in told
        for reader in [people[one["user"]]]
    ]


def written(
    kind: str,
    submission: Submission,
    user: User,
    *,
    note: str = "",
    now: datetime.datetime | None = None,
    draft: Draft | None = None,
) -> tuple[str, str]:
    """Subject and text of one mail in its reader's language and time zone; it carries links and no figures.

    ``note`` is what somebody wrote with the step; only a reminder carries it, every other note stays on the site.
    ``now`` is an instant at which the mail is looked at ahead, ``draft`` that of the return where it is read already.
    """
    own = rulebook.mail_text(kind, user.language, today(now))
    return composed(kind, submission, user, own, note=note, now=now, draft=draft)


def places_of(kind: str) -> tuple[str, ...]:
    """What the text of a mail may name in braces."""
    if kind in mail_words.OF_ACCOUNTS:
        return mail_words.OF_ACCOUNTS[kind]
    return mail_words.PLACES + (mail_words.OF_REMINDERS if kind in REMINDERS else ())


def composed(
    kind: str,
    submission: Submission,
    user: User,
    own: tuple[str, str] | None,
    *,
    note: str = "",
    now: datetime.datetime | None = None,
    draft: Draft | None = None,
) -> tuple[str, str]:
    """The same with a subject and text of an administrator's own, or the site's where there are none."""
    if kind not in KINDS:
        raise ValueError(f"There is no mail “{kind}”.")
    with translation.override(user.language), timezone.override(zoneinfo.ZoneInfo(user.time_zone)):
        link = settings.SITE_URL + _path(kind, submission)
        context = {"submission": submission, "user": user, "link": link, "note": ""}
        if kind in REMINDERS:
            context |= _reminder(submission, draft or Draft(submission), now or timezone.now()) | {"note": note}
        if own:
            places = _places(context)
            subject, context["words"] = (mail_words.filled(text, places) for text in own)
            body = str(render_to_string("emails/own_words.txt", context))
        else:
            subject = render_to_string(f"emails/{kind}_subject.txt", context)
            body = str(render_to_string(f"emails/{kind}.txt", context))
        subject = " ".join(subject.split())
        if submission.is_practice:
            subject, body = practice.marked(subject, ": "), practice.marked(body, "\n\n")
        return subject, body


def _path(kind: str, submission: Submission) -> str:
    """The page that a mail leads to: the company's own return, or what the secretariat is to do about it."""
    company, quarter = submission.company.slug, submission.quarter.address
    page = PAGES.get(kind, "desk-review" if kind.startswith(DESK) else "return-detail")
    return reverse(page, args={"desk-breaks": [], "member-questions": [company]}.get(page, [company, quarter]))


def _answered_by(kind: str, submission: Submission, sender: int | None) -> str:
    """The address that a company's answer goes to: who wrote by hand, else its liaison; empty for the site's own."""
    if kind.startswith(DESK):
        return ""
    person = User.objects.filter(pk=sender).first() if sender else submission.company.serving_liaison
    return person.email if person and person.is_active and person.is_desk else ""


def _places(context: dict[str, Any]) -> dict[str, str]:
    """What stands in the places of a text that an administrator wrote; more where the kind of mail knows more."""
    submission: Submission = context["submission"]
    key = QuarterKey.holding(submission.quarter.starts_on)
    more = {name: context[name] for name in mail_words.OF_REMINDERS if name in context}
    return more | {
        "name": str(context["user"]),
        "company": submission.company.name,
        "quarter": dates.quarter(key),
        "window": dates.quarter_window(key),
        "due": member.last_day(submission.due_at),
        "closes": member.last_day(submission.closes_at),
        "publish": dates.day_ending(submission.quarter.publish_on),
        "link": context["link"],
    }


def _reminder(submission: Submission, draft: Draft, now: datetime.datetime) -> dict[str, str]:
    """What a reminder says of the time that is left and of what is done; a count of boxes is no figure."""
    return {
        "left": wording.days_left(submission.due_at, now),
        "progress": wording.progress(draft.answered, len(draft.required)),
    }
