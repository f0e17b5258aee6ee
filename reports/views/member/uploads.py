"""Sending a spreadsheet, looking at what was read of it, and using its numbers."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from members.access import Permission
from members.http import SignedInRequest
from reports.access import submission_for
from reports.actions import labels, uploads
from reports.drafts import Draft
from reports.errors import Refusal, Stale
from reports.files import is_kept
from reports.forms.labels import MeaningForm, choices_of
from reports.forms.uploads import UploadForm
from reports.intake.reading import FileReading, reading_from
from reports.models import Upload, UploadState
from reports.rules.codes import Code
from reports.summaries.uploads import preview_of
from reports.views.member.counts import posted_version
from reports.views.member.page import Return, render_return, return_of
from reports.views.member.upload_grids import shown_platform, upload_grid
from reports.views.statuses import status_of
from reports.wording import member as wording

CLOSED = frozenset({Code.BAD_FILE, Code.ENCRYPTED})
"""What keeps us from opening a file, where it is said of the whole."""
MOST_ASKED = 50
"""So many unknown labels are asked about at once; the others when the file is read again."""


@require_http_methods(["GET", "POST"])
def return_upload(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """Choose a file; the files that came before."""
    is_post = request.method == "POST"
    permission = Permission.DRAFT_EDIT if is_post else Permission.SUBMISSION_VIEW
    page = return_of(request.user, submission_for(request.user, permission, company, quarter))
    form = UploadForm(request.POST, request.FILES) if is_post else UploadForm()
    if not form.is_valid():
        return _choose(request, page, form, status_of(form))
    file = form.cleaned_data["file"]
    try:
        received = uploads.receive(page.submission, file, file.name, by=request.user)
    except Refusal as refusal:
        form.add_error("file", str(refusal))
        return _choose(request, page, form, refusal.status)
    if received.is_replay:
        messages.info(request, _("You sent this very file before. This is what became of it."))
    return redirect(upload_url(received.upload))


@require_http_methods(["GET", "POST"])
def return_upload_read(request: SignedInRequest, company: str, quarter: str, upload: uuid.UUID) -> HttpResponse:
    """What was read of a file, and what using it would change; a post takes one of the steps that lead on."""
    is_post = request.method == "POST"
    permission = Permission.DRAFT_EDIT if is_post else Permission.SUBMISSION_VIEW
    page = return_of(request.user, submission_for(request.user, permission, company, quarter))
    found = upload_of(page, upload)
    if not is_post:
        return _show(request, page, found)
    return STEPS.get(request.POST.get("then", ""), _show)(request, page, found)


def upload_of(page: Return, upload: uuid.UUID) -> Upload:
    """One of the files of a return; of any other there is none."""
    related = Upload.objects.select_related("submission__company", "submission__quarter", "job", "sent_by", "used_by")
    return get_object_or_404(related, pk=upload, submission=page.submission)


def takes_notes(upload: Upload, reading: FileReading) -> bool:
    """Whether our notes can be written into the file: it is one that we could open, and still here."""
    is_closed = any(one.code in CLOSED and not one.place for one in reading.problems)
    return bool(reading.form) and not is_closed and is_kept(uploads.FOLDER, str(upload.pk))


def upload_url(upload: Upload) -> str:
    """The address of the page of a file."""
    return reverse("return-upload-read", args=[upload.company.slug, upload.submission.quarter.address, upload.pk])


def _choose(request: SignedInRequest, page: Return, form: UploadForm, status: int = 200) -> HttpResponse:
    earlier = Upload.objects.filter(submission=page.submission).select_related(
        "company", "submission__quarter", "sent_by", "used_by", "job"
    )
    context = {
        "form": form,
        "files": [(each, upload_url(each), wording.moment(each.sent_at)) for each in earlier],
    }
    return render_return(request, "member/return_upload.html", page, context, status)


def _show(request: SignedInRequest, page: Return, upload: Upload, refusal: Refusal | None = None) -> HttpResponse:
    """The file as it is now: waiting, given up, or read."""
    is_waiting = upload.state == UploadState.WAITING
    context = _waiting(upload) if is_waiting else _read(request, page, upload)
    context |= {
        "upload": upload,
        "sent": wording.moment(upload.sent_at),
        "choose_url": page.url("return-upload"),
        "refusal": refusal,
    }
    template = "member/upload_waiting.html" if is_waiting else "member/upload_read.html"
    return render_return(request, template, page, context, refusal.status if refusal else 200)


def _waiting(upload: Upload) -> dict[str, Any]:
    percent = round(100 * upload.job.progress) if upload.job else 0
    return {"percent": percent, "is_stuck": uploads.is_stuck(upload)}


def _read(request: SignedInRequest, page: Return, upload: Upload) -> dict[str, Any]:
    draft = Draft(page.submission)
    preview = preview_of(upload, draft.cells)
    platform = shown_platform(request.GET, draft.layout, preview)
    reading = reading_from(upload.reading)
    is_used = upload.state == UploadState.USED
    return {
        "preview": preview,
        "grid": upload_grid(draft, preview, platform),
        "platforms": draft.layout.platforms,
        "form": _meaning_form(None, upload, draft) if reading.unknown and page.may_edit else None,
        "used": wording.moment(upload.used_at) if upload.used_at else "",
        "has_notes": bool(preview.problems or preview.notes) and takes_notes(upload, reading),
        "can_use": page.is_editable and (upload.state == UploadState.READ or (is_used and preview.differing > 0)),
    }


def _meaning_form(data: Any, upload: Upload, draft: Draft) -> MeaningForm:
    unknown = reading_from(upload.reading).unknown[:MOST_ASKED]
    return MeaningForm(data, unknown, choices_of(upload.company, draft.layout.day))


def _use(request: SignedInRequest, page: Return, upload: Upload) -> HttpResponse:
    """Put the numbers into the draft as they were shown; what moved meanwhile is shown anew."""
    try:
        version, reading = posted_version(request.POST), request.POST.get("reading", "")
        uploads.use(upload, by=request.user, version=version, reading=reading)
    except Stale as refusal:
        page.submission.refresh_from_db()
        return _show(request, page, upload_of(page, upload.pk), refusal)
    except Refusal as refusal:
        return _show(request, page, upload, refusal)
    messages.success(request, _("The numbers of your file are in your draft."))
    return redirect(upload_url(upload))


def _teach(request: SignedInRequest, page: Return, upload: Upload) -> HttpResponse:
    """Keep what the unknown labels stand for, and read the file again."""
    form = _meaning_form(request.POST, upload, Draft(page.submission))
    if request.POST.get("reading") != str(upload.job_id):
        # The labels are counted as they were shown, and a second reading may count them otherwise.
        return _show(request, page, upload, Stale(_("This file was read again since you looked at it.")))
    if not form.is_valid() or not form.meanings:
        messages.info(request, _("Nothing was chosen, so nothing has changed."))
        return redirect(upload_url(upload))
    try:
        kept = labels.save(upload.company, form.meanings, by=request.user)
    except Refusal as refusal:
        return _show(request, page, upload, refusal)
    uploads.read_again(upload, by=request.user)
    said = ngettext("%(count)d label is kept.", "%(count)d labels are kept.", kept) % {"count": kept}
    messages.success(request, _("%(said)s We are reading your file again.") % {"said": said})
    return redirect(upload_url(upload))


def _again(request: SignedInRequest, page: Return, upload: Upload) -> HttpResponse:
    uploads.read_again(upload, by=request.user)
    return redirect(upload_url(upload))


STEPS: dict[str, Callable[[SignedInRequest, Return, Upload], HttpResponse]] = {
    "use": _use,
    "teach": _teach,
    "again": _again,
}
