"""What the site does by itself, and what everybody did: the log of mails, the jobs, and the record of all acts."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from members.access import Permission, require
from members.http import SignedInRequest
from members.models import Job
from reports.actions import retries
from reports.clock import today
from reports.errors import WrongState
from reports.forms.logs import AuditForm, JobForm, LogForm, MailForm
from reports.summaries.activity import in_words
from reports.summaries.audit import acts_in, table
from reports.summaries.clock_runs import clock_lines
from reports.summaries.job_list import jobs_in, lines, queue
from reports.summaries.mail_log import IN_STATE, TASKS, mail_lines, mails_in
from reports.views.desk.csv_file import csv_file

PAGE_SIZE = 50
LARGEST_FILE = 50_000
"""Acts in one file; more is asked for by days."""


@require_GET
@require(Permission.DESK_VIEW)
def mails_view(request: SignedInRequest) -> HttpResponse:
    """Every mail: when, to whom, of which kind, with its text; and what failed or waits."""
    form = MailForm(request.GET)
    page = _page(request, mails_in(form.wanted))
    failed = Job.objects.filter(IN_STATE["failed"], task__in=TASKS).count()
    context = {"lines": mail_lines(page.object_list), "failed": failed, "may_retry": retries.may_retry(request.user)}
    return render(request, "desk/mail_list.html", context | _around(request, form, page))


@require_POST
@require(Permission.DESK_VIEW)
def mails_retry(request: SignedInRequest) -> HttpResponse:
    """Send every mail again that failed."""
    count = retries.retry_all(TASKS, by=request.user)
    told = ngettext("%(count)s mail is sent again.", "%(count)s mails are sent again.", count)
    messages.success(request, told % {"count": count})
    return redirect("desk-mails")


@require_GET
@require(Permission.DESK_VIEW)
def jobs_view(request: SignedInRequest) -> HttpResponse:
    """Every background job, and whether somebody takes what waits."""
    form = JobForm(request.GET)
    page = _page(request, jobs_in(**form.kept))
    context = {"lines": lines(page.object_list), "queue": queue(), "may_retry": retries.may_retry(request.user)}
    context |= {"clock": clock_lines()}
    return render(request, "desk/job_list.html", context | _around(request, form, page))


@require_GET
@require(Permission.DESK_VIEW)
def job_view(request: SignedInRequest, job: uuid.UUID) -> HttpResponse:
    """One job with what happened to it."""
    [line] = lines([get_object_or_404(Job, pk=job)])
    return render(request, "desk/job_show.html", {"line": line, "may_retry": retries.may_retry(request.user)})


@require_POST
@require(Permission.DESK_VIEW)
def job_retry(request: SignedInRequest, job: uuid.UUID) -> HttpResponse:
    """Start a failed job again; the second of two people is told."""
    found = get_object_or_404(Job, pk=job)
    try:
        retries.retry(found, by=request.user)
    except WrongState as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Started again."))
    return redirect("desk-mails" if request.POST.get("back") == "mails" else "desk-jobs")


@require_GET
@require(Permission.DESK_VIEW)
def audit_view(request: SignedInRequest) -> HttpResponse:
    """Who did what, newest first."""
    form = AuditForm(request.GET)
    page = _page(request, acts_in(form.looked))
    return render(request, "desk/audit_list.html", {"acts": in_words(page.object_list)} | _around(request, form, page))


@require_GET
@require(Permission.DESK_VIEW)
def audit_file(request: SignedInRequest) -> HttpResponse:
    """The acts that are looked for as CSV."""
    acts = in_words(acts_in(AuditForm(request.GET).looked)[:LARGEST_FILE])
    return csv_file(table(acts), _("activity-%(day)s.csv") % {"day": today().isoformat()})


def _page[M: Model](request: SignedInRequest, rows: QuerySet[M]) -> Page[M]:
    return Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))


def _around(request: SignedInRequest, form: LogForm, page: Page[Any]) -> dict[str, object]:
    """What stands around a list: its filters, and the way to other pages with the same ones."""
    kept = request.GET.copy()
    kept.pop("page", None)
    return {"form": form, "page": page, "kept": kept.urlencode()}
