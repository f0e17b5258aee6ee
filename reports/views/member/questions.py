"""What does the secretariat want to know? The threads of a company's returns, and its answers to them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from members.access import Permission, can
from members.http import SignedInRequest
from members.models import Company
from reports.access import company_for
from reports.actions import questions
from reports.errors import Refusal
from reports.forms.boxes import box_place
from reports.forms.notes import posted_note
from reports.models import Question
from reports.summaries.questions import Thread, threads_with
from reports.views.member.page import address, render_page


@require_GET
def member_questions(request: SignedInRequest, company: str) -> HttpResponse:
    """All threads: those that wait for the company first."""
    return _page(request, company_for(request.user, Permission.SUBMISSION_VIEW, company))


@require_POST
def member_question_reply(request: SignedInRequest, company: str, pk: int) -> HttpResponse:
    """Write to a thread; the button ``answered`` marks it as well."""
    owner = company_for(request.user, Permission.DRAFT_EDIT, company)
    asked = Question.objects.select_related("submission__company", "submission__quarter")
    question = get_object_or_404(asked.filter(submission__company=owner), pk=pk)
    is_answer = "answered" in request.POST
    try:
        questions.reply(question, text=posted_note(request.POST), by=request.user, is_answer=is_answer)
    except Refusal as refusal:
        return _page(request, owner, refusal, pk)
    messages.success(request, _("Marked as answered.") if is_answer else _("Sent."))
    return redirect(f"{reverse('member-questions', args=[owner.slug])}#question-{pk}")


def _page(request: SignedInRequest, owner: Company, refusal: Refusal | None = None, refused: int = 0) -> HttpResponse:
    """The threads; a reply that was refused keeps its text."""
    context = {
        "threads": [(thread, _place(thread)) for thread in threads_with(owner)],
        "may_reply": can(request.user, Permission.DRAFT_EDIT, owner),
        "refusal": refusal,
        "refused": refused,
        "note": request.POST.get("note", ""),
    }
    return render_page(request, "member/questions.html", owner, context, refusal.status if refusal else 200)


def _place(thread: Thread) -> str:
    """Where the box stands that a question is about, or the return."""
    submission, box = thread.question.submission, thread.box
    return address("return-counts", submission) + box_place(box) if box else address("return-detail", submission)
