"""The cells a revision stores."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given

from reports.parts import TOTAL, UNSPEC
from reports.rules.cells import Cell
from reports.rules.revision import complete
from tests.reports.rules.strategies import OUTSIDE, signable_drafts


def wildlife_sums(cells: list[Cell]) -> Counter[tuple[str | None, str]]:
    sums: Counter[tuple[str | None, str]] = Counter()
    for cell in cells:
        if cell.species_group not in OUTSIDE:
            sums[cell.platform, cell.measure] += cell.value or 0
    return sums


@given(signable_drafts())
def test_wildlife_cells_add_up_to_the_total_that_was_signed(cells: list[Cell]) -> None:
    totals = {(cell.platform, cell.measure): cell.value for cell in cells if cell.is_total}
    assert wildlife_sums(complete(cells, outside=OUTSIDE)) == totals


@given(signable_drafts())
def test_every_answer_but_the_total_is_kept(cells: list[Cell]) -> None:
    kept = complete(cells, outside=OUTSIDE)
    assert {cell for cell in cells if not cell.is_total} == {cell for cell in kept if cell.species_group != UNSPEC}


def test_the_rest_of_a_total_is_stored_even_when_it_is_zero() -> None:
    cells = [Cell("shop", "blocked", TOTAL, 5), Cell("shop", "blocked", "TIGER", 5)]
    assert Cell("shop", "blocked", UNSPEC, 0) in complete(cells, outside=OUTSIDE)


def test_a_total_that_is_not_tracked_leaves_its_answer() -> None:
    cells = [Cell("shop", "blocked", TOTAL, not_tracked=True)]
    assert complete(cells, outside=OUTSIDE) == [Cell("shop", "blocked", UNSPEC, not_tracked=True)]


def test_company_counts_pass_through() -> None:
    cells = [Cell(None, "restored", None, 3), Cell(None, "impressions", None, not_tracked=True)]
    assert complete(cells, outside=OUTSIDE) == cells[::-1]


@pytest.mark.parametrize(
    "cells",
    [
        [Cell("shop", "blocked", "TIGER", 5)],
        [Cell("shop", "blocked", "TIGER", 5), Cell("shop", "blocked", TOTAL, 4)],
        [Cell("shop", "blocked", "TIGER", 5), Cell("shop", "blocked", TOTAL, not_tracked=True)],
    ],
)
def test_a_draft_that_cannot_be_signed_makes_no_revision(cells: list[Cell]) -> None:
    with pytest.raises(ValueError, match="shop"):
        complete(cells, outside=OUTSIDE)
