"""Many hands on one draft at the same moment: what was acknowledged is there, and a file comes once."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection

from members.models import Event
from reports.actions import drafts, merging, uploads
from reports.drafts import Draft
from reports.models import Door, Upload
from reports.rules.cells import Box, Cell
from tests.cast import GROUPS, NOW, World
from tests.reports.actions.test_signing_races import at_once, round_of_two  # noqa: F401

CSV = b"platform,species_group,measure,value\naurora-market,TOTAL,blocked,12\n"


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path


def test_boxes_saved_by_many_at_once_all_stay(round_of_two: World) -> None:  # noqa: F811
    boxes = [Box("aurora-market", "accounts-closed", group) for group in GROUPS if group != "PANGOLIN"]

    def saving(box: Box) -> Any:
        change = {box: Cell(*box, 1)}
        return lambda: merging.merge(round_of_two.submission, change, known={}, by=round_of_two.preparer)

    at_once(*map(saving, boxes))
    assert set(boxes) <= Draft(round_of_two.submission).cells.keys()
    versions = [act.details["version"] for act in Event.objects.filter(verb="draft_saved")]
    assert len(versions) == len(set(versions)) == 1 + len(boxes)


def test_a_file_that_comes_twice_at_once_is_kept_once(round_of_two: World, media: Path) -> None:  # noqa: F811
    def sending() -> object:
        return uploads.receive(round_of_two.submission, ContentFile(CSV), "a.csv", by=round_of_two.preparer)

    results = at_once(sending, sending, sending)
    assert sorted(received.is_replay for received in results) == [False, True, True]
    if connection.vendor == "sqlite":
        _sweep(media)
    assert Upload.objects.count() == len(_kept(media)) == 1


def _kept(media: Path) -> list[Path]:
    return [path for path in media.rglob("*") if path.is_file()]


def _sweep(media: Path) -> None:
    """What a database in memory may leave, when it says *locked* to the question whether a file has its row."""
    for path in _kept(media):
        os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    uploads.forget(NOW + datetime.timedelta(days=7))


def test_a_saving_and_a_file_on_one_version_are_never_both_taken(round_of_two: World) -> None:  # noqa: F811
    submission, by = round_of_two.submission, round_of_two.preparer
    upload = uploads.receive(submission, ContentFile(CSV), "a.csv", by=by).upload
    upload.refresh_from_db()
    version, box = submission.draft_version, Box("aurora-market", "blocked", "TOTAL")
    results = at_once(
        lambda: uploads.use(upload, by=by, version=version),
        lambda: drafts.save(submission, {box: Cell(*box, 7)}, by=by, door=Door.FORM, version=version),
    )
    assert sorted(type(one).__name__ == "Stale" for one in results) == [False, True]
