"""Makes a draft a revision: its counts, its attestations, and the return handed in; asks for no right."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from members.actions import events
from members.models import Event, User
from reports.actions import corrections, explanations, extensions, mails, overtaken
from reports.actions.states import move
from reports.drafts import Draft
from reports.errors import Invalid, Problem
from reports.models import (
    SIGNABLE,
    Attestation,
    CompanyCount,
    Count,
    Door,
    ReportingProfile,
    Revision,
    SpeciesGroup,
    State,
    Submission,
)
from reports.profiles import after_signing
from reports.rules.cells import Cell
from reports.summaries.questions import asked_with
from reports.summaries.signing import doors_since_signing
from reports.wording import returns as wording


def require_signable(draft: Draft) -> None:
    """Raises Invalid with everything that keeps a draft from being signed."""
    problems = [Problem(f.code, wording.finding(f, draft.layout), wording.pointer(f.box)) for f in draft.blocking]
    if problems:
        raise Invalid(_("This return is not complete yet."), code=problems[0].code, problems=problems)
    explanations.require_explained(draft)


def hand_in(
    draft: Draft, attestations: Sequence[Attestation], *, author: User, by: User, at: datetime.datetime
) -> Revision:
    """Write the revision that these unsaved attestations complete, and submit the return with it.

    Call it inside a transaction that holds the submission. Raises WrongState when the draft has moved on.
    """
    submission = draft.submission
    revision = _write(draft, attestations, author=author, at=at)
    explanations.propose_breaks(draft, by=author)
    move(
        submission,
        SIGNABLE,
        State.SUBMITTED,
        where={"draft_version": submission.draft_version},
        submitted_at=at,
        latest_revision=revision,
        first_signed_at=Coalesce("first_signed_at", at),
        handed_back_note="",
    )
    overtaken.void(submission)
    corrections.end(submission, at=at)
    extensions.end(submission, by=by, at=at)
    _keep_profile(draft)
    event = events.record(
        "signed",
        submission,
        by=by,
        hash=revision.hash,
        revision=revision.number,
        door=revision.door,
        way=attestations[-1].way,
    )
    mails.tell_company("submitted", submission, event)
    mails.tell_desk("desk_submitted", submission, event, but=by)
    return revision


def _write(draft: Draft, attestations: Sequence[Attestation], *, author: User, at: datetime.datetime) -> Revision:
    submission = draft.submission
    revision = Revision.objects.create(
        submission=submission,
        number=submission.revisions.count() + 1,
        hash=draft.hash,
        has_content=any(cell.value is not None for cell in draft.completed),
        author=author,
        signed_at=at,
        door=_door(submission),
        reason=_reason(submission),
        profile=draft.layout.as_document(),
        explanations=explanations.as_signed(draft),
    )
    _write_counts(revision, draft, draft.completed)
    for attestation in attestations:
        attestation.revision = revision
    Attestation.objects.bulk_create(attestations)
    return revision


def _write_counts(revision: Revision, draft: Draft, cells: Sequence[Cell]) -> None:
    platforms = dict(draft.submission.platform_rows.values_list("platform__slug", "platform"))
    measures = draft.layout.measures
    groups = dict(SpeciesGroup.objects.values_list("code", "pk"))
    answers = [({"value": cell.value, "not_tracked": cell.not_tracked}, cell) for cell in cells]
    Count.objects.bulk_create(
        Count(
            revision=revision,
            platform_id=platforms[cell.platform],
            measure=measures[cell.measure],
            species_group_id=groups[cell.species_group or ""],
            **answer,
        )
        for answer, cell in answers
        if cell.platform is not None
    )
    CompanyCount.objects.bulk_create(
        CompanyCount(revision=revision, measure=measures[cell.measure], **answer)
        for answer, cell in answers
        if cell.platform is None
    )


def _door(submission: Submission) -> str:
    """The door through which the draft was changed last; on behalf, if the secretariat entered any of it."""
    doors = doors_since_signing(submission)
    if Door.ON_BEHALF in doors:
        return Door.ON_BEHALF
    last = Event.objects.about(submission).filter(verb="draft_saved").last()
    return str(last.details["door"]) if last else Door.FORM


def _reason(submission: Submission) -> str:
    """Why there is a new revision: the note of the step that opened the return again, or the questions it came with."""
    if submission.latest_revision_id is None:
        return ""
    opened = Event.objects.about(submission).filter(verb__in=["revised", "sent_back", "recalled"]).last()
    return (opened.note or asked_with(opened)) if opened else ""


def _keep_profile(draft: Draft) -> None:
    """Let the answers shape the profile from this quarter on; practice shapes nothing."""
    changed = after_signing(draft.layout, draft.cells.values())
    if changed is not None and not draft.submission.is_practice:
        quarter, company = draft.submission.quarter, draft.submission.company
        ReportingProfile.objects.update_or_create(company=company, starts_on=quarter.starts_on, defaults=changed)
