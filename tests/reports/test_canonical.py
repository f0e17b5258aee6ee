"""The hash of a revision."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.calendar import QuarterKey
from reports.canonical import digest, short_hash
from reports.rules.cells import Cell

QUARTER = QuarterKey(2026, 2)
COUNTS = [
    Cell("shop", "blocked", "TIGER", 4),
    Cell("shop", "blocked", "UNSPEC", 0),
    Cell("shop", "removed-own", "UNSPEC", not_tracked=True),
]
COMPANY_COUNTS = [Cell(None, "restored", None, 3)]


def test_the_bytes_stay_what_they_were() -> None:
    canonical, sha256 = digest("aurora", QUARTER, COUNTS, COMPANY_COUNTS)
    assert canonical.decode() == (
        '{"company":"aurora","company_counts":[{"measure":"restored","value":3}],"counts":['
        '{"measure":"blocked","platform":"shop","species_group":"TIGER","value":4},'
        '{"measure":"blocked","platform":"shop","species_group":"UNSPEC","value":0},'
        '{"answer":"not_tracked","measure":"removed-own","platform":"shop","species_group":"UNSPEC"}'
        '],"quarter":"2026-Q2"}'
    )
    assert sha256 == "2a37feebaefed66e1e6084cfea1b7517437d6cc1d5a9a4a06a27f1e4663060ce"


@given(st.permutations(COUNTS))
def test_order_does_not_matter(counts: list[Cell]) -> None:
    assert digest("aurora", QUARTER, counts, COMPANY_COUNTS) == digest("aurora", QUARTER, COUNTS, COMPANY_COUNTS)


@pytest.mark.parametrize(
    "changed", [Cell("shop", "blocked", "TIGER", 5), Cell("shop", "blocked", "TIGER", not_tracked=True)]
)
def test_every_answer_counts(changed: Cell) -> None:
    assert digest("aurora", QUARTER, [changed, *COUNTS[1:]], [])[1] != digest("aurora", QUARTER, COUNTS, [])[1]


def test_zero_and_blank_differ() -> None:
    assert digest("aurora", QUARTER, COUNTS, [])[1] != digest("aurora", QUARTER, COUNTS[::2], [])[1]


@pytest.mark.parametrize("counts", [[COUNTS[0], COUNTS[0]], [Cell("shop", "blocked", "TOTAL", 4)]])
def test_cells_that_no_revision_can_hold_have_no_hash(counts: list[Cell]) -> None:
    with pytest.raises(ValueError, match="shop"):
        digest("aurora", QUARTER, counts, [])


def test_paper_shows_twelve_digits_in_groups() -> None:
    assert short_hash("9f86d081884c7d65") == "9f86 d081 884c"
