"""Renders a company's page with what its frame and its steps need; decides nothing about the return itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from members.access import Permission, can
from members.http import SignedInRequest
from members.models import Company, Event, User
from reports.actions.periods import require_open
from reports.calendar import QuarterKey
from reports.errors import PeriodClosed
from reports.models import CorrectionRequest, Door, Revision, Submission
from reports.summaries import member
from reports.summaries.proposals import ProposalLine, announced_within
from reports.views.member.signing_notes import notes_of
from reports.wording import dates, deadlines, practice, questions
from reports.wording import member as wording

ENDS = ("sent_back", "handed_back", "signed")
"""Acts after which the last note to the company is the one to read, or none is."""

AT_THE_DESK = {
    "return-detail": "desk-review",
    "return-counts": "desk-counts",
    "return-save": "desk-save",
    "return-check": "desk-check",
    "return-explain": "desk-explain",
    "return-sheet": "desk-sheet",
    "return-paper": "desk-paper",
    "return-scan": "desk-scan",
}
"""Pages of a return that the secretariat opens at another address."""


@dataclass(frozen=True, slots=True)
class Return:
    """A return as its pages are headed: the words around it, and what the reader may do with it."""

    submission: Submission
    quarter: str
    window: str
    due: str
    note: str
    closed: str
    correction: CorrectionRequest | None
    may_edit: bool
    may_sign: bool
    door: Door = Door.FORM

    @property
    def is_editable(self) -> bool:
        """The reader may change the numbers now."""
        return self.may_edit and self.submission.is_editable and not self.closed

    @property
    def is_on_behalf(self) -> bool:
        """The secretariat is at the page, and not the company."""
        return self.door == Door.ON_BEHALF

    @property
    def layout(self) -> str:
        """The template around the page."""
        return "layouts/desk.html" if self.is_on_behalf else "layouts/member.html"

    def url(self, name: str) -> str:
        """The address of one of its pages."""
        return address(AT_THE_DESK.get(name, name) if self.is_on_behalf else name, self.submission)

    @property
    def sheet_url(self) -> str:
        return self.url("return-sheet")

    @property
    def paper_url(self) -> str:
        return self.url("return-paper")

    @property
    def signing_notes(self) -> list[str]:
        """What is under way with its signatures."""
        return notes_of(self.submission)

    @property
    def questions(self) -> str:
        """How many questions wait for the company; empty where none does, and for the secretariat on its behalf."""
        number = 0 if self.is_on_behalf else self.submission.questions.waiting().count()
        return questions.waiting(number) if number else ""

    @property
    def announced(self) -> list[ProposalLine]:
        """The changes in counting that the company announced for this quarter or the one it is compared with."""
        key = QuarterKey.holding(self.submission.quarter.starts_on)
        return announced_within(self.submission.company, key.previous().first_day, key.last_day)

    @property
    def extension_url(self) -> str:
        return self.url("return-extension")

    @property
    def withdraw_extension_url(self) -> str:
        return self.url("return-extension-withdraw")

    @property
    def detail_url(self) -> str:
        return self.url("return-detail")

    @property
    def counts_url(self) -> str:
        return self.url("return-counts")

    @property
    def save_url(self) -> str:
        return self.url("return-save")

    @property
    def check_url(self) -> str:
        return self.url("return-check")

    @property
    def explain_url(self) -> str:
        return self.url("return-explain")

    @property
    def sign_url(self) -> str:
        return self.url("return-sign")

    @property
    def none_url(self) -> str:
        return self.url("return-none")


def address(name: str, submission: Submission) -> str:
    """The address of a page of a return."""
    return reverse(name, args=[submission.company.slug, submission.quarter.address])


def compare_url(submission: Submission, revision: Revision) -> str:
    """Where a revision is compared with the one before it; empty for the first."""
    number = revision.number
    return f"{address('return-compare', submission)}?from={number - 1}&to={number}" if number > 1 else ""


def return_of(user: User, submission: Submission, door: Door = Door.FORM) -> Return:
    """Everything that the pages of one return have in common; on behalf, who reviews may edit and nobody sign."""
    is_desk = door == Door.ON_BEHALF
    key = QuarterKey.holding(submission.quarter.starts_on)
    return Return(
        submission=submission,
        quarter=dates.quarter(key),
        window=dates.quarter_window(key),
        due=practice.never_due() if submission.is_practice else deadlines.due(submission.due_at, timezone.now()),
        note=_open_note(submission),
        closed=_closed(submission),
        correction=CorrectionRequest.objects.current(submission),
        may_edit=can(user, Permission.SUBMISSION_REVIEW if is_desk else Permission.DRAFT_EDIT, submission.company),
        may_sign=can(user, Permission.SUBMISSION_SIGN, submission.company),
        door=door,
    )


def render_page(
    request: SignedInRequest, template: str, company: Company, context: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    """A page of a company."""
    frame = {
        "company": company,
        "may_edit_tokens": can(request.user, Permission.TOKENS_EDIT, company),
        "practice_mark": "",
    }
    return render(request, template, frame | dict(context), status=status)


def render_return(
    request: SignedInRequest, template: str, page: Return, context: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    """A page of a return; ``page`` and ``submission`` are in every one of them."""
    submission = page.submission
    mark = practice.mark() if submission.is_practice else ""
    frame = {"page": page, "submission": submission, "practice_mark": mark}
    return render_page(request, template, submission.company, frame | dict(context), status)


def declaration(submission: Submission) -> str:
    """What a signer of this return attests, in the active language."""
    window = dates.quarter_window(QuarterKey.holding(submission.quarter.starts_on))
    text = wording.declaration(submission.company.name, window)
    return practice.declaration(text) if submission.is_practice else text


def signers(submission: Submission) -> str:
    """The names of those who may sign."""
    return member.names_of(member.people_in(submission.company, ["signer"]))


def _open_note(submission: Submission) -> str:
    """Why the return came back, until it is signed again; editing does not make the reason go away."""
    last = Event.objects.about(submission).filter(verb__in=ENDS).last()
    if last is None or last.verb == "signed":
        return ""
    return last.note or (
        questions.came_back(len(last.details.get("questions", []))) if last.verb == "sent_back" else ""
    )


def _closed(submission: Submission) -> str:
    """Why the quarter takes no numbers any more; empty while it does."""
    try:
        require_open(submission)
    except PeriodClosed as refusal:
        return str(refusal)
    return ""
