"""Hands out the scan of a signed sheet: as a download of a fixed kind, and only if it is the one that came in."""

from __future__ import annotations

import hashlib
import uuid

from django.http import HttpResponse
from django.utils.translation import gettext as _

from reports import files
from reports.actions.paper import FOLDER
from reports.errors import NotFound
from reports.intake.scans import extension_of
from reports.models import Submission


def scan_response(submission: Submission, scan: uuid.UUID) -> HttpResponse:
    """The file. Raises NotFound when the return has no such scan, or it is damaged or gone from its place."""
    sheet = submission.paper_signatures.filter(scan=str(scan)).first()
    content = _content(str(scan)) if sheet else b""
    if sheet is None or hashlib.sha256(content).hexdigest() != sheet.scan_sha256:
        raise NotFound(_("There is no such file."))
    name = f"{submission.company.slug}-{submission.quarter.code}-sheet.{extension_of(sheet.scan_type)}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=sheet.scan_type, headers=headers)


def _content(name: str) -> bytes:
    try:
        return files.path_of(FOLDER, name).read_bytes()
    except OSError:
        return b""
