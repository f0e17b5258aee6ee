"""Small scans as people send them, and files that only look like one."""

from __future__ import annotations

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + b"\x00" * 17 + b"\x00\x00\x00\x00IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x00" * 40 + b"\xff\xd9"

HOSTILE = {
    "empty": b"",
    "page": b"<!doctype html><script>alert(1)</script>",
    "drawing": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "archive": b"PK\x03\x04" + b"\x00" * 60,
    "page before a PDF": b"<html>" + PDF,
    "PDF cut off": PDF[:-8],
    "PNG cut off": PNG[:-12],
    "JPEG cut off": JPEG[:-2],
    "only a beginning": b"%PDF-",
}
