"""What differs between two answers, and between versions of a return."""

from __future__ import annotations

import pytest

from reports.actions import corrections, submissions
from reports.drafts import Draft
from reports.errors import NotFound
from reports.models import Submission
from reports.profiles import Layout
from reports.rules.cells import Box, Cell
from reports.summaries.comparison import comparison
from reports.summaries.differences import Difference, differences
from tests import cast
from tests.cast import World

TIGER = Box("aurora-market", "blocked", "TIGER")
TOTAL = Box("aurora-market", "blocked", "TOTAL")
TRAINED = Box(None, "reports-received", None)


@pytest.fixture
def corrected(world: World) -> Submission:
    """Signed with totals of 1,000, then with 900."""
    world.accepted(world.company, size=1000)
    submission = world.submission
    corrections.ask(submission, by=world.signer, reason="We counted twice.")
    cast.fill(submission, by=world.preparer, size=900)
    cast.sign(submission, by=world.signer)
    return world.submission


def answers(**values: int | None) -> dict[Box, Cell]:
    boxes = {"tiger": TIGER, "total": TOTAL, "trained": TRAINED}
    return {boxes[name]: Cell(*boxes[name], value, not_tracked=value is None) for name, value in values.items()}


def test_changed_boxes_are_told_in_the_order_of_the_grid(world: World) -> None:
    found = differences(
        answers(tiger=5, total=1000, trained=1), answers(tiger=None, total=1250), Layout(world.submission)
    )
    blocked = "Blocked before publication"
    assert [table.platform for table in found] == ["Aurora Market", ""]
    assert found[0].boxes == (
        Difference("Total", blocked, "1,000", "1,250", "+250"),
        Difference("Tiger", blocked, "5", "not tracked", ""),
    )
    assert (found[1].boxes[0].before, found[1].boxes[0].after) == ("1", "–")


def test_the_same_answers_do_not_differ(world: World) -> None:
    assert differences(answers(tiger=5), answers(tiger=5), Layout(world.submission)) == []


def test_the_newest_two_versions_are_compared_unless_said(corrected: Submission) -> None:
    found = comparison(corrected, "", "")
    assert found.before is not None
    assert found.after is not None
    assert (found.before.key, found.after.key) == ("1", "2")
    assert found.tables[0].boxes[0].change == "−100"


def test_a_draft_is_a_version_for_its_company_alone(corrected: Submission, world: World) -> None:
    submissions.recall(corrected, by=world.signer)
    cast.fill(corrected, by=world.preparer, size=901)
    draft = Draft(corrected).cells
    assert [one.key for one in comparison(corrected, "", "", draft=draft).versions] == ["1", "2", "draft"]
    assert [one.key for one in comparison(corrected, "", "").versions] == ["1", "2"]
    with pytest.raises(NotFound):
        comparison(corrected, "2", "draft")


def test_a_version_may_be_compared_with_itself(corrected: Submission) -> None:
    assert comparison(corrected, "2", "2").tables == []


def test_one_version_alone_is_not_compared(world: World) -> None:
    assert comparison(world.submission, "", "").after is None


@pytest.mark.parametrize("key", ["3", "0", "x", "draft", "١", "1'"])
def test_a_version_that_is_not_there_is_not_found(corrected: Submission, key: str) -> None:
    with pytest.raises(NotFound):
        comparison(corrected, "1", key)


@pytest.mark.parametrize("chosen", [("1", ""), ("", "1")])
def test_of_a_return_that_nobody_signed_no_version_is_found(world: World, chosen: tuple[str, str]) -> None:
    with pytest.raises(NotFound):
        comparison(world.submission, *chosen)
