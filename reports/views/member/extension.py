"""A company asks for more time for one return, sees the answer, and withdraws."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from members.access import Permission
from members.http import SignedInRequest
from reports.access import submission_for
from reports.actions import extensions, own_dates
from reports.errors import Refusal
from reports.forms.deadlines import UntilForm
from reports.summaries import deadlines
from reports.views.member.page import Return, render_return, return_of


@require_http_methods(["GET", "POST"])
def return_extension(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """The return's dates, the request that waits, or the form to ask; a post asks."""
    permission = Permission.DRAFT_EDIT if request.method == "POST" else Permission.SUBMISSION_VIEW
    page = return_of(request.user, submission_for(request.user, permission, company, quarter))
    if request.method == "GET":
        return _show(request, page, _form(page))
    form = _form(page, request.POST)
    if not form.is_valid():
        return _show(request, page, form, 400)
    wanted = {"wanted_on": form.cleaned_data["until"], "reason": form.cleaned_data["note"]}
    try:
        extensions.ask(page.submission, **wanted, by=request.user)
    except Refusal as refusal:
        form.refused_by(refusal)
        return _show(request, page, form, refusal.status)
    messages.success(request, _("The secretariat has been asked. The dates stay as they are until it answers."))
    return redirect(page.url("return-extension"))


@require_POST
def return_extension_withdraw(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """Take the request that waits back."""
    page = return_of(request.user, submission_for(request.user, Permission.DRAFT_EDIT, company, quarter))
    waiting = page.submission.extensions.waiting().first()
    if waiting is None:
        messages.error(request, _("There is no request to withdraw."))
    else:
        extensions.withdraw(waiting, by=request.user)
        messages.success(request, _("Withdrawn. The dates stay as they were."))
    return redirect(page.url("return-extension"))


def _form(page: Return, data: QueryDict | None = None) -> UntilForm:
    form = UntilForm(data)
    form.labelled(
        _("Why do you need more time?"), _("The secretariat reads this. It goes into no e-mail and is never published.")
    )
    return form.within(own_dates.days(page.submission, keeps_mark=page.submission.is_past_due()))


def _show(request: SignedInRequest, page: Return, form: UntilForm, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "dates": deadlines.dates_of(page.submission, timezone.now()),
        "waiting": page.submission.extensions.waiting().select_related("asked_by").first(),
        "refused": own_dates.why_not(page.submission),
        "is_past_due": page.submission.is_past_due(),
        "changes": deadlines.changes_for_company(page.submission),
    }
    return render_return(request, "member/return_extension.html", page, context, status)
