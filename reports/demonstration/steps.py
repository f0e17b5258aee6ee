"""Brings the submissions of one quarter to where they stand, with an event for every step on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Model

from members.access import SiteRole
from members.actions import events
from members.models import Event, User
from reports.demonstration.answers import REASONS, Answered
from reports.demonstration.people import People
from reports.demonstration.story import Fate, Stage
from reports.models import Door, Revision, State, Submission

SENT_BACK_NOTE = "One total is ten times last quarter's. Is there a zero too many?"
EXEMPT_REASON = "The platform is closed for rebuilding in this quarter."
CHANGED = [
    "state",
    "draft_version",
    "ready_at",
    "ready_by",
    "submitted_at",
    "sent_back_at",
    "sent_back_by",
    "sent_back_note",
    "accepted_at",
    "accepted_by",
    "accepted_revision",
    "latest_revision",
    "first_signed_at",
    "exempt_at",
    "exempt_by",
    "exempt_reason",
]


def write_steps(
    answered: Sequence[Answered], revisions: Mapping[str, list[Revision]], people: People, explained: Set[str]
) -> None:
    """States with their stamps, then the events of the whole quarter in the order they happened.

    ``explained``: the companies that gave reasons for flags.
    """
    acts: list[Event] = []
    for each in answered:
        own = revisions.get(each.entry.company.slug, [])
        _stamp(each, own, people)
        acts += _acts(each, own, people, has_explained=each.entry.company.slug in explained)
    Submission.objects.bulk_update([each.submission for each in answered], CHANGED, batch_size=20)
    Event.objects.bulk_create(sorted(acts, key=lambda act: act.at))


def _stamp(each: Answered, revisions: list[Revision], people: People) -> None:
    """Set the columns of one submission; the database holds that they agree."""
    entry, submission, moments = each.entry, each.submission, each.moments
    submission.draft_version = max(len(revisions), 1 if entry.draft else 0)
    submission.state = State.DUE if entry.stage == Stage.EXEMPT else State(entry.stage)
    if revisions:
        submission.latest_revision = revisions[-1]
        submission.first_signed_at = revisions[0].signed_at
        submission.submitted_at = revisions[-1].signed_at
    if entry.accepted is not None:
        submission.accepted_revision = revisions[entry.accepted]
    if entry.stage == Stage.ACCEPTED:
        submission.accepted_at, submission.accepted_by = moments.reviewed, people.secretariat[SiteRole.ANALYST]
    if entry.stage == Stage.READY:
        submission.ready_at, submission.ready_by = moments.readied, people.preparer(entry.company.slug)
    if entry.stage == Stage.SENT_BACK:
        submission.sent_back_at, submission.sent_back_by = moments.reviewed, people.secretariat[SiteRole.ANALYST]
        submission.sent_back_note = SENT_BACK_NOTE
    if entry.stage == Stage.EXEMPT:
        submission.exempt_at, submission.exempt_by = moments.saved, people.secretariat[SiteRole.ADMINISTRATOR]
        submission.exempt_reason = EXEMPT_REASON


def _acts(each: Answered, revisions: list[Revision], people: People, *, has_explained: bool) -> Iterator[Event]:
    """What happened to one return, in order."""
    entry, submission, moments = each.entry, each.submission, each.moments
    analyst = people.secretariat[SiteRole.ANALYST]
    if entry.stage == Stage.EXEMPT:
        administrator = people.secretariat[SiteRole.ADMINISTRATOR]
        yield _act("exempted", submission, administrator, moments.saved, note=EXEMPT_REASON)
    if not entry.draft:
        return
    yield from _filled_in(each, people, at=moments.saved, version=1)
    if has_explained:
        yield _act("explained", submission, people.preparer(entry.company.slug), moments.saved + timedelta(minutes=9))
    if entry.stage != Stage.DRAFT:
        yield _act("ready", submission, people.preparer(entry.company.slug), moments.readied)
    for revision in revisions:
        if revision.number > 1:
            yield from _opened_again(each, revision, people)
        yield _signed(submission, revision)
        if entry.accepted == revision.number - 1:
            yield _act("accepted", submission, analyst, moments.reviewed, hash=revision.hash)
    if entry.stage == Stage.SENT_BACK:
        yield _act("sent_back", submission, analyst, moments.reviewed, note=SENT_BACK_NOTE)


def _opened_again(each: Answered, revision: Revision, people: People) -> Iterator[Event]:
    """How a signed return came back to its company, and that it was changed."""
    submission, signed = each.submission, revision.signed_at
    if each.entry.fate == Fate.CORRECTED:
        earlier = signed - timedelta(days=1)
        yield _act("revised", submission, revision.author, earlier, note=REASONS[Fate.CORRECTED])
    else:
        earlier = each.moments.sent_back
        analyst = people.secretariat[SiteRole.ANALYST]
        yield _act("sent_back", submission, analyst, earlier, note=SENT_BACK_NOTE)
    yield from _filled_in(each, people, at=earlier + (signed - earlier) * 0.5, version=revision.number)


def _filled_in(each: Answered, people: People, *, at: datetime, version: int) -> Iterator[Event]:
    preparer, boxes = people.preparer(each.entry.company.slug), len(each.entry.draft) if version == 1 else 1
    yield _act("draft_saved", each.submission, preparer, at, door=Door.FORM, boxes=boxes, version=version)


def _signed(submission: Submission, revision: Revision) -> Event:
    details: dict[str, Any] = {"hash": revision.hash, "revision": revision.number, "door": revision.door}
    return _act("signed", submission, revision.author, revision.signed_at, **details)


def _act(verb: str, subject: Model, by: User, at: datetime, *, note: str = "", **details: Any) -> Event:
    act = events.new(verb, subject, by=by, note=note, **details)
    act.at = at
    return act
