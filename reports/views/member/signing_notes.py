"""What the pages of a return say about its signatures before it is handed in; decides nothing."""

from __future__ import annotations

from collections.abc import Iterator

from members.access import CompanyRoleName
from reports.drafts import Draft
from reports.models import FirstSignature, PaperState, Submission
from reports.rules.explained import digest_of
from reports.summaries import member
from reports.summaries.signing import Underway, underway
from reports.wording import signing as wording


def notes_of(submission: Submission) -> list[str]:
    """One sentence for each thing that is under way."""
    return list(_notes(submission, underway(submission, lambda: _read_now(submission))))


def _read_now(submission: Submission) -> tuple[str, str]:
    """The hash that would be signed now, with the digest of its explanations; empty while the draft is incomplete."""
    draft = Draft(submission)
    return (draft.hash, digest_of(draft.reasons)) if draft.is_signable else ("", "")


def _notes(submission: Submission, found: Underway) -> Iterator[str]:
    if found.is_unconfirmed:
        yield wording.unconfirmed(submission.company.name)
    if found.first:
        others = _others(submission, found.first)
        yield wording.first_stands(found.first.signer_name, found.first.signed_at, others)
    for one in found.void:
        yield wording.first_is_void(one.signer_name, one.signed_at)
    for one in found.lapsed:
        yield wording.first_has_lapsed(one.signer_name, one.signed_at)
    if found.sheet and found.sheet.state == PaperState.REFUSED:
        yield wording.sheet_was_refused(found.sheet.recorded_at, found.sheet.refusal)
    elif found.sheet:
        sentence = wording.sheet_is_void if found.is_sheet_void else wording.sheet_waits
        yield sentence(found.sheet.recorded_at)


def _others(submission: Submission, first: FirstSignature) -> str:
    people = member.people_in(submission.company, [CompanyRoleName.SIGNER])
    return member.names_of(one for one in people if one.pk != first.signer_id)
