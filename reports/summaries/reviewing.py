"""How far the secretariat is with returns: begun, waiting for an answer, free to be accepted together.

The board and a company's own pages take their marks from here; read for many returns at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from reports.models import ChecklistTick, CorrectionRequest, Question, QuestionState, State, Submission
from reports.rules.bulk import Standing, acceptable_in_bulk

IN_REVIEW, QUESTION_OPEN = "in_review", "question_open"


@dataclass(frozen=True, slots=True)
class Reviewing:
    """One return. ``waiting`` questions wait for the company; ``is_begun``: somebody has ticked or asked something."""

    standing: Standing
    waiting: int
    is_begun: bool

    @property
    def marks(self) -> tuple[str, ...]:
        """Codes of status words: what waits for the company is not in review meanwhile."""
        return marks_of(self.waiting, is_in_review=self.standing.is_submitted and self.is_begun)

    @property
    def is_acceptable_in_bulk(self) -> bool:
        return acceptable_in_bulk(self.standing)


def marks_of(waiting: int, *, is_in_review: bool) -> tuple[str, ...]:
    """The codes of a return with this many questions that wait for its company."""
    if waiting:
        return (QUESTION_OPEN,)
    return (IN_REVIEW,) if is_in_review else ()


def reviewing(submissions: Collection[Submission]) -> dict[int, Reviewing]:
    """The same for each return, by its key; ask with the newest revisions at hand (``select_related``)."""
    keys = [one.pk for one in submissions]
    waiting, unclosed, touched = Counter[int](), Counter[int](), set[int | None]()
    asked = Question.objects.filter(submission__in=keys).order_by()
    for submission, revision, state in asked.values_list("submission", "revision", "state"):
        waiting[submission] += state == QuestionState.OPEN
        unclosed[submission] += state != QuestionState.CLOSED
        touched.add(revision)
    newest = [one.latest_revision_id for one in submissions if one.state == State.SUBMITTED]
    touched |= set(ChecklistTick.objects.filter(revision__in=newest).order_by().values_list("revision", flat=True))
    correcting = CorrectionRequest.objects.filter(submission__in=keys, ended_at__isnull=True).order_by()
    correcting_keys = set(correcting.values_list("submission", flat=True))
    return {
        one.pk: Reviewing(
            standing=Standing(
                is_submitted=one.state == State.SUBMITTED,
                is_exempt=one.is_exempt,
                flags=len(one.latest_revision.explanations) if one.latest_revision else 0,
                questions=unclosed[one.pk],
                is_correction=one.accepted_revision_id is not None or one.pk in correcting_keys,
            ),
            waiting=waiting[one.pk],
            is_begun=one.latest_revision_id is not None and one.latest_revision_id in touched,
        )
        for one in submissions
    }
