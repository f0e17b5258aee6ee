"""The invented returns: the same for the same seed, with every awkward case in them."""

from __future__ import annotations

import hashlib
from collections import Counter

import pytest

from reports.demonstration.cast import companies
from reports.demonstration.load import SEED
from reports.demonstration.script import Return, returns
from reports.demonstration.story import Fate, Stage
from reports.demonstration.timeline import Timeline
from tests.reports.demonstration.numbers import DAYS, returns_on, timeline_on

DAY = DAYS[0]
SHORT = Timeline.before(DAY, 3)


def fingerprint(seed: int) -> str:
    entries = returns(seed, SHORT, companies(5))
    cells = [(*cell.box, cell.value) for entry in entries for answer in entry.signed for cell in answer]
    return hashlib.sha256(repr(cells).encode()).hexdigest()


def of(slug: str) -> list[Return]:
    return [entry for entry in returns_on(DAY) if entry.company.slug == slug]


def test_the_same_seed_gives_the_same_numbers() -> None:
    assert fingerprint(SEED) == fingerprint(SEED)


def test_the_numbers_of_the_default_seed_stay_what_they_were() -> None:
    assert fingerprint(SEED)[:12] == "42e323f7869e"


def test_another_seed_gives_other_numbers() -> None:
    assert fingerprint(SEED) != fingerprint(SEED + 1)


@pytest.mark.parametrize("fate", Fate)
def test_every_fate_happens(fate: Fate) -> None:
    assert any(entry.fate == fate for entry in returns_on(DAY))


@pytest.mark.parametrize("stage", Stage)
def test_the_quarter_in_progress_has_companies_in_every_state(stage: Stage) -> None:
    assert any(entry.stage == stage for entry in returns_on(DAY) if entry.index == timeline_on(DAY).current)


def test_most_of_the_quarter_in_progress_is_accepted() -> None:
    stages = Counter(entry.stage for entry in returns_on(DAY) if entry.index == timeline_on(DAY).current)
    assert stages[Stage.ACCEPTED] >= 30


def test_a_newcomer_finds_an_empty_return() -> None:
    assert of("aurora")[-1].draft == ()


def test_one_company_joins() -> None:
    assert of("pegmatite")[0].index == timeline_on(DAY).joined_at


def test_one_company_leaves() -> None:
    assert of("tektite")[-1].index == timeline_on(DAY).left_at - 1


def test_some_companies_give_totals_only() -> None:
    assert all(cell.is_total or cell.platform is None for entry in of("skarn") for cell in entry.draft)


def test_a_nil_return_is_zero_everywhere() -> None:
    nil = next(entry for entry in returns_on(DAY) if entry.fate == Fate.NIL)
    assert {cell.value for cell in nil.signed[0]} == {0}


def test_a_correction_waits_while_the_first_answer_counts() -> None:
    waiting = next(entry for entry in returns_on(DAY) if entry.fate == Fate.CORRECTED)
    assert (waiting.accepted, len(waiting.signed)) == (0, 2)


def test_new_detection_raises_what_is_blocked() -> None:
    at = timeline_on(DAY).detected_at
    before, after = (
        sum(c.value or 0 for c in of("alnair")[i].draft if c.is_total and c.measure == "blocked") for i in (at - 1, at)
    )
    assert after > before * 1.5


def test_a_mistake_that_was_sent_back_is_far_too_large() -> None:
    wrong = next(entry for entry in returns_on(DAY) if entry.fate == Fate.SENT_BACK)
    right = sum(cell.value or 0 for cell in wrong.signed[1] if cell.is_total)
    assert sum(cell.value or 0 for cell in wrong.signed[0] if cell.is_total) > 2 * right
