"""What tests begin with is the same, made or written again."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from tests import cast
from tests.remembered import Rows, read, remembered


def site(name: str) -> tuple[Rows, cast.World]:
    """The rows and the cast of a site, which is undone."""
    with transaction.atomic():
        world = remembered(name, cast.make_world)
        rows = read()
        transaction.set_rollback(True)
    return rows, world


def test_what_is_written_again_is_what_was_made(db: None, clock: Any) -> None:
    assert site("made, then written") == site("made, then written")


def test_nobody_is_handed_what_another_changed(db: None, clock: Any) -> None:
    _rows, world = site("changed")
    world.company.name = "Changed"
    assert site("changed")[1].company.name == "Aurora"
