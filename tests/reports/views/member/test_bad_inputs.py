"""The worked cases that people can cause in the form, each with the outcome it must have."""

from __future__ import annotations

import datetime
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from coalition.celery import app
from members.actions import events
from members.models import Event, Job, JobState, MembershipSpell
from reports.actions import quarters
from reports.calendar import QuarterKey
from reports.drafts import Draft
from reports.intake.grid import field_name
from reports.models import State
from reports.rules.cells import Box
from reports.schedule import open_due_quarters
from tests import cast
from tests.cases import bad_inputs
from tests.cast import PASSWORD, World
from tests.reports.views.member.conftest import RETURN, browser

pytestmark = pytest.mark.door("form")
TOTAL = "c:aurora-market:blocked:TOTAL"

# Other doors: the API's headers and tokens, the desk's review; and what is only doubted, in test_doubts. Later:
# imports, attachments, a release that is out.
ELSEWHERE = {"B145", "B150", "B153", "B154", "B158", "B159", "B163", "B164", "B167", "B169"}


def cases(*groups: str) -> list[Any]:
    """The cases of the form's channel."""
    every = [case for group in groups for case in bad_inputs(group)]
    return [one for one in every if one.id not in ELSEWHERE]


@pytest.mark.parametrize("case", cases("number"))
def test_each_number(world: World, preparer: Client, case: dict[str, Any]) -> None:
    answer = preparer.post(RETURN + "counts/", {"version": 0, TOTAL: case["input"]})
    cell = Draft(world.submission).cells.get(Box("aurora-market", "blocked", "TOTAL"))
    assert (cell.value if cell else None) == case["expect"].get("stored")
    assert (answer.status_code == 302) == (case["expect"]["outcome"] != "reject")


@pytest.mark.django_db
@pytest.mark.parametrize("case", cases("period", "ownership", "workflow"))
def test_each_situation(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    play = SITUATIONS[case["id"]]
    names = inspect.signature(play).parameters
    play(**{name: case if name == "case" else request.getfixturevalue(name) for name in names})


def no_quarter(case: dict[str, Any], world: World, preparer: Client) -> None:
    url = f"/en/m/aurora/{case['input']}/counts/"
    assert "is no calendar quarter" in refused(preparer.get(url))
    assert "is no calendar quarter" in preparer.post(url, {"version": 0, TOTAL: "5"}, follow=True).content.decode()
    assert not Draft(world.submission).cells


def other_spelling(world: World, preparer: Client) -> None:
    preparer.post("/en/m/aurora/2026Q3/counts/", {"version": 0, TOTAL: "5"})
    assert Draft(world.submission).answered == 1


def closed(world: World, clock: Any) -> None:
    clock.move_to(world.quarter.closes_at)
    client = browser(world.preparer)
    assert 'name="c:' not in client.get(RETURN + "counts/").content.decode()
    page = refused(client.post(RETURN + "counts/", {"version": 0, TOTAL: "5"}))
    assert "Q3 2026 closed on 14 November 2026" in page
    assert 'value="5"' in page


def before_joining(preparer: Client) -> None:
    assert "joined after Q4 2019" in refused(preparer.get("/en/m/aurora/2019-Q4/counts/"))


def after_leaving(world: World, preparer: Client) -> None:
    MembershipSpell.objects.filter(company=world.company).update(ends_on=datetime.date(2026, 9, 30))
    assert "was no member at the end of Q4 2026" in refused(preparer.get("/en/m/aurora/2026-Q4/counts/"))


def hour_that_comes_twice(world: World, clock: Any) -> None:
    world.viewer.time_zone = "Europe/Berlin"
    world.viewer.save()
    for hour, note in ((0, "summer"), (1, "winter")):
        clock.move_to(datetime.datetime(2026, 10, 25, hour, 30, tzinfo=datetime.UTC))
        events.record("sent_back", world.submission, by=world.analyst, note=note)
    acts = browser(world.viewer).get(RETURN).context["activity"]
    assert [(act.note, when) for act, when in acts if act.note] == [
        ("winter", "25 Oct 2026, 02:30"),
        ("summer", "25 Oct 2026, 02:30"),
    ]


def launched_later(world: World, preparer: Client) -> None:
    cast.add_platform(world.company, "aurora-new", since="2026-10-05")
    page = refused(preparer.post(RETURN + "counts/", {"version": 0, "c:aurora-new:blocked:TOTAL": "5"}))
    assert "“aurora-new” is not expected in this quarter." in page


def midnight(world: World, clock: Any) -> None:
    quarters.plan(QuarterKey(2026, 4), by=world.administrator)
    clock.move_to(datetime.datetime(2026, 12, 31, 23, 59, 59, tzinfo=datetime.UTC))
    assert open_due_quarters() == []
    assert "It opens on 1 January 2027" in refused(browser(world.preparer).get("/en/m/aurora/2026-Q4/"))
    clock.move_to(datetime.datetime(2027, 1, 1, tzinfo=datetime.UTC))
    assert open_due_quarters() == ["2026-Q4"]
    assert browser(world.preparer).get("/en/m/aurora/2026-Q4/").status_code == 200


def other_platform(world: World, preparer: Client) -> None:
    for slug in ("borealis-market", "nobodys-market"):
        answer = preparer.post(RETURN + "counts/", {"version": 0, f"c:{slug}:blocked:TOTAL": "5"})
        assert answer.status_code == 404


def other_submission(world: World) -> None:
    stranger = browser(world.rival_signer)
    for page in ("", "counts/", "check/", "sign/", "none/", "receipt/", "recall/", "revise/"):
        assert stranger.get(RETURN + page).status_code == 404
        assert stranger.post(RETURN + page, {"version": 0}).status_code in {404, 405}


def entered_by_the_desk(case: dict[str, Any], world: World, signer: Client) -> None:
    desk, analyst = "/en/desk/review/aurora/2026-Q3/", browser(world.analyst)
    cells = [cell for cell in cast.full_answer(world.submission).values() if cell]
    analyst.post(desk + "counts/", {"version": 0} | {field_name(cell.box): cell.value for cell in cells})
    form = {"hash": Draft(world.submission).hash, "name": "Sam Signer", "password": PASSWORD}
    assert signer.post(RETURN + "sign/", form)["Location"] == RETURN + "receipt/"
    answer = analyst.post(desk + "accept/", {"revision_hash": form["hash"]})
    assert answer.status_code == case["expect"]["http"]
    assert "You entered these numbers" in answer.content.decode()
    assert world.submission.accepted_revision is None


def left_person(world: World, preparer: Client) -> None:
    world.preparer.is_active = False
    world.preparer.save()
    answer = preparer.post(RETURN + "counts/", {"version": 0, TOTAL: "5"})
    assert (answer.status_code, "/accounts/login/" in answer["Location"]) == (302, True)
    assert not Draft(world.submission).cells


def double_click(world: World, signer: Client, django_capture_on_commit_callbacks: Any, mailoutbox: Any) -> None:
    form = signature(world)
    with django_capture_on_commit_callbacks(execute=True):
        assert {signer.post(RETURN + "sign/", form)["Location"] for _ in range(2)} == {RETURN + "receipt/"}
    assert world.submission.revisions.count() == 1
    assert Event.objects.filter(verb="signed").count() == 1
    written = sorted(mail.to[0] for mail in mailoutbox)
    assert written == ["analyst@coalition.example", "preparer@aurora.example", "signer@aurora.example"]


def two_tabs(world: World, preparer: Client) -> None:
    for text, status in (("5", 302), ("6", 409)):
        answer = preparer.post(RETURN + "counts/", {"version": 0, TOTAL: text})
        assert answer.status_code == status
    assert "you wrote 6, saved meanwhile: 5" in answer.content.decode()


def under_a_release(case: dict[str, Any], world: World, preparer: Client, signer: Client) -> None:
    """Neither a number nor a signature goes in; the release keeps what was accepted, and the page what was typed."""
    submission = world.held()
    accepted, draft = submission.accepted_revision, Draft(submission)
    answer = preparer.post(RETURN + "counts/", {"version": submission.draft_version, TOTAL: "5"})
    assert (answer.status_code, 'value="5"' in answer.content.decode()) == (409, True)
    saving = preparer.post(RETURN + "save/", {"version": submission.draft_version, TOTAL: "5"})
    assert (saving.status_code, saving.json()["code"]) == (409, case["expect"]["code"])
    signing = signer.post(RETURN + "sign/", signed(draft.hash), follow=True)
    assert "A release with Q3 2026 is being made" in signing.content.decode()
    assert (Draft(submission).cells, submission.revisions.count()) == (draft.cells, 1)
    assert submission.release_inputs.get().revision == accepted


def no_broker(world: World, signer: Client, absent_broker: None, django_capture_on_commit_callbacks: Any) -> None:
    form = signature(world)
    with django_capture_on_commit_callbacks(execute=True):
        assert signer.post(RETURN + "sign/", form)["Location"] == RETURN + "receipt/"
    assert world.submission.state == State.SUBMITTED
    assert Job.objects.filter(state=JobState.QUEUED, arguments__kind="submitted").count() == 2


SITUATIONS: dict[str, Callable[..., None]] = {
    **dict.fromkeys(("B125", "B126", "B130", "B131", "B132"), no_quarter),
    "B127": other_spelling,
    "B135": closed,
    "B136": before_joining,
    "B137": after_leaving,
    "B140": hour_that_comes_twice,
    "B141": launched_later,
    "B142": midnight,
    "B143": other_platform,
    "B144": other_submission,
    "B148": entered_by_the_desk,
    "B149": left_person,
    "B152": double_click,
    "B157": two_tabs,
    "B162": under_a_release,
    "B168": no_broker,
}


def signature(world: World) -> dict[str, str]:
    """A complete return, and what its signer sends."""
    cast.fill(world.submission, by=world.preparer)
    return signed(Draft(world.submission).hash)


def signed(sha256: str) -> dict[str, str]:
    """What a signer sends for these numbers."""
    return {"hash": sha256, "name": "Sam Signer", "password": PASSWORD}


def refused(answer: Any) -> str:
    """The page of a refusal."""
    assert answer.status_code == 400
    page: str = answer.content.decode()
    return page


@pytest.fixture
def absent_broker() -> Iterator[None]:
    """Jobs go to the broker, and its folder is gone."""
    queue = Path(settings.BROKER_FOLDER) / "queue"
    aside = queue.rename(queue.with_name("aside"))
    queue.touch()
    app.conf.task_always_eager = False
    yield
    app.conf.task_always_eager = True
    queue.unlink()
    aside.rename(queue)
