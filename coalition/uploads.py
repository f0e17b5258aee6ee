"""Lets no request fill the disk: what comes of a file beyond the largest that we take is dropped as it arrives."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from reports.intake.sheets import LARGEST_FILE


class UpToTheLimit(FileUploadHandler):
    """The first of the handlers: a file that was cut is still larger than the limit, so it is refused in words."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Hand a piece on to the next handler, or drop it."""
        return raw_data if start <= LARGEST_FILE else None

    def file_complete(self, file_size: int) -> UploadedFile[bytes] | None:
        """The file is another handler's."""
        return None
