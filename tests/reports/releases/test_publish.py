"""A second person publishes, once, with all files; what was published stays."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from django.utils import timezone

from members.models import Event, Job, JobState
from reports import history
from reports.actions import releases
from reports.errors import NotAllowed, WrongState
from reports.models import Release, ReleaseState
from tests.cast import person
from tests.conftest import Forbid
from tests.reports.releases.stage import Stage


def rows_of(release: Release, name: str) -> list[dict[str, str]]:
    content = bytes(release.files.get(name=name).content).decode()
    return list(csv.DictReader(io.StringIO(content)))


def document_of(release: Release, name: str) -> dict[str, list[dict[str, Any]]]:
    document: dict[str, list[dict[str, Any]]] = json.loads(bytes(release.files.get(name=name).content))
    return document


def test_nobody_publishes_what_they_froze(full: Stage) -> None:
    release = full.freeze(by=full.publisher)
    with pytest.raises(NotAllowed) as refused:
        releases.publish(release, by=full.publisher)
    assert refused.value.code == "four_eyes"


def test_analyst_does_not_publish(full: Stage) -> None:
    with pytest.raises(NotAllowed):
        releases.publish(full.freeze(), by=person("other@coalition.example", "analyst"))


def test_signed_release_waits_for_its_files(full: Stage) -> None:
    release = full.freeze()
    job = releases.publish(release, by=full.publisher)
    assert (release.state, job.state) == (ReleaseState.PUBLISHING, JobState.QUEUED)
    assert not Release.objects.published().exists()


def test_job_publishes_on_commit(full: Stage, django_capture_on_commit_callbacks: Any) -> None:
    release = full.freeze()
    with django_capture_on_commit_callbacks(execute=True):
        releases.publish(release, by=full.publisher)
    assert Release.objects.published().get() == release


def test_release_is_signed_once(full: Stage) -> None:
    release = full.freeze()
    releases.publish(release, by=full.publisher)
    with pytest.raises(WrongState):
        releases.publish(release, by=full.publisher)


def test_making_files_twice_changes_nothing(full: Stage) -> None:
    release = full.freeze()
    job = releases.publish(release, by=full.publisher)
    made = releases.make_files(job)["files"]
    assert releases.make_files(job) == {"files": 0}
    assert release.files.count() == made
    assert Event.objects.about(release).filter(verb="release_published").count() == 1


def test_signed_release_is_not_discarded(full: Stage) -> None:
    release = full.freeze()
    releases.publish(release, by=full.publisher)
    with pytest.raises(WrongState):
        releases.discard(release, by=full.analyst, reason="Too late.")


def test_csv_json_and_cells_agree(full: Stage) -> None:
    release = full.publish()
    cells = {c.part: c.value for c in release.cells.filter(table="quarter", period="2026-Q1")}
    in_csv = {row["part"]: row["value"] for row in rows_of(release, "quarter.csv") if row["period"] == "2026-Q1"}
    in_json = {c["part"]: c["value"] for c in document_of(release, "quarter.json")["cells"] if c["period"] == "2026-Q1"}
    assert in_json == cells
    assert in_csv == {part: "" if value is None else str(value) for part, value in cells.items()}


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_figure_has_the_numbers_of_the_cells(full: Stage, language: str) -> None:
    release = full.publish()
    totals = {c.value for c in release.cells.filter(table="quarter", part="total")}
    rows = document_of(release, f"quarterly.{language}.json")["rows"]
    assert {row["total"]["value"] for row in rows} == totals


def test_every_file_says_that_its_numbers_are_invented(full: Stage) -> None:
    release = full.publish()
    notices = [words["notice"] for words in release.words.values()]
    for file in release.files.exclude(content_type="image/png"):
        assert any(notice in bytes(file.content).decode() for notice in notices), file.name


def test_numbers_of_others_are_not_called_invented(full: Stage) -> None:
    history.load()
    content = bytes(full.publish().files.get(name="history.en.csv").content).decode()
    assert "63300000" in content
    assert "invented" not in content


def test_late_return_waits(full: Stage) -> None:
    first = full.publish()
    full.answer(full.submission("altair", "2025-Q4"), {"removed-own": 900})
    full.add_quarter()
    second = full.publish()
    before = {c.position: c.value for c in first.cells.filter(table="quarter")}
    after = {c.position: c.value for c in second.cells.filter(table="quarter", first_release=first.code)}
    assert after == before
    assert second.cells.get(table="cumulative", period="2026-Q2").value == 6 * 7 * 400


def test_published_quarters_keep_their_inputs(full: Stage) -> None:
    first = full.publish()
    full.answer(full.submission("altair", "2025-Q4"), {"removed-own": 900})
    full.add_quarter()
    second = full.publish()
    kept = second.inputs.exclude(submission__quarter=full.last).values_list("submission", "revision")
    assert set(kept) == set(first.inputs.values_list("submission", "revision"))


def test_nothing_writes_a_cell_again(full: Stage, forbid_sql: Forbid) -> None:
    release = full.freeze()
    with forbid_sql('UPDATE "reports_releasecell"', 'DELETE FROM "reports_releasecell"'):
        releases.make_files(releases.publish(release, by=full.publisher))
        full.add_quarter()
        full.publish()


def test_files_that_failed_are_tried_again_by_the_second_person(full: Stage) -> None:
    release = full.freeze()
    job = releases.publish(release, by=full.publisher)
    Job.objects.filter(pk=job.pk).update(state=JobState.FAILED, finished_at=timezone.now(), attempts=8)
    again = releases.publish(release, by=full.publisher)
    assert (again.pk, Job.objects.get(pk=job.pk).state) == (job.pk, JobState.QUEUED)


def test_files_that_are_being_made_are_not_asked_for_twice(full: Stage) -> None:
    release = full.freeze()
    releases.publish(release, by=full.publisher)
    with pytest.raises(WrongState):
        releases.publish(release, by=full.publisher)
