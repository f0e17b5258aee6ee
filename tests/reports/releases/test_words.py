"""What a release says, in both languages, and what it must not say."""

from __future__ import annotations

import datetime

import pytest

from members.models import User
from reports.actions import breaks
from reports.actions.breaks import BreakTerms
from reports.models import ProposedBreak, Release, SeriesBreak, Target, TargetVersion
from tests.reports.releases.stage import Stage


def keys_of(value: object) -> object:
    """The shape of a document without its texts."""
    if isinstance(value, dict):
        return {key: keys_of(inner) for key, inner in value.items()}
    return [keys_of(inner) for inner in value] if isinstance(value, list) else ""


def target(slug: str, **fields: object) -> TargetVersion:
    """A target due at the end of 2027."""
    held = Target.objects.create(slug=slug)
    due = datetime.date(2027, 12, 31)
    return TargetVersion.objects.create(target=held, number=1, names={"en": slug}, due_on=due, **fields)


def words(release: Release) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = release.words["en"]
    return found


def test_both_languages_say_the_same_things(full: Stage) -> None:
    release = full.freeze()
    assert keys_of(release.words["en"]) == keys_of(release.words["zh-hans"])


def test_headline_has_its_number_apart(full: Stage) -> None:
    count = full.freeze().words["en"]["count"]
    assert list(count["lead"]) == [
        "Members removed or blocked ",
        "2,800",
        " wildlife listings from January to March 2026",
    ]


def test_small_number_is_not_taken_from_the_date(stage: Stage) -> None:
    stage.answer_all({"removed-own": 3, "blocked": 1}, but=("altair", "beryl"))
    before, number, after = stage.freeze().words["zh-hans"]["count"]["lead"]
    assert number == "20"
    assert "2026" in before
    assert after


def test_withheld_headline_has_no_number(stage: Stage) -> None:
    stage.answer_all(but=("altair", "beryl", "cobalt"))
    count = stage.freeze().words["en"]["count"]
    assert list(count["lead"][1:]) == ["", ""]
    assert not any(digit in count["exact"] for digit in "123456789")


def test_no_share_is_said_of_a_year_whose_sections_are_withheld(full: Stage) -> None:
    for company in ("altair", "beryl"):
        full.answer(full.submission(company, "2025-Q1"), {"removed-own": 300, "blocked": 100}, group="PAR-GREY")
    year = full.freeze().words["en"]["years"][0]
    assert not any("largest section" in sentence for sentence in year["sentences"])


def test_level_target_is_judged_by_the_latest_quarter(full: Stage) -> None:
    target("reporting", indicator="reporting", unit="percent", is_level=True, value=95, direction="up")
    told = words(full.freeze())["targets"][0]
    assert (told["status"], told["now_text"]) == ("achieved", "100% in Q1 2026, against 95%")


def test_target_without_a_baseline_says_why_it_has_no_status(full: Stage) -> None:
    target("trade", indicator="trafficking", unit="percent", value=80, direction="down")
    told = words(full.freeze())["targets"][0]
    assert told["status"] == "not_computed"
    assert "No baseline was established" in told["reason"]


def test_numbers_on_both_sides_of_a_break_are_not_compared(full: Stage) -> None:
    SeriesBreak.objects.create(
        starts_on=datetime.date(2025, 7, 1), cause="method", names={"en": "New detection"}, texts={"en": "Since July."}
    )
    assert "New detection" in full.freeze().words["en"]["count"]["comparison"]


def test_a_break_made_of_a_proposal_is_told_by_the_next_release(full: Stage, administrator: User) -> None:
    company, day = full.company("altair"), datetime.date(2025, 7, 1)
    proposal = ProposedBreak.objects.create(
        company=company, starts_on=day, text="Altair has a new model.", origin="announced", made_by=full.analyst
    )
    words = {"en": "New model at one member", "zh-hans": "一家成员启用新模型"}
    breaks.make(proposal, BreakTerms(day, "method", words, words), by=administrator)
    told = full.freeze().words
    assert [one["name"] for one in told["en"]["breaks"]] == ["New model at one member"]
    assert [one["name"] for one in told["zh-hans"]["breaks"]] == ["一家成员启用新模型"]
    assert "Altair" not in str(told)


@pytest.mark.parametrize("word", ["approve", "metric", "success"])
def test_words_of_a_release_keep_to_the_vocabulary(full: Stage, word: str) -> None:
    assert word not in str(full.freeze().words["en"]).lower()
