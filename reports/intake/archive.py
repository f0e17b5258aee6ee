"""Looks at the bytes of a file before anything parses them: of which kind it is, and whether its archive is safe.

A name says nothing: what is inside decides. The parts of a workbook are inflated once, in small pieces and counted, for
the directory of an archive may lie about sizes. Nothing is ever written to disk.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reports.rules.codes import Code

MOST_PARTS = 200
MOST_UNPACKED = 100_000_000
HIGHEST_RATIO = 100
TINY = 1_000_000
"""Bytes up to which no ratio is asked: a small workbook of equal rows packs well and harms nobody."""

_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
# The oldest spreadsheets; their first byte is a tab as well, so nothing may be stripped before one looks for it.
_OLDEST = b"\x09\x08"
# PDF, PNG, JPEG, GIF, RTF, 7z, RAR, gzip, and markup: HTML saved as .xls, bare XML.
_OTHERS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x1f\x8b",
    b"<",
)
_DECLARATIONS = [text.encode(e) for text in ("<!DOCTYPE", "<!ENTITY") for e in ("utf-8", "utf-16-le", "utf-16-be")]
_WORKBOOK_PART = "xl/workbook.xml"
_MACROS = ("vbaproject.bin", "xl/macrosheets/")
_LINKS = "xl/externallinks/"
_PIECE = 65_536


class Kind(StrEnum):
    """The kinds of file that are read."""

    CSV = "csv"
    WORKBOOK = "xlsx"


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in an archive: why it is not opened, or that it points to other files."""

    code: Code | None = None
    points_elsewhere: bool = False


def kind_of(data: bytes) -> Kind | Code:
    """The kind of a file, or why it is not read."""
    if data.startswith(_OLE):
        return Code.ENCRYPTED if _ENCRYPTED_PART in data else Code.FILE_TYPE
    if data.startswith(_ZIP):
        return Kind.WORKBOOK
    bare = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if data.startswith(_OLDEST) or bare.startswith(_OTHERS):
        return Code.FILE_TYPE
    return Kind.CSV


def check_archive(data: bytes) -> Checked:
    """Whether a workbook may be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return Checked(_wrong_parts(archive) or _wrong_content(archive, len(data)), _points_elsewhere(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        return Checked(Code.BAD_FILE)


def _wrong_parts(archive: zipfile.ZipFile) -> Code | None:
    """What the directory alone gives away."""
    parts = archive.infolist()
    names = [part.filename.lower() for part in parts]
    if any(part.flag_bits & 1 for part in parts):
        return Code.ENCRYPTED
    if any(mark in name for name in names for mark in _MACROS):
        return Code.MACRO_FILE
    if _WORKBOOK_PART not in names:
        return Code.FILE_TYPE
    is_odd = any(part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for part in parts)
    return Code.BAD_FILE if is_odd or len(parts) > MOST_PARTS or len(set(names)) < len(names) else None


def _wrong_content(archive: zipfile.ZipFile, size: int) -> Code | None:
    """What shows when every part is inflated: too much of it, or XML that declares entities."""
    allowed = min(MOST_UNPACKED, max(TINY, HIGHEST_RATIO * size))
    unpacked = 0
    for part in archive.infolist():
        end = b""
        for piece in _pieces(archive, part):
            unpacked += len(piece)
            seam = end + piece
            if unpacked > allowed or any(declaration in seam for declaration in _DECLARATIONS):
                return Code.BAD_FILE
            end = piece[-32:]
    return None


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(part) as source:
        while piece := source.read(_PIECE):
            yield piece


def _points_elsewhere(archive: zipfile.ZipFile) -> bool:
    return any(name.lower().startswith(_LINKS) for name in archive.namelist())
