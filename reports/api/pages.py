"""Lists by cursor, one page at a time; knows no list."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError
from rest_framework.exceptions import NotFound
from rest_framework.pagination import CursorPagination


class CursorPages(CursorPagination):
    """Twenty at a time. A cursor that we did not make is not found, whatever it was made to look like."""

    page_size = 20

    def paginate_queryset(self, *args: Any, **options: Any) -> list[Any] | None:
        """The asked page. Raises NotFound for a cursor that names no place."""
        try:
            return super().paginate_queryset(*args, **options)
        except (ValueError, OverflowError, ValidationError, DataError) as problem:
            raise NotFound(self.invalid_cursor_message) from problem
