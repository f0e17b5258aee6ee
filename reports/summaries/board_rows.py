"""One company on the round board: its state, what stands beside it, and whose turn it is. Reads no draft's numbers."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from reports.models import ExtensionState, State, Submission
from reports.summaries.board_contacts import Contact
from reports.summaries.board_signs import Signs
from reports.summaries.reviewing import QUESTION_OPEN, Reviewing

EXEMPT, LATE, OVERDUE = "exempt", "late", "overdue"
EXTENSION_ASKED, MAIL_FAILED, YEAR_END = "extension_asked", "mail_failed", "due_at_year_end"
URGENCY = (State.SUBMITTED, State.SENT_BACK, State.READY, State.DRAFT, State.DUE, State.ACCEPTED)
"""The order of the rows: what the secretariat has to do, then what companies still have to, then what is done."""

ANSWER_WITHIN = datetime.timedelta(days=3)
"""How long a company is left alone with a return that it got back."""


class Step(StrEnum):
    """What somebody of the secretariat does next about a company, the most pressing first."""

    CONFIRM_SHEET = "confirm_sheet"
    DECIDE_EXTENSION = "decide_extension"
    READ_ANSWER = "read_answer"
    REVIEW = "review"
    LOOK_AT_MAIL = "look_at_mail"
    NAME_SIGNER = "name_signer"
    CHASE = "chase"
    CHASE_AGAIN = "chase_again"
    WAIT_FOR_ANSWER = "wait_for_answer"
    WAIT = "wait"
    NOTHING = "nothing"


_PRESSING = list(Step)


@dataclass(frozen=True, slots=True)
class Flags:
    """How many flags have a reason: all of the newest revision, which needed one, or those so far in a draft."""

    explained: int
    is_draft: bool


@dataclass(frozen=True, slots=True)
class BoardRow:
    """``marks`` are status codes beside the state, ``days_late`` whole days begun since it was due.

    ``volume`` is the company's share of what is usually reported, None where nothing of it was accepted;
    ``days_open_again`` are whole days since a signed return was given back, as long as it is not signed once more;
    ``is_plain``: it may be accepted together with others.
    """

    company: str
    slug: str
    state: str
    marks: tuple[str, ...]
    days_late: int
    due_at: datetime.datetime
    signed_at: datetime.datetime | None
    flags: Flags
    contact: Contact | None
    volume: Fraction | None
    days_open_again: int
    owner: str
    owner_key: int | None
    step: Step
    is_plain: bool

    @property
    def is_exempt(self) -> bool:
        return EXEMPT in self.marks

    @property
    def is_overdue(self) -> bool:
        """Nothing is signed though it was due: somebody has to be reminded."""
        return OVERDUE in self.marks

    @property
    def awaits_review(self) -> bool:
        """The next step is the secretariat's; with an open question it is the company's."""
        is_waiting = self.state == State.SUBMITTED and not self.is_exempt
        return is_waiting and self.step != Step.WAIT_FOR_ANSWER

    @property
    def is_settled(self) -> bool:
        """Nothing of it is missing now: accepted, exempt, or not due before the year ends."""
        return self.is_exempt or self.state == State.ACCEPTED or YEAR_END in self.marks

    def urgency(self) -> tuple[bool, bool, int, int]:
        """Sorts overdue companies first and exempt ones last, between them by what the secretariat has to do."""
        state = URGENCY.index(State(self.state))
        return self.is_exempt, not self.is_overdue, _PRESSING.index(self.step), state


class RowMaker:
    """Makes the rows of one round as it stands at one instant."""

    def __init__(
        self,
        signs: Signs,
        reviews: Mapping[int, Reviewing],
        contacts: Mapping[int, Contact],
        volumes: Mapping[int, Fraction],
        now: datetime.datetime,
    ) -> None:
        self.signs, self.reviews, self.now = signs, reviews, now
        self.contacts, self.volumes = contacts, volumes

    def row(self, submission: Submission) -> BoardRow:
        """The row of one company."""
        marks = self._marks(submission)
        owner, again = submission.owner, self._open_again(submission)
        return BoardRow(
            company=submission.company.name,
            slug=submission.company.slug,
            state=submission.state,
            marks=marks,
            days_late=_days_late(submission, self.now),
            due_at=submission.due_at,
            signed_at=submission.first_signed_at,
            flags=self._flags(submission),
            contact=self.contacts.get(submission.pk),
            volume=self.volumes.get(submission.company_id),
            days_open_again=again.days,
            owner=str(owner) if owner else "",
            owner_key=submission.owner_id,
            step=_step(submission, set(marks), again),
            is_plain=self.reviews[submission.pk].is_acceptable_in_bulk,
        )

    def _marks(self, submission: Submission) -> tuple[str, ...]:
        """The codes of all marks that are set, in the order in which they are read."""
        signs, latest, key = self.signs, submission.latest_revision, submission.pk
        extensions, under_review = signs.extensions.get(key, ()), self.reviews[key]
        is_unsigned = submission.first_signed_at is None and not submission.is_exempt
        marks = {
            OVERDUE: submission.is_overdue(self.now),
            LATE: submission.is_late,
            EXEMPT: submission.is_exempt,
            **dict.fromkeys(under_review.marks, True),
            "question_answered": under_review.standing.questions > under_review.waiting,
            EXTENSION_ASKED: ExtensionState.ASKED in extensions and not submission.is_exempt,
            "extension_granted": ExtensionState.GRANTED in extensions,
            YEAR_END: is_unsigned and submission.company_id in signs.yearly and self.now < submission.due_at,
            MAIL_FAILED: key in signs.failed_mail,
            "no_signer": is_unsigned and submission.company_id not in signs.signing,
            "none_to_report": bool(latest and latest.has_content and latest.pk not in signs.with_numbers),
            "revised": latest is not None and latest.number > 1,
            "in_release": key in signs.released,
            "correction_asked": key in signs.asking,
            "sheet_waits": key in signs.with_a_sheet,
        }
        return tuple(mark for mark, is_set in marks.items() if is_set)

    def _open_again(self, submission: Submission) -> datetime.timedelta:
        """How long the company has had a signed return back; nothing where it has not."""
        return self.now - self.signs.open_again.get(submission.pk, self.now)

    def _flags(self, submission: Submission) -> Flags:
        """Of a draft nothing but a count: the desk reads no unsigned number."""
        latest = submission.latest_revision
        if latest is None or submission.is_editable:
            return Flags(self.signs.explained.get(submission.pk, 0), is_draft=True)
        return Flags(len(latest.explanations), is_draft=False)


def _step(submission: Submission, marks: set[str], again: datetime.timedelta) -> Step:
    """The first step that there is cause for."""
    is_submitted, is_unsigned = submission.state == State.SUBMITTED, submission.first_signed_at is None
    causes = {
        Step.CONFIRM_SHEET: "sheet_waits" in marks,
        Step.DECIDE_EXTENSION: EXTENSION_ASKED in marks,
        Step.READ_ANSWER: is_submitted and "question_answered" in marks and QUESTION_OPEN not in marks,
        Step.WAIT_FOR_ANSWER: is_submitted and QUESTION_OPEN in marks,
        Step.REVIEW: is_submitted,
        Step.LOOK_AT_MAIL: MAIL_FAILED in marks,
        Step.NAME_SIGNER: "no_signer" in marks,
        Step.CHASE: is_unsigned and OVERDUE in marks,
        Step.CHASE_AGAIN: again >= ANSWER_WITHIN,
        Step.WAIT: submission.is_editable,
    }
    return (
        Step.NOTHING
        if submission.is_exempt
        else next((step for step, is_due in causes.items() if is_due), Step.NOTHING)
    )


def _days_late(submission: Submission, now: datetime.datetime) -> int:
    """Days begun between the due instant and the first signature, or now while there is none; 0 in time."""
    if submission.is_exempt and submission.first_signed_at is None:
        return 0
    late = (submission.first_signed_at or now) - submission.due_at
    return late.days + 1 if late >= datetime.timedelta() else 0
