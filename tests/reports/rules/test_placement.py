"""Which boxes exist for a return."""

from __future__ import annotations

import pytest

from reports.rules.cells import Box
from reports.rules.codes import Code
from reports.rules.placement import Catalogue, misplaced

CATALOGUE = Catalogue(
    platforms={"shop"},
    idle_platforms={"old-shop"},
    split={"blocked"},
    unsplit={"attempts-refused"},
    company={"restored"},
    groups={"TIGER", "TOOL"},
)


@pytest.mark.parametrize(
    "box",
    [
        Box("shop", "blocked", "TIGER"),
        Box("shop", "blocked", "TOTAL"),
        Box("shop", "attempts-refused", "TOTAL"),
        Box(None, "restored", None),
    ],
)
def test_a_box_of_the_return_is_in_place(box: Box) -> None:
    assert misplaced(box, CATALOGUE) is None


@pytest.mark.parametrize(
    ("box", "code"),
    [
        (Box("shop", "blocked", "UNICORN"), Code.UNKNOWN_CODE),
        (Box("shop", "blocked", "MAMMAL"), Code.UNKNOWN_CODE),
        (Box("shop", "hidden", "TIGER"), Code.UNKNOWN_CODE),
        (Box("shop", "blocked", "UNSPEC"), Code.COMPUTED_ROW),
        (Box("shop", "attempts-refused", "TIGER"), Code.NOT_SPLIT),
        (Box("rival-shop", "blocked", "TIGER"), Code.NOT_FOUND),
        (Box("no-such-shop", "blocked", "TIGER"), Code.NOT_FOUND),
        (Box("old-shop", "blocked", "TIGER"), Code.PLATFORM_NOT_ACTIVE),
        (Box("shop", "restored", None), Code.ROW_SHAPE),
        (Box(None, "blocked", "TIGER"), Code.ROW_SHAPE),
        (Box("shop", "blocked", None), Code.ROW_SHAPE),
    ],
)
def test_any_other_box_is_refused_by_name(box: Box, code: Code) -> None:
    assert misplaced(box, CATALOGUE) == code
