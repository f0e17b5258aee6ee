"""Which findings an announced change explains, and when a written reason still holds."""

from __future__ import annotations

import pytest

from reports.parts import TOTAL
from reports.rules.cells import RETURN, Box, Finding, Severity
from reports.rules.codes import Code
from reports.rules.explained import Announcement, Told

BLOCKED = Finding(Code.OUTLIER_HIGH, Severity.EXPLAIN, "shop", "blocked", TOTAL, {"now": 900, "before": 100})
SAME = Finding(Code.SAME_AS_LAST_QUARTER, Severity.EXPLAIN, *RETURN)


@pytest.mark.parametrize(
    ("measures", "platforms", "explains"),
    [
        (set(), set(), True),
        ({"blocked"}, set(), True),
        ({"blocked"}, {"shop"}, True),
        ({"removed-own"}, set(), False),
        ({"blocked"}, {"live"}, False),
    ],
)
def test_an_announcement_explains_what_it_touches(measures: set[str], platforms: set[str], explains: bool) -> None:
    assert Announcement("New image model.", measures, platforms).explains(BLOCKED) is explains


def test_no_announcement_explains_a_copied_sheet() -> None:
    assert not Announcement("New image model.").explains(SAME)


def test_a_reason_holds_for_its_own_number() -> None:
    assert Told("other", "A sweep.", 900).holds_for(BLOCKED)
    assert not Told("other", "A sweep.", 901).holds_for(BLOCKED)
    assert Told("other", "A sweep.").holds_for(SAME)


def test_a_company_count_is_on_no_platform() -> None:
    received = Finding(Code.OUTLIER_HIGH, Severity.EXPLAIN, *Box(None, "reports-received", None), {"now": 900})
    assert not Announcement("New form.", frozenset(), {"shop"}).explains(received)
