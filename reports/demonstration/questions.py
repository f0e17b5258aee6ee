"""Writes what the secretariat asked, noted, ticked and verified in the quarter in progress, as if it had been there."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from members.access import SiteRole
from members.actions import events
from members.models import Event, User
from reports.calendar import QuarterKey
from reports.demonstration.people import People
from reports.models import (
    ChecklistItem,
    ChecklistTick,
    InternalNote,
    Question,
    QuestionMessage,
    QuestionState,
    Revision,
    Submission,
    Verification,
    VerificationState,
)

ASKED_OF, ANSWERED_BY, SENT_BACK_TO, SAMPLED = "phact", "gneiss", "hornfels", "alcyone"
SINCE = "Is this number right? If so, what changed, and since when?"
SHOPS = "Does this total cover both of your sites?"
BOTH = "Yes, both. The second site was moved to the same database in spring."
TWICE = "Are listings that you removed twice counted once here?"
NOTE = "Their policy officer is new since the spring: answers come on Mondays."


def write(key: QuarterKey, people: People, now: datetime.datetime) -> None:
    """Whatever of it belongs to a company that is there."""
    current = Submission.objects.filter(quarter__code=str(key), latest_revision__isnull=False)
    found = {one.company.slug: one for one in current.select_related("company", "latest_revision", "quarter")}
    analyst = people.secretariat[SiteRole.ANALYST]
    if ASKED_OF in found:
        _ask(found[ASKED_OF], [(SINCE, analyst)], now, about_total=True)
    if ANSWERED_BY in found:
        said = [(SHOPS, analyst), (BOTH, people.preparer(ANSWERED_BY))]
        _ask(found[ANSWERED_BY], said, now, state=QuestionState.ANSWERED)
        _note_and_tick(found[ANSWERED_BY], analyst, now)
    if SENT_BACK_TO in found:
        _ask(found[SENT_BACK_TO], [(TWICE, analyst)], now)
    if SAMPLED in found:
        _sample(found[SAMPLED], analyst, now)


def _between(submission: Submission, now: datetime.datetime, share: float) -> datetime.datetime:
    """An instant after the signature and before now."""
    assert submission.latest_revision is not None
    signed_at = submission.latest_revision.signed_at
    return signed_at + (now - signed_at) * share


def _ask(
    submission: Submission,
    said: Sequence[tuple[str, User]],
    now: datetime.datetime,
    *,
    state: str = QuestionState.OPEN,
    about_total: bool = False,
) -> None:
    """A thread about the whole return, or about its largest total."""
    revision = submission.latest_revision
    assert revision is not None
    place = _largest(revision) if about_total else {}
    asked = {"asked_by": said[0][1], "asked_at": _between(submission, now, 0.5)}
    question = Question.objects.create(submission=submission, revision=revision, state=state, **asked, **place)
    acts = []
    for number, (text, author) in enumerate(said):
        at = _between(submission, now, 0.5 + number / 10)
        QuestionMessage.objects.create(question=question, author=author, text=text, at=at)
        act = events.new(
            "question_replied" if number else "question_asked", submission, by=author, question=question.pk
        )
        act.at = at
        acts.append(act)
    Event.objects.bulk_create(acts)


def _largest(revision: Revision) -> dict[str, str]:
    """The place of the largest total, as a question names it."""
    largest = revision.counts.filter(value__isnull=False).select_related("platform", "measure").order_by("-value")[0]
    return {"platform": largest.platform.slug, "measure": largest.measure.code, "species_group": "TOTAL"}


def _note_and_tick(submission: Submission, by: User, now: datetime.datetime) -> None:
    at = _between(submission, now, 0.7)
    note = InternalNote.objects.create(submission=submission, author=by, text=NOTE, at=at)
    noted = events.new("note_written", note, by=by)
    ticks = [ChecklistItem.CHANGES, ChecklistItem.COVERAGE]
    ChecklistTick.objects.bulk_create(
        ChecklistTick(revision=submission.latest_revision, item=item, ticked_by=by, ticked_at=at) for item in ticks
    )
    assert submission.latest_revision is not None
    ticked = events.new("checklist_ticked", submission.latest_revision, by=by, items=sorted(ticks))
    noted.at = ticked.at = at
    Event.objects.bulk_create([noted, ticked])


def _sample(submission: Submission, by: User, now: datetime.datetime) -> None:
    at = _between(submission, now, 0.8)
    assert submission.latest_revision is not None
    Verification.objects.create(
        revision=submission.latest_revision,
        state=VerificationState.SAMPLED,
        sampled_by="Invented Watch",
        drawn=40,
        confirmed=38,
        recorded_by=by,
        recorded_at=at,
    )
    act = events.new(
        "verified", submission, by=by, state=VerificationState.SAMPLED, revision=submission.latest_revision.number
    )
    act.at = at
    Event.objects.bulk_create([act])
