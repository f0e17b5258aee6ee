"""Files are kept whole or not at all."""

from __future__ import annotations

import pytest

from reports import files
from reports.errors import Refusal


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


def test_a_file_is_kept_as_it_came(media):
    files.keep("uploads", "a", [b"1", b"2"])
    assert files.path_of("uploads", "a").read_bytes() == b"12"
    assert [path.name for path in (media / "uploads").iterdir()] == ["a"]


def test_a_full_disk_leaves_nothing(media):
    def pieces():
        yield b"1"
        raise OSError(28, "No space left on device")

    with pytest.raises(Refusal) as refused:
        files.keep("uploads", "a", pieces())
    assert (refused.value.code, refused.value.status) == ("storage", 507)
    assert list((media / "uploads").iterdir()) == []
