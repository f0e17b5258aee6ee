"""Why did these change? Flags with the quarters before them, and one explanation for as many as it is true of."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from members.access import Permission
from members.http import SignedInRequest
from reports.access import submission_for
from reports.actions import explanations
from reports.calendar import QuarterKey
from reports.drafts import Draft
from reports.errors import Invalid
from reports.forms.explanations import FIELD_OF, ExplanationForm, flag_name
from reports.forms.flags import cards_of, explained_of
from reports.rules.explained import key_of
from reports.views.member.page import Return, address, render_return, return_of
from reports.views.statuses import status_of
from reports.wording import dates
from reports.wording import returns as wording


@require_http_methods(["GET", "POST"])
def return_explain(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """Show what wants a reason; a post gives one, or takes one back."""
    permission = Permission.DRAFT_EDIT if request.method == "POST" else Permission.SUBMISSION_VIEW
    return explain_page(request, return_of(request.user, submission_for(request.user, permission, company, quarter)))


def explain_page(request: SignedInRequest, page: Return) -> HttpResponse:
    """The same for whoever may be at the page: the company, or the secretariat on its behalf."""
    if "withdraw" in request.POST:
        return _withdraw(request, page)
    if request.method == "POST":
        return _explain(request, page)
    draft = Draft(page.submission)
    form = ExplanationForm(flags=draft.to_explain, initial=_begun(draft, request.GET.get("from", "")))
    return _show(request, page, draft, form)


def _explain(request: SignedInRequest, page: Return) -> HttpResponse:
    draft = Draft(page.submission)
    fields = request.POST.copy()
    if "all" in fields:
        fields.setlist("flag", [flag_name(key_of(found)) for found in draft.unexplained])
    form = ExplanationForm(fields, flags=draft.to_explain)
    if not form.is_valid():
        return _show(request, page, draft, form)
    told = {name: form.cleaned_data[name] for name in ("reason", "text", "second_text")}
    try:
        after = explanations.explain(page.submission, form.chosen, by=request.user, **told)
    except Invalid as refusal:
        form.add_error(FIELD_OF.get(refusal.code, "text"), str(refusal))
        return _show(request, page, draft, form)
    left = len(after.unexplained)
    if not left:
        messages.success(request, _("Saved. Nothing is left to explain."))
        return redirect(page.check_url)
    saved = ngettext("Saved. %(count)d flag is left.", "Saved. %(count)d flags are left.", left)
    messages.success(request, saved % {"count": left})
    return redirect(page.explain_url)


def _withdraw(request: SignedInRequest, page: Return) -> HttpResponse:
    written = Draft(page.submission).written
    keys = [key for key, told in written.items() if str(told.explanation) == request.POST["withdraw"]]
    explanations.withdraw(page.submission, keys, by=request.user)
    messages.success(request, _("Taken back."))
    return redirect(page.explain_url)


def _begun(draft: Draft, source: str) -> dict[str, Any]:
    """What the form begins with: an explanation to change, an earlier text for a number that changed, or one flag."""
    left = draft.unexplained
    written = {key_of(found): told for found, told in draft.explained if not told.is_announced}
    lapsed = {key_of(found): told for found in left if (told := draft.offered(found))}
    chosen = {key: told for key, told in (written | lapsed).items() if str(told.explanation) == source}
    if not chosen and len({told.explanation for told in lapsed.values()}) == 1:
        chosen = lapsed
    if chosen:
        first = next(iter(chosen.values()))
        texts = {"reason": first.reason, "text": first.text, "second_text": first.second_text}
        return {"flag": [flag_name(key) for key in chosen], **texts}
    return {"flag": [flag_name(key_of(left[0]))]} if len(left) == 1 else {}


def _show(request: SignedInRequest, page: Return, draft: Draft, form: ExplanationForm) -> HttpResponse:
    checked = form.checked
    asked = [
        found
        for found in draft.to_explain
        if found in draft.unexplained or (page.is_editable and flag_name(key_of(found)) in checked)
    ]
    context = {
        "form": form,
        "checked": checked,
        "left": len(draft.unexplained),
        "cards": cards_of(draft, asked),
        "explained": explained_of(draft),
        "information": [wording.finding(found, draft.layout) for found in draft.information],
        "earlier": _return_before(page),
    }
    return render_return(request, "member/return_explain.html", page, context, status_of(form))


def _return_before(page: Return) -> tuple[str, str] | None:
    """The name and address of the signed return that the numbers are compared with; the desk corrects none."""
    key = QuarterKey.holding(page.submission.quarter.starts_on).previous()
    signed = page.submission.company.submissions.filter(is_practice=False, latest_revision__isnull=False)
    before = signed.filter(quarter__code=str(key)).select_related("company", "quarter").first()
    return None if before is None or page.is_on_behalf else (dates.quarter(key), address("return-detail", before))
