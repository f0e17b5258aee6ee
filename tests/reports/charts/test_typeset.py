from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.charts.typeset import lines_of, markup, width, wrap
from tests.reports.charts.conftest import drawn_width

LETTERS = st.text(st.characters(min_codepoint=32, max_codepoint=126) | st.sampled_from("，。年季度条信息–—…·×"))


@settings(deadline=None)  # the first example opens the fonts
@given(LETTERS)
def test_a_text_is_never_wider_than_it_is_taken_to_be(text: str) -> None:
    assert drawn_width(text, 14) <= width(text, 14)


@given(LETTERS, st.integers(60, 400))
def test_wrapped_lines_fit_their_room(text: str, room: int) -> None:
    assert all(width(line, 14) <= room for line in wrap(text, 14, room, lines=3))


@given(st.lists(st.sampled_from(["removed", "in", "2026", "发布前拦截，", "条", "（年）"])))
def test_wrapping_loses_no_letter_where_there_are_lines_enough(words: list[str]) -> None:
    wrapped = "".join(wrap(" ".join(words), 14, 90, lines=99))
    assert wrapped.replace(" ", "") == "".join(words)


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert wrap("Other wild cats and many more", 14, 100, lines=1)[0].endswith("…")


def test_chinese_punctuation_never_begins_a_line() -> None:
    assert all(not line.startswith("，") for line in wrap("删除或拦截，发布前，信息，数量", 14, 75, lines=9))


@given(LETTERS)
def test_no_name_is_taken_for_markup(text: str) -> None:
    assert lines_of(markup(text, "<b>")) == (text, "<b>")


def test_other_markup_than_a_line_break_is_refused() -> None:
    with pytest.raises(ValueError):
        lines_of("<b>bold</b>")
