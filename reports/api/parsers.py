"""Bodies as they came: our own readers refuse what the usual ones let pass. Knows how long a body may be, no more."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from rest_framework.parsers import BaseParser

from reports.api import rows
from reports.errors import Invalid
from reports.intake.reading import FileProblem
from reports.intake.sheets import LARGEST_FILE
from reports.rules.codes import Code
from reports.wording import files as wording


class JSONBytes(BaseParser):
    """A JSON body, not decoded."""

    media_type = "application/json"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        """The raw body. Raises Invalid for one that is longer than any return."""
        body = stream.read(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
        if len(body) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise rows.too_many_rows()
        return body


class CSVBytes(BaseParser):
    """A CSV body, not decoded: its bytes tell the encoding, whatever the request says of it."""

    media_type = "text/csv"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        """The raw body. Raises Invalid for one that is longer than a file may be."""
        body = stream.read(LARGEST_FILE + 1)
        if len(body) > LARGEST_FILE:
            raise Invalid(wording.problem(FileProblem(Code.FILE_TOO_LARGE)), code=Code.FILE_TOO_LARGE, status=413)
        return body
