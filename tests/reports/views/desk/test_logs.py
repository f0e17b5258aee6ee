"""The log of mails, the jobs and the record of acts: what they show, keep back, find and start again."""

from __future__ import annotations

import csv
import datetime
import io
from typing import Any

import pytest
from django.test import Client

from members.actions import events
from members.models import Event, Job, JobState, Mail, User
from reports.actions import retries
from reports.errors import NotAllowed, WrongState
from reports.summaries import job_list, mail_log
from tests.cast import NOW, World, person

REFUSED = "Hopeless: address_refused: 550 5.1.1 No such person"


def job_of(world: World, user: User, state: str = "failed", problem: str = REFUSED, **fields: Any) -> Job:
    told = {"kind": "due_soon", "submission": world.submission.pk, "user": user.pk}
    ended = NOW if state in ("failed", "done") else None
    key = f"{state}:{user.pk}"
    return Job.objects.create(
        task="reports.send_mail", key=key, arguments=told, state=state, problem=problem, finished_at=ended, **fields
    )


@pytest.fixture
def sent(world: World) -> Mail:
    """One mail that left."""
    job = job_of(world, world.signer, state="done", problem="", result={"to": world.signer.pk})
    about = {"subject_type": "submission", "subject_key": str(world.submission.pk)}
    return Mail.objects.create(
        key=job.key, kind="due_soon", recipient=world.signer, address=world.signer.email, language="en",
        subject="Seven days", body="Hello signer", sent_at=NOW, **about,
    )  # fmt: skip


def page(user: User, path: str) -> str:
    client = Client()
    client.force_login(user)
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def post(user: User, path: str, **fields: str) -> Any:
    client = Client()
    client.force_login(user)
    return client.post(path, fields)


def test_a_mail_is_shown_with_its_text(world: World, sent: Mail) -> None:
    text = page(world.publisher, "/en/desk/mails/?state=sent")
    assert "Seven days" in text
    assert "Hello signer" in text
    assert "/en/desk/review/aurora/2026-Q3/" in text


def test_what_failed_says_why_and_can_be_tried_again(world: World) -> None:
    job = job_of(world, world.preparer)
    text = page(world.analyst, "/en/desk/mails/")
    assert "refused this address for good: 550 5.1.1 No such person" in text
    assert f"/en/desk/jobs/{job.pk}/retry/" in text
    assert "/retry/" not in page(world.publisher, "/en/desk/mails/")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 3),
        ("?state=failed", 1),
        ("?state=waiting", 1),
        ("?state=sent&company=aurora", 1),
        ("?company=borealis", 0),
        ("?person=SIGNER%40aurora", 1),
        ("?person=preparer", 1),
        ("?kind=due_soon", 3),
        ("?kind=accepted", 0),
        ("?kind=nonsense&state=%00&company=nobody&page=zzz", 3),
    ],
)
def test_mails_are_found(world: World, sent: Mail, query: str, count: int) -> None:
    Job.objects.exclude(key=sent.key).delete()
    job_of(world, world.preparer)
    job_of(world, world.viewer, state="queued", problem="")
    text = page(world.analyst, f"/en/desk/mails/{query}")
    assert f"{count} mail" in text


def test_every_failed_mail_is_tried_again_at_once(world: World) -> None:
    job_of(world, world.preparer)
    job_of(world, world.viewer)
    assert post(world.administrator, "/en/desk/mails/retry/").status_code == 302
    assert not Job.objects.filter(state=JobState.FAILED).exists()
    assert Event.objects.filter(verb="job_retried").count() == 2


def test_a_job_is_started_again_once(world: World) -> None:
    job = job_of(world, world.preparer)
    retries.retry(job, by=world.analyst)
    with pytest.raises(WrongState):
        retries.retry(job, by=world.administrator)


def test_the_second_of_two_is_told_on_the_page(world: World) -> None:
    job = job_of(world, world.preparer, state="queued", problem="")
    client = Client()
    client.force_login(world.analyst)
    response = client.post(f"/en/desk/jobs/{job.pk}/retry/", follow=True)
    assert "has started it again already" in response.content.decode()


def test_a_publisher_starts_nothing(world: World) -> None:
    with pytest.raises(NotAllowed):
        retries.retry_all(mail_log.TASKS, by=world.publisher)


def test_returns_with_trouble_are_known(world: World) -> None:
    job_of(world, world.preparer)
    assert mail_log.with_trouble() == {world.submission.pk}


def test_a_job_tells_no_secrets(world: World) -> None:
    job = job_of(world, world.preparer, problem="ValueError: the password is 4711")
    text = page(world.analyst, f"/en/desk/jobs/{job.pk}/") + page(world.analyst, "/en/desk/jobs/")
    assert "It broke off (ValueError)" in text
    assert "4711" not in text


def test_a_running_job_shows_how_far_it_is(world: World) -> None:
    job_of(world, world.preparer, state="running", problem="", progress=0.4, lease_until=NOW, attempts=1)
    text = page(world.analyst, "/en/desk/jobs/?state=running")
    assert '<progress max="1" value="0.40"' in text
    assert "40%" in text


def test_a_silent_worker_is_noticed(world: World, clock: Any) -> None:
    Job.objects.all().delete()
    assert job_list.queue().text == "Nothing waits."
    job_of(world, world.preparer, state="queued", problem="", run_after=NOW)
    clock.shift(datetime.timedelta(minutes=3))
    waiting = job_list.queue()
    assert (waiting.text, waiting.is_silent) == ("1 job waits. The oldest has waited 3 minutes.", True)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True),
        ("?who=analyst", True),
        ("?who=publisher", False),
        ("?company=aurora", True),
        ("?company=borealis", False),
        ("?group=chasing", True),
        ("?group=releases", False),
        ("?verb=reminded", True),
        ("?first=2026-10-10&last=2026-10-10", True),
        ("?last=2026-10-09", False),
        ("?first=2026-10-11", False),
        ("?first=soon&group=nonsense&page=0", True),
        ("?first=0001-01-01&last=9999-12-31", True),
    ],
)
def test_acts_are_found(world: World, query: str, found: bool) -> None:
    events.record("reminded", world.submission, by=world.analyst, note="Please call.")
    assert ("Please call." in page(world.publisher, f"/en/desk/audit/{query}")) == found


def test_all_acts_on_one_thing_are_found(world: World) -> None:
    events.record("reminded", world.submission, by=world.analyst, note="Please call.")
    events.record("reminded", world.submission_of(world.rival), by=world.analyst, note="Other.")
    text = page(world.publisher, f"/en/desk/audit/?thing=submission:{world.submission.pk}")
    assert "Please call." in text
    assert "Other." not in text


def test_what_was_before_and_after_is_shown(world: World) -> None:
    events.record("company_edited", world.company, by=world.administrator, before={"language": "en"})
    text = page(world.analyst, "/en/desk/audit/")
    assert "<dt>Before</dt>" in text
    assert "language: en" in text


def test_acts_are_a_file_that_no_spreadsheet_takes_for_formulas(world: World) -> None:
    events.record("reminded", world.submission, by=world.analyst, note="=cmd()")
    client = Client()
    client.force_login(world.analyst)
    content = client.get("/en/desk/audit/activity.csv?verb=reminded").content.decode("utf-8-sig")
    [_heads, line] = list(csv.reader(io.StringIO(content)))
    assert line[1:5] == ["analyst", "Reminded by hand", "Aurora, Q3 2026", "'=cmd()"]


def test_a_list_asks_the_database_the_same_however_long_it_is(world: World, django_assert_num_queries: Any) -> None:
    people = [person(f"p{n}@aurora.example") for n in range(20)]
    for user in people:
        job_of(world, user)
    with django_assert_num_queries(5):
        mail_log.mail_lines(mail_log.mails_in(mail_log.Wanted(state="failed"))[:1])
    with django_assert_num_queries(5):
        mail_log.mail_lines(mail_log.mails_in(mail_log.Wanted(state="failed")))
