"""What happened, as people of the secretariat read it: names, things, details; and whose notes stay closed."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import translation

from members.actions import events
from members.models import Event, Job
from reports.actions import submissions
from reports.models import DatedSetting
from reports.summaries import activity
from reports.summaries.things import Thing
from tests.cast import World, explain, fill


def test_people_and_the_clock_are_named(world: World) -> None:
    events.record("accepted", world.submission, by=world.analyst)
    events.record("expected", world.submission, by=None)
    newest, before, *_rest = activity.about(world.submission)
    assert (newest.text, newest.who) == ("Return opened", "the site itself")
    assert (before.text, before.who) == ("Accepted", "analyst")


def test_a_thing_has_its_name_and_its_page(world: World) -> None:
    [act] = activity.in_words([events.record("accepted", world.submission, by=world.analyst)])
    assert act.thing == Thing("Aurora, Q3 2026", "/en/desk/review/aurora/2026-Q3/")


def test_a_revision_is_named_by_its_return(world: World) -> None:
    revision = world.accepted(world.company).accepted_revision
    [act] = activity.in_words([events.record("verified", revision, by=world.analyst)])
    assert act.thing == Thing("Aurora, Q3 2026 (revision 1)", "/en/desk/review/aurora/2026-Q3/")


@pytest.mark.parametrize(
    ("name", "told"),
    [("thresholds", "Limits of the flags, version 2"), ("mail:opened", "A quarter has opened, version 2")],
)
def test_a_setting_is_named_as_on_its_page(world: World, name: str, told: str) -> None:
    day = datetime.date(2026, 10, 1)
    setting = DatedSetting.objects.create(
        name=name, version=2, value={}, starts_on=day, reason="Asked for.", made_by=world.administrator
    )
    [act] = activity.in_words([events.record("setting_changed", setting, by=world.administrator)])
    assert act.thing == Thing(told, "/en/desk/settings/")


def test_many_things_are_looked_up_once_for_each_kind(world: World, django_assert_num_queries: object) -> None:
    acts = list(Event.objects.filter(subject_type__in=["submission", "quarter"]))
    assert len(acts) > 5
    with django_assert_num_queries(3):  # type: ignore[operator]
        activity.in_words(acts)


def test_what_is_gone_is_said_to_be(world: World) -> None:
    gone = Job(task="x", key="y")
    [act] = activity.in_words([events.record("job_retried", gone, by=world.analyst)])
    assert act.thing.name.endswith("no longer there")


def test_details_have_names_and_values(world: World) -> None:
    act = events.record(
        "company_edited", world.company, by=world.administrator, before={"language": "en"}, changed=["a"]
    )
    assert activity.in_words([act])[0].details == (("Before", "language: en"), ("Changed", "a"))


def test_people_in_details_are_named(world: World) -> None:
    act = events.record("assigned", world.submission, by=world.analyst, owner=world.publisher.pk, before=None)
    assert activity.in_words([act])[0].details == (("Owner", "publisher"), ("Before", "–"))


@pytest.mark.parametrize(
    ("details", "told"),
    [
        ({"items": ["changes"]}, (("Ticked", "The changes since last quarter are plausible"),)),
        ({"door": "on_behalf"}, (("Came in by", "On the company's behalf"),)),
        ({"after": {"due_at": "2026-11-07"}}, (("After", "Due: 7 November 2026"),)),
        ({"starts_on": "2026-Q3"}, (("From", "2026-Q3"),)),
        ({"question": 3}, ()),
    ],
)
def test_codes_and_days_in_details_are_words(world: World, details: dict[str, Any], told: object) -> None:
    act = events.record("verified", world.submission, by=world.analyst, **details)
    assert activity.in_words([act])[0].details == told


def test_what_a_signer_writes_to_a_preparer_stays_between_them(world: World) -> None:
    fill(world.submission, by=world.preparer)
    explain(world.submission, by=world.preparer)
    submissions.send_to_sign(world.submission, by=world.preparer)
    submissions.hand_back(world.submission, by=world.signer, note="4711 is wrong.")
    assert "4711" not in str(activity.about(world.submission))


def test_words_are_in_the_readers_language(world: World) -> None:
    event = events.record("accepted", world.submission, by=world.analyst)
    with translation.override("zh-hans"):
        assert activity.in_words([event])[0].text != "Accepted"
