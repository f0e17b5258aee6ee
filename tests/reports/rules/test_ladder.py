"""The ladder of reminders: what is kept is what is read again."""

from __future__ import annotations

import datetime

import pytest

from reports.rules import ladder
from reports.rules.ladder import Audience, Fault


def test_a_ladder_is_read_as_it_was_kept() -> None:
    assert tuple(ladder.from_data(ladder.as_data(ladder.USUAL))) == ladder.USUAL


def test_steps_come_in_the_order_of_their_days() -> None:
    assert tuple(ladder.from_data(ladder.as_data(ladder.USUAL)[::-1])) == ladder.USUAL


def test_who_is_escalated_to_is_never_written_to_without_a_click() -> None:
    assert [step.code for step in ladder.USUAL if step.audience is Audience.ESCALATION] == ["after-10"]


def test_a_step_has_the_code_of_its_day() -> None:
    assert [ladder.Step.on(step.days, step.audience, step.mail) for step in ladder.USUAL] == list(ladder.USUAL)


def test_the_usual_ladder_has_no_faults() -> None:
    assert ladder.faults(ladder.USUAL) == []


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        ([], [(None, Fault.EMPTY)]),
        ([(-61, "people")], [(0, Fault.TOO_FAR)]),
        ([(3, "people"), (3, "escalation")], [(0, Fault.DAY_TWICE), (1, Fault.DAY_TWICE)]),
        ([(-1, "people"), (0, "escalation")], [(1, Fault.EARLY_ESCALATION)]),
        ([(day, "people") for day in range(13)], [(None, Fault.TOO_MANY)]),
    ],
)
def test_a_ladder_that_cannot_be_has_faults(
    steps: list[tuple[int, str]], found: list[tuple[int | None, Fault]]
) -> None:
    made = [ladder.Step.on(days, Audience(whom), ladder.mail_on(days, Audience(whom))) for days, whom in steps]
    assert ladder.faults(made) == found


def test_a_mail_says_what_is_true_on_its_day() -> None:
    assert ladder.faults([ladder.Step.on(-3, Audience.PEOPLE, "overdue")]) == [(0, Fault.OTHER_MAIL)]


def test_steps_fall_on_days_counted_from_the_due_date() -> None:
    days = [day.day for _step, day in ladder.days_of(ladder.USUAL, datetime.date(2026, 10, 10))]
    assert days == [3, 9, 10, 13, 20]
