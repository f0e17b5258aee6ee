"""Rules change by dated versions: who may, from when on, and what is refused at which box."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from members.models import Event
from reports import rulebook
from reports.actions import dated_settings
from reports.actions.dated_settings import Change
from reports.calendar import QuarterKey
from reports.errors import Invalid, NotAllowed, Refusal, Stale
from reports.models import DatedSetting
from reports.rules.ladder import USUAL, Audience, Step
from reports.rules.thresholds import Thresholds
from tests import cast
from tests.cast import World

TODAY = cast.NOW.date()
NEXT = cast.QUARTER.next()
FEWER = USUAL[1:]
WORDS = {"en": {"subject": "{company}: {quarter}", "body": "Please give it by {due}."}}


def change(after: int = 0, *, starts_on: datetime.date = TODAY, reason: str = "Too many mails.") -> Change:
    return Change(reason, starts_on, after)


def pointers(refusal: pytest.ExceptionInfo[Refusal]) -> list[tuple[str, str]]:
    return [(problem.pointer, problem.code) for problem in refusal.value.problems]


def limits(world: World, key: QuarterKey = NEXT, **changed: Any) -> DatedSetting:
    about = {"reason": "Too many flags.", "after": 0, "by": world.administrator}
    return dated_settings.set_thresholds(replace(Thresholds(), **changed), key, **about)


def test_another_ladder_holds_from_its_day_on(world: World) -> None:
    day = TODAY + datetime.timedelta(days=3)
    made = dated_settings.set_ladder(FEWER, change(starts_on=day), by=world.administrator)
    assert (rulebook.ladder_on(TODAY), rulebook.ladder_on(day)) == (USUAL, FEWER)
    event = Event.objects.about(made).get()
    assert (event.verb, event.note, event.details["name"]) == ("setting_changed", "Too many mails.", "ladder")


def test_only_an_administrator_changes_settings(world: World) -> None:
    with pytest.raises(NotAllowed):
        dated_settings.set_ladder(FEWER, change(), by=world.analyst)
    assert not DatedSetting.objects.exists()


def test_the_second_of_two_administrators_is_told(world: World) -> None:
    dated_settings.set_ladder(FEWER, change(), by=world.administrator)
    with pytest.raises(Stale):
        dated_settings.set_ladder(USUAL[2:], change(), by=world.administrator)
    assert rulebook.ladder_on(TODAY) == FEWER


def test_the_same_once_more_is_no_version(world: World) -> None:
    with pytest.raises(Invalid, match="holds on that day already"):
        dated_settings.set_ladder(USUAL, change(), by=world.administrator)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (change(reason=" "), [("/reason", "empty_note")]),
        (change(starts_on=TODAY - datetime.timedelta(days=1)), [("/starts_on", "bad_day")]),
        (change(starts_on=datetime.date.max), [("/starts_on", "bad_day")]),
    ],
)
def test_a_change_needs_a_reason_and_a_day_to_come(world: World, given: Change, found: list[tuple[str, str]]) -> None:
    with pytest.raises(Invalid) as refusal:
        dated_settings.set_ladder(FEWER, given, by=world.administrator)
    assert pointers(refusal) == found


def test_a_fault_of_a_step_names_its_place(world: World) -> None:
    steps = [USUAL[0], Step.on(-3, Audience.ESCALATION, "escalated"), Step.on(400, Audience.PEOPLE, "overdue")]
    with pytest.raises(Invalid) as refusal:
        dated_settings.set_ladder(steps, change(), by=world.administrator)
    assert pointers(refusal) == [("/1", "early_escalation"), ("/2", "too_far")]


def test_limits_hold_from_the_day_after_their_first_quarter(world: World) -> None:
    made = limits(world, ratio=5)
    assert made.starts_on == datetime.date(2027, 1, 1)
    assert rulebook.thresholds_of(world.quarter) == Thresholds()


def test_an_open_quarter_keeps_its_limits(world: World) -> None:
    with pytest.raises(Invalid) as refusal:
        limits(world, cast.QUARTER, ratio=5)
    assert pointers(refusal)[0] == ("/quarter", "quarter_open")


def test_limits_are_refused_at_their_boxes(world: World) -> None:
    with pytest.raises(Invalid) as refusal:
        limits(world, ratio=1, band_needs=9)
    assert pointers(refusal) == [("/ratio", "out_of_range"), ("/band_needs", "out_of_range")]


def test_a_mail_says_what_an_administrator_wrote(world: World) -> None:
    dated_settings.set_mail("opened", WORDS, change(), by=world.administrator)
    assert rulebook.mail_text("opened", "en", TODAY) == ("{company}: {quarter}", "Please give it by {due}.")
    assert rulebook.mail_text("opened", "zh-hans", TODAY) is None


def test_without_words_the_sites_own_are_back(world: World) -> None:
    dated_settings.set_mail("opened", WORDS, change(), by=world.administrator)
    dated_settings.set_mail("opened", {}, change(1), by=world.administrator)
    assert rulebook.mail_text("opened", "en", TODAY) is None


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        ({"subject": "A", "body": " "}, "empty_text"),
        ({"subject": "A", "body": "{submission.counts}"}, "loose_brace"),
        ({"subject": "A", "body": "{0} {company!r}"}, "loose_brace"),
        ({"subject": "A", "body": "{secret} and {company}"}, "unknown_place"),
        ({"subject": "A", "body": "{{ company }}"}, "loose_brace"),
        ({"subject": "A", "body": "b" * 4001}, "too_long"),
    ],
)
def test_a_text_that_cannot_be_sent_is_refused(world: World, texts: dict[str, str], code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        dated_settings.set_mail("opened", {"en": texts}, change(), by=world.administrator)
    assert pointers(refusal) == [("/body_en", code)]


@pytest.mark.parametrize(
    ("subject", "body", "found"),
    [
        ("A", "Come.", [("/body_en", "no_link")]),
        ("A", "Come here: {link}.", [("/body_en", "no_link")]),
        ("{link}", "{link}", [("/subject_en", "secret_in_subject")]),
        ("A", " ", [("/body_en", "empty_text")]),
    ],
)
def test_a_secret_link_stays_in_the_text_and_out_of_the_subject(
    world: World, subject: str, body: str, found: list[tuple[str, str]]
) -> None:
    words = {"en": {"subject": subject, "body": body}}
    with pytest.raises(Invalid) as refusal:
        dated_settings.set_mail("invitation", words, change(), by=world.administrator)
    assert pointers(refusal) == found


def test_a_place_that_nobody_knows_is_named(world: World) -> None:
    with pytest.raises(Invalid, match=r"\{secret\}"):
        dated_settings.set_mail(
            "opened", {"en": {"subject": "A", "body": "{secret}"}}, change(), by=world.administrator
        )
