"""Texts with places are filled in once, and nothing else in them means anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.rules.mail_words import PLACES, filled, has_link, misread


def test_every_place_is_filled_in() -> None:
    assert filled("{company}, {quarter}: {company}", {"company": "Aurora", "quarter": "Q3"}) == "Aurora, Q3: Aurora"


def test_what_is_filled_in_is_not_read_again() -> None:
    assert filled("{company}", {"company": "{link}", "link": "https://…"}) == "{link}"


def test_places_that_nobody_knows_are_told_once() -> None:
    assert misread("{a} {company} {b} {a}", PLACES).unknown == ("a", "b")


@pytest.mark.parametrize(
    ("text", "is_there"), [("Here:\n {link} \nBye.", True), ("Here: {link}.", False), ("{link}。", False), ("", False)]
)
def test_a_link_stands_on_a_line_of_its_own(text: str, is_there: bool) -> None:
    assert has_link(text) == is_there


@given(st.text(alphabet="{}%$abc.!: \n", max_size=40))
def test_no_text_breaks_the_filling_in(text: str) -> None:
    found = misread(text, PLACES)
    assert isinstance(filled(text, {}), str)
    assert bool(found) == any(brace in text for brace in "{}")
