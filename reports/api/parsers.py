"""Bodies as they came: our own readers refuse what the usual ones let pass. Knows how long a body may be, no more."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from rest_framework.parsers import BaseParser

from reports.api import rows

LARGEST_FILE = 10 * 1024 * 1024


class JSONBytes(BaseParser):
    """A JSON body, not decoded."""

    media_type = "application/json"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        """The raw body. Raises Invalid for one that is longer than any return."""
        body = stream.read(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
        if len(body) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise rows.too_many_rows()
        return body
