"""The directory of companies, the same rows as a file, and the page of one company."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from members.access import Permission, can, require
from members.http import SignedInRequest
from reports.access import company_for
from reports.actions import quarters
from reports.clock import today
from reports.forms.directory import DirectoryForm
from reports.summaries.company import card
from reports.summaries.directory import SORTS, directory
from reports.summaries.directory_columns import columns, heads
from reports.summaries.onboarding import onboarding_of
from reports.views.desk.csv_file import csv_file

PAGE_SIZE = 50


@require_GET
@require(Permission.DESK_VIEW)
def members_view(request: SignedInRequest) -> HttpResponse:
    """Every company, those that the filters keep; by page where there are many."""
    form = DirectoryForm(request.GET)
    wanted = form.wanted
    rows = directory(wanted, today())
    kept = request.GET.copy()
    for name in ("sort", "page"):
        kept.pop(name, None)
    context = {
        "form": form,
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
        "heads": heads(SORTS, wanted.sort, is_reversed=wanted.is_reversed),
        "kept": kept.urlencode(),
        "sort": ("-" if wanted.is_reversed else "") + wanted.sort,
        "may_edit": can(request.user, Permission.SETTINGS_EDIT),
    }
    return render(request, "desk/member_list.html", context)


@require_GET
@require(Permission.DESK_VIEW)
def members_file(request: SignedInRequest) -> HttpResponse:
    """The rows of the directory as CSV, every one that the filters keep."""
    table = columns(directory(DirectoryForm(request.GET).wanted, today()))
    return csv_file(table, _("members-%(day)s.csv") % {"day": today().isoformat()})


@require_GET
@require(Permission.DESK_VIEW)
def company_view(request: SignedInRequest, company: str) -> HttpResponse:
    """One company with everything that is dated about it."""
    owner = company_for(request.user, Permission.DESK_VIEW, company)
    steps = onboarding_of(owner)
    context = {
        "company": owner,
        "onboarding": None if steps.is_finished or owner.merged_into else steps,
        "card": card(owner, today(), timezone.now()),
        "may_edit": can(request.user, Permission.SETTINGS_EDIT),
        "is_missing": bool(quarters.open_without(owner)),
    }
    return render(request, "desk/company_show.html", context)
