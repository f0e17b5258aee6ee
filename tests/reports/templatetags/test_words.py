"""Status words, numbers and language links, tag by tag."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from django.test import RequestFactory
from django.utils.translation import override

from reports.models.release import CellStatus, ReleaseState
from reports.models.submission import State
from reports.pace import Band
from reports.templatetags.words import STATUS_WORDS, address_in, grouped, language_tag, sentences, spoken, status_word


def test_every_status_has_a_word_and_a_shape() -> None:
    assert all(str(status.text) and status.shape for status in STATUS_WORDS.values())


@pytest.mark.parametrize("codes", [State, ReleaseState, CellStatus, Band])
def test_everything_that_has_a_state_can_be_shown(codes: Iterable[str]) -> None:
    assert {str(code) for code in codes} <= STATUS_WORDS.keys()


def test_no_two_states_of_a_submission_share_a_shape() -> None:
    states = ("due", "draft", "ready", "submitted", "sent_back", "accepted")
    assert len({STATUS_WORDS[state].shape for state in states}) == len(states)


def test_an_unknown_status_fails() -> None:
    with pytest.raises(KeyError):
        status_word("approved")


@pytest.mark.parametrize(("value", "text"), [(884213, "884,213"), (0, "0"), (None, "–")])
def test_numbers_show_their_thousands(value: int | None, text: str) -> None:
    assert grouped(value) == text


def test_numbers_are_grouped_alike_in_chinese() -> None:
    with override("zh-hans"):
        assert grouped(884213) == "884,213"


@pytest.mark.parametrize(("code", "tag"), [("en", "en"), ("zh-hans", "zh-Hans")])
def test_languages_are_tagged_as_html_writes_them(code: str, tag: str) -> None:
    assert language_tag(code) == tag


@pytest.mark.parametrize(
    ("address", "other"),
    [
        ("/en/", "/zh-hans/"),
        ("/en/desk/dashboard/?quarter=2026-Q2", "/zh-hans/desk/dashboard/?quarter=2026-Q2"),
        ("/accounts/login/", ""),
    ],
)
def test_the_other_language_keeps_the_page(rf: RequestFactory, address: str, other: str) -> None:
    assert address_in(rf.get(address), "zh-hans") == other


@pytest.mark.parametrize(("language", "told"), [("en", "One. Two."), ("zh-hans", "One.Two.")])
def test_sentences_are_spaced_as_the_language_does(language: str, told: str) -> None:
    with override(language):
        assert sentences("One.", "", " Two. ") == told


@pytest.mark.parametrize(("language", "told"), [("en", ": Aurora, Q3 2026"), ("zh-hans", "：Aurora、Q3 2026")])
def test_a_hidden_end_of_a_link_is_punctuated_as_the_language_does(language: str, told: str) -> None:
    with override(language):
        assert spoken("Aurora", "Q3 2026") == f'<span class="vh">{told}</span>'


def test_a_hidden_end_leaves_out_what_has_no_name() -> None:
    assert spoken("", "Reports received") == '<span class="vh">: Reports received</span>'
