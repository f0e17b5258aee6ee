"""Names that are data: one JSON object by language, English required."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import get_language

type Names = dict[str, str]


def in_language(names: Mapping[str, str], language: str | None = None) -> str:
    """The name in the given or the reader's language, else in English, else empty."""
    return names.get(language or get_language() or "en") or names.get("en", "")


def english_required(names: object) -> None:
    """Validator: an object of texts that has at least the English one."""
    if not isinstance(names, dict) or not names.get("en"):
        raise ValidationError("A name needs at least its English form.")
