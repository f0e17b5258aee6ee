"""What the secretariat has done about one return for itself: notes, checklist, verification. No company reads this."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from members.models import User
from reports.models import ChecklistItem, ChecklistTick, InternalNote, Revision, Submission, Verification
from reports.summaries.four_eyes import entered_by
from reports.wording import review as wording


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One item, and the tick of who looked at it."""

    item: str
    label: str
    tick: ChecklistTick | None


@dataclass(frozen=True, slots=True)
class Work:
    """``barred`` says why the reader may not accept; empty where they may. ``verified`` in words, newest first."""

    notes: Sequence[InternalNote]
    checklist: Sequence[ChecklistLine]
    verifications: Sequence[Verification]
    verified: str
    barred: str

    @property
    def ticked(self) -> str:
        """How much of the checklist is done."""
        return wording.ticked(sum(1 for line in self.checklist if line.tick), len(self.checklist))

    @property
    def is_incomplete(self) -> bool:
        return any(line.tick is None for line in self.checklist)


def work_on(submission: Submission, reader: User, *, may_review: bool) -> Work:
    """Everything about the newest revision, as this reader finds it."""
    revision = submission.latest_revision
    verifications = list(revision.verifications.select_related("recorded_by")) if revision else []
    return Work(
        notes=list(submission.internal_notes.select_related("author")),
        checklist=_checklist(revision) if revision else [],
        verifications=verifications,
        verified=wording.verification(verifications[0] if verifications else None),
        barred=_barred(submission, reader) if may_review else wording.only_an_analyst(),
    )


def _checklist(revision: Revision) -> list[ChecklistLine]:
    ticks = {tick.item: tick for tick in revision.ticks.select_related("ticked_by")}
    return [ChecklistLine(item.value, str(item.label), ticks.get(item.value)) for item in ChecklistItem]


def _barred(submission: Submission, reader: User) -> str:
    act = entered_by(submission, reader)
    return wording.entered(act.verb, act.at) if act else ""
