"""A company's own labels: what each stands for, a new one, another meaning, and the end of one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members.access import Permission, can
from members.http import SignedInRequest
from members.models import Company
from reports.access import company_for
from reports.actions import labels
from reports.errors import Invalid
from reports.forms.labels import LabelForm, choices_of, target_of
from reports.models import SavedLabel
from reports.views.member.page import render_page
from reports.views.statuses import status_of


@require_http_methods(["GET", "POST"])
def member_labels(request: SignedInRequest, company: str) -> HttpResponse:
    """List the labels; a post keeps one, instead of what it stood for before, or removes one."""
    is_post = request.method == "POST"
    owner = company_for(request.user, Permission.DRAFT_EDIT if is_post else Permission.SUBMISSION_VIEW, company)
    if not is_post:
        return _show(request, owner, LabelForm(None, owner, timezone.localdate(), initial=_asked(request, owner)))
    if "remove" in request.POST:
        return _remove(request, _label(owner, request.POST["remove"]))
    form = LabelForm(request.POST, owner, timezone.localdate())
    if not form.is_valid():
        return _show(request, owner, form)
    try:
        labels.save(owner, [form.meaning], by=request.user)
    except Invalid as refusal:
        form.add_error("label", str(refusal))
        return _show(request, owner, form)
    messages.success(request, _("“%(label)s” is kept.") % {"label": form.meaning.label})
    return redirect("member-labels", owner.slug)


def _remove(request: SignedInRequest, label: SavedLabel) -> HttpResponse:
    labels.remove(label, by=request.user)
    messages.success(request, _("“%(label)s” is removed.") % {"label": label.label})
    return redirect("member-labels", label.company.slug)


def _show(request: SignedInRequest, owner: Company, form: LabelForm) -> HttpResponse:
    names = {kind: dict(held) for kind, held in choices_of(owner, timezone.localdate()).items()}
    kept = SavedLabel.objects.filter(company=owner)
    context = {
        "form": form,
        "rows": [(label, names[label.kind].get(label.code, label.code)) for label in kept],
        "may_edit": can(request.user, Permission.DRAFT_EDIT, owner),
    }
    return render_page(request, "member/labels.html", owner, context, status_of(form))


def _asked(request: SignedInRequest, owner: Company) -> dict[str, Any]:
    """The label that is to be changed, as the form begins with it."""
    if "change" not in request.GET:
        return {}
    label = _label(owner, request.GET["change"])
    return {"label": label.label, "target": target_of(label.kind, label.code)}


def _label(owner: Company, key: str) -> SavedLabel:
    number = int(key) if key.isascii() and key.isdecimal() and len(key) < 19 else 0
    return get_object_or_404(SavedLabel.objects.select_related("company"), company=owner, pk=number)
