"""The ladder of reminders: what is kept is what is read again."""

from __future__ import annotations

from reports.rules import ladder
from reports.rules.ladder import Audience


def test_a_ladder_is_read_as_it_was_kept() -> None:
    assert tuple(ladder.from_data(ladder.as_data(ladder.USUAL))) == ladder.USUAL


def test_steps_come_in_the_order_of_their_days() -> None:
    assert tuple(ladder.from_data(ladder.as_data(ladder.USUAL)[::-1])) == ladder.USUAL


def test_who_is_escalated_to_is_never_written_to_without_a_click() -> None:
    assert [step.code for step in ladder.USUAL if step.audience is Audience.ESCALATION] == ["after-10"]
