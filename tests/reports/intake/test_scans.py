from __future__ import annotations

import pytest

from reports.intake.scans import KINDS, extension_of, kind_of
from tests.reports.scans import HOSTILE, JPEG, PDF, PNG


@pytest.mark.parametrize(
    ("content", "content_type"), [(PDF, "application/pdf"), (PNG, "image/png"), (JPEG, "image/jpeg")]
)
def test_a_whole_scan_is_known_by_its_bytes(content, content_type):
    kind = kind_of(content)
    assert kind is not None
    assert kind.content_type == content_type


@pytest.mark.parametrize("content", HOSTILE.values(), ids=list(HOSTILE))
def test_anything_else_is_no_scan(content):
    assert kind_of(content) is None


def test_a_program_may_write_a_little_after_the_end():
    assert kind_of(PDF + b"\n" * 500) is not None


def test_every_kind_has_its_own_extension():
    assert [extension_of(kind.content_type) for kind in KINDS] == ["pdf", "png", "jpg"]
