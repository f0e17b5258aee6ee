"""Answers with a table as a CSV file that no spreadsheet program takes for formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from reports.intake.notes import harmless


def csv_file(table: Iterable[Sequence[object]], name: str) -> HttpResponse:
    """The rows as a download of this name; text that begins like a formula is disarmed."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([[harmless(cell) if isinstance(cell, str) else cell for cell in line] for line in table])
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8", headers=headers)
