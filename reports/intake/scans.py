"""Judges a scan by its bytes, never by its name: a whole PDF, PNG or JPEG, or nothing. Knows no page and no place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScanKind:
    """A kind of file that is taken: how it begins, what has to stand near its end, how it is served."""

    content_type: str
    extension: str
    begins: bytes
    ends: bytes
    # Programs that make scans write a little after the end.
    tail: int = 1024


KINDS = (
    ScanKind("application/pdf", "pdf", b"%PDF-", b"%%EOF"),
    ScanKind("image/png", "png", b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"),
    ScanKind("image/jpeg", "jpg", b"\xff\xd8\xff", b"\xff\xd9"),
)


def kind_of(content: bytes) -> ScanKind | None:
    """What a file is; None for any other kind, and for one that was cut off."""
    for kind in KINDS:
        if content.startswith(kind.begins):
            return kind if kind.ends in content[-kind.tail :] else None
    return None


def extension_of(content_type: str) -> str:
    """How a kept scan is named when somebody downloads it."""
    return next(kind.extension for kind in KINDS if kind.content_type == content_type)
