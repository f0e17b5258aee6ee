"""Contacts with one company: what was logged and mailed, and a form for what happened elsewhere."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members.access import Permission, can, require
from members.http import SignedInRequest
from members.models import Company
from reports.access import company_for
from reports.actions import contacts
from reports.errors import Refusal
from reports.forms.contacts import ContactForm
from reports.models import Submission
from reports.summaries.contact_list import contact_list


@require_http_methods(["GET", "POST"])
@require(Permission.DESK_VIEW)
def desk_contacts(request: SignedInRequest, company: str) -> HttpResponse:
    """All contacts; a post logs one. ``?quarter=`` names the return that it is about."""
    permission = Permission.SUBMISSION_REVIEW if request.method == "POST" else Permission.DESK_VIEW
    owner = company_for(request.user, permission, company)
    submission = _submission(owner, request.GET.get("quarter", ""))
    if request.method == "GET":
        return _show(request, owner, submission, ContactForm(initial={"at": timezone.now()}))
    form = ContactForm(request.POST)
    status = _log(form, owner, submission, request)
    if status != 200:
        return _show(request, owner, submission, form, status)
    messages.success(request, _("Logged."))
    query = f"?quarter={submission.quarter.code}" if submission else ""
    return redirect(reverse("desk-contacts", args=[owner.slug]) + query)


def _submission(owner: Company, code: str) -> Submission | None:
    """The return that contacts are about; none where none is named."""
    if not code:
        return None
    asked = Submission.objects.filter(company=owner).select_related("quarter")
    found = next((one for one in asked if one.quarter.code == code), None)
    if found is None:
        raise Http404
    return found


def _log(form: ContactForm, owner: Company, submission: Submission | None, request: SignedInRequest) -> int:
    """Write down what a valid form tells; gives the status of the answer."""
    if not form.is_valid():
        return 400
    try:
        contacts.log(owner, form.telling, by=request.user, submission=submission)
    except Refusal as refusal:
        form.add_error("at" if refusal.code in ("in_the_future", "too_early") else None, str(refusal))
        return refusal.status
    return 200


def _show(
    request: SignedInRequest, owner: Company, submission: Submission | None, form: ContactForm, status: int = 200
) -> HttpResponse:
    context = {
        "company": owner,
        "submission": submission,
        "form": form,
        "lines": contact_list(owner),
        "may_log": can(request.user, Permission.SUBMISSION_REVIEW),
    }
    return render(request, "desk/contact_list.html", context, status=status)
