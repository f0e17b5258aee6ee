"""A program sends a spreadsheet, waits for its job, and uses it."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from members.models import Job, JobState
from reports.actions import uploads
from reports.drafts import Draft
from reports.intake.sheets import LARGEST_FILE
from reports.models import Upload
from tests.reports.api.conftest import program_of
from tests.reports.api.test_schema import matches, schema  # noqa: F401

UPLOADS = "/api/v1/companies/aurora/uploads/"
CSV = b"platform,species_group,measure,value\naurora-market,TOTAL,blocked,1234\n"
BAD = CSV + b"aurora-market,TIGER,blocked,-1\n"


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def call(program):
    """Any call with the company's token."""

    def made(method, url, data=None, **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        bearer = {"Authorization": f"Bearer {program.secret}"}
        return getattr(program.client, method)(url, data, headers=bearer | named)

    return made


@pytest.fixture
def send(call, django_capture_on_commit_callbacks):
    """Send a file and let it be read."""

    def sent(content=CSV, quarter="2026-Q3", **more):
        form = {"file": SimpleUploadedFile("counts.csv", content), "quarter": quarter} | more
        with django_capture_on_commit_callbacks(execute=True):
            return call("post", UPLOADS, form)

    return sent


def use_url(sent):
    return f"{UPLOADS}{sent.json()['upload']}/use/"


def test_a_file_goes_by_its_job_into_the_draft(world, call, send):
    sent = send()
    assert (sent.status_code, sent.json()["code"]) == (202, "ok")
    job = call("get", sent["Location"])
    assert (job.json()["state"], job.json()["progress"], job.json()["result"]["state"]) == ("done", 1, "read")
    used = call("post", use_url(sent), If_Match=job["ETag"])
    assert (used.status_code, used["ETag"]) == (200, '"v1"')
    assert [cell.value for cell in Draft(world.submission).cells.values()] == [1234]


def test_a_job_says_what_using_the_file_would_change(call, send):
    row = {"platform": "aurora-market", "species_group": "TOTAL", "measure": "blocked"}
    changes = call("get", send()["Location"]).json()["result"]["changes"]
    assert changes == [row | {"before": None, "after": {"value": 1234}}]


def test_a_job_names_each_problem_at_its_place(call, send):
    result = call("get", send(BAD)["Location"]).json()["result"]
    assert (result["state"], result["problems"][0]["code"]) == ("refused", "negative")
    assert result["problems"][0]["pointer"] == "row 3"


def test_a_file_with_a_problem_is_not_used(world, call, send):
    sent = send(BAD)
    answer = call("post", use_url(sent), If_Match='"v0"')
    assert (answer.status_code, answer.json()["code"]) == (409, "wrong_state")
    assert not Draft(world.submission).cells


def test_using_needs_the_version_that_was_read(world, call, send):
    sent = send()
    assert call("post", use_url(sent)).status_code == 428
    assert call("post", use_url(sent), If_Match='"v7"').status_code == 412
    assert not Draft(world.submission).cells


def test_a_lost_answer_is_asked_for_again(world, call, send):
    sent = send()
    first, again = (call("post", use_url(sent), If_Match='"v0"') for _try in range(2))
    assert (first.status_code, first.json()) == (again.status_code, again.json())
    assert world.submission.draft_version == 1


def test_the_same_file_is_kept_once(send):
    first, again = send(), send()
    assert (again.status_code, again.json()["code"], again["Location"]) == (200, "same_file", first["Location"])
    assert Upload.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"quarter": "2026-Q9"}, 400, "bad_quarter"),
        ({"quarter": "2027-Q1"}, 400, "not_open"),
        ({"file": "no file"}, 400, "invalid"),
        ({"note": "x"}, 400, "unknown_field"),
        ({"file": [SimpleUploadedFile("a.csv", CSV), SimpleUploadedFile("b.csv", CSV)]}, 400, "invalid"),
    ],
)
def test_a_call_that_says_too_little_or_too_much_keeps_nothing(send, change, status, code):
    answer = send(**change)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert not Upload.objects.exists()


@pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary=x"])
def test_a_broken_form_is_refused(program, kind):
    bearer = {"Authorization": f"Bearer {program.secret}"}
    answer = program.client.post(UPLOADS, b"no form", content_type=kind, headers=bearer)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")


def test_a_large_file_is_413(send):
    answer = send(b"x" * (LARGEST_FILE + 1))
    assert (answer.status_code, answer.json()["code"]) == (413, "file_too_large")


def test_anothers_file_and_job_are_not_there(world, client, send, call):
    sent = send()
    rival = program_of(client, world.rival_signer)
    bearer = {"Authorization": f"Bearer {rival.secret}", "If-Match": '"v0"'}
    assert client.get(sent["Location"], headers=bearer).status_code == 404
    theirs = f"/api/v1/companies/borealis/uploads/{sent.json()['upload']}/use/"
    for url in (use_url(sent), theirs):
        assert client.post(url, headers=bearer).status_code == 404


def test_a_job_that_reads_no_file_is_not_there(call, world):
    mail = Job.objects.exclude(task=uploads.TASK).first()
    assert call("get", f"/api/v1/jobs/{mail.pk}/").status_code == 404


def test_a_failed_job_says_so_and_no_more(call, send):
    sent = send()
    Job.objects.filter(task=uploads.TASK).update(state=JobState.FAILED, problem="OSError: /srv/secret")
    answer = call("get", sent["Location"])
    assert (answer.json()["result"], answer.json()["problem"]["code"]) == (None, "failed")
    assert "secret" not in answer.content.decode()


def test_answers_are_as_described(schema, call, send):  # noqa: F811
    sent = send(BAD)
    assert matches(schema, sent, "/api/v1/companies/{company}/uploads/", "post")
    assert matches(schema, call("get", sent["Location"]), "/api/v1/jobs/{job}/")
    used = call("post", use_url(send()), If_Match='"v0"')
    assert matches(schema, used, "/api/v1/companies/{company}/uploads/{upload}/use/", "post")
