"""Two tabs on one draft: the older one loses nothing and overwrites nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from reports.actions.drafts import save
from reports.drafts import Draft
from reports.models import Door
from reports.rules.cells import Box, Cell
from tests.cast import World
from tests.reports.views.member.conftest import RETURN

COUNTS = RETURN + "counts/"
PANGOLIN = Box("aurora-market", "blocked", "PANGOLIN")
TIGER = Box("aurora-market", "blocked", "TIGER")


@pytest.fixture
def late_post(world: World, preparer: Client) -> Any:
    """A colleague saved 120 and 7 while this page was open; then it posts 210 and 7."""
    changes = {PANGOLIN: Cell(*PANGOLIN, 120), TIGER: Cell(*TIGER, 7)}
    save(world.submission, changes, by=world.signer, door=Door.FORM)
    return preparer.post(COUNTS, {"version": 0, "c:aurora-market:blocked:PANGOLIN": "210", _name(TIGER): "7"})


def _name(box: Box) -> str:
    return f"c:{box.platform}:{box.measure}:{box.species_group}"


def test_a_late_save_changes_nothing(world: World, late_post: Any) -> None:
    assert late_post.status_code == 409
    assert Draft(world.submission).cells[PANGOLIN].value == 120


def test_both_values_are_shown_where_they_differ(late_post: Any) -> None:
    page = late_post.content.decode()
    assert 'value="210"' in page
    assert "you wrote 210, saved meanwhile: 120" in page
    assert "you wrote 7" not in page


def test_it_says_who_changed_how_much(late_post: Any) -> None:
    assert "2 boxes changed at 12:00 by signer" in late_post.content.decode()


def test_the_answer_can_be_saved_after_it_was_read(world: World, preparer: Client, late_post: Any) -> None:
    assert 'name="version" value="1"' in late_post.content.decode()
    preparer.post(COUNTS, {"version": 1, _name(PANGOLIN): "210"})
    assert Draft(world.submission).cells[PANGOLIN].value == 210


def test_an_unreadable_text_stays_too(world: World, preparer: Client, late_post: Any) -> None:
    page = preparer.post(COUNTS, {"version": 0, _name(PANGOLIN): "two"}).content.decode()
    assert 'value="two"' in page
    assert "you wrote two, saved meanwhile: 120" in page


@pytest.mark.parametrize("version", ["", "x", "-1", "٣", "9" * 30])
def test_a_page_without_a_version_is_never_current(world: World, preparer: Client, version: str) -> None:
    answer = preparer.post(COUNTS, {"version": version, _name(PANGOLIN): "5"})
    assert answer.status_code == 409
    assert not Draft(world.submission).cells
