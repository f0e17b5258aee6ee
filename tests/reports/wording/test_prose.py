from __future__ import annotations

from django.utils import translation

from reports.wording import prose


def test_english_sentences_stand_apart() -> None:
    assert prose.sentences("One.", "Two.", "Three.") == "One. Two. Three."


def test_chinese_sentences_touch() -> None:
    with translation.override("zh-hans"):
        assert prose.sentences("一。", "二。") == "一。二。"


def test_an_empty_sentence_leaves_no_gap() -> None:
    assert prose.sentences("One.", "", "Three.") == "One. Three."


def test_no_sentences_are_nothing() -> None:
    assert prose.sentences() == ""


def test_chinese_lists_names_with_its_own_comma() -> None:
    with translation.override("zh-hans"):
        assert prose.listed(["陈宇", "李薇"]) == "陈宇、李薇"


def test_percent_signs_in_a_note_stay_as_they_are() -> None:
    assert prose.aside("95%", "Q2 2026") == "95% (Q2 2026)"
