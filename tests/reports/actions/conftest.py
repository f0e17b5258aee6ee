"""A spreadsheet on its way into the return."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile

from reports.actions import uploads

CSV = b"platform,species_group,measure,value\naurora-market,TOTAL,blocked,12\naurora-market,TIGER,blocked,\n"


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def send(world, django_capture_on_commit_callbacks):
    """Send a file for the return and let it be read."""

    def sent(content=CSV, name="counts.csv", by=None):
        with django_capture_on_commit_callbacks(execute=True):
            received = uploads.receive(world.submission, ContentFile(content), name, by=by or world.preparer)
        received.upload.refresh_from_db()
        return received

    return sent


def kept() -> list[Path]:
    """Every file under the media root."""
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
