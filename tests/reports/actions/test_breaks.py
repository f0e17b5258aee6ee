"""Deciding about a proposed break: made, joined or declined, once, without the company's name in public words."""

from __future__ import annotations

import dataclasses
import datetime

import pytest

from members.models import Event, User
from reports.actions import breaks
from reports.actions.breaks import BreakTerms
from reports.errors import Invalid, NotAllowed, Refusal, WrongState
from reports.models import ProposedBreak, SeriesBreak
from tests.cast import World

DAY = datetime.date(2026, 7, 1)
TERMS = BreakTerms(
    starts_on=DAY,
    cause="method",
    names={"en": "New detection at one member", "zh-hans": "一家成员启用新的识别技术"},
    texts={"en": "Images are checked before publication.", "zh-hans": "发布前识别图片。"},
    measures=["blocked"],
)


@pytest.fixture
def proposal(world: World) -> ProposedBreak:
    return ProposedBreak.objects.create(
        company=world.company, starts_on=DAY, text="New model.", origin="announced", made_by=world.signer
    )


def test_a_break_is_made_of_a_proposal(world: World, proposal: ProposedBreak) -> None:
    made = breaks.make(proposal, TERMS, by=world.administrator)
    assert (proposal.series_break, proposal.decided_by) == (made, world.administrator)
    assert [one.code for one in made.measures.all()] == ["blocked"]
    assert Event.objects.about(proposal).get().verb == "break_made"


def test_a_proposal_joins_a_break_that_is_there(world: World, proposal: ProposedBreak) -> None:
    there = SeriesBreak.objects.create(starts_on=DAY, cause="method", names={"en": "N"}, texts={"en": "T"})
    breaks.join(proposal, there, by=world.administrator)
    assert list(there.proposals.all()) == [proposal]


def test_a_declined_proposal_keeps_the_note(world: World, proposal: ProposedBreak) -> None:
    breaks.decline(proposal, by=world.administrator, note="Too small to see.")
    assert (proposal.series_break, proposal.decided_at is None) == (None, False)
    assert Event.objects.about(proposal).get().note == "Too small to see."


def test_declining_needs_a_note(world: World, proposal: ProposedBreak) -> None:
    with pytest.raises(Invalid):
        breaks.decline(proposal, by=world.administrator, note=" ")


def test_a_proposal_is_decided_once_and_nothing_is_left_behind(world: World, proposal: ProposedBreak) -> None:
    breaks.decline(proposal, by=world.administrator, note="Too small to see.")
    with pytest.raises(WrongState):
        breaks.make(proposal, TERMS, by=world.administrator)
    assert not SeriesBreak.objects.exists()


@pytest.mark.parametrize("who", ["analyst", "publisher", "signer"])
def test_only_an_administrator_decides(world: World, proposal: ProposedBreak, who: str) -> None:
    somebody: User = getattr(world, who)
    with pytest.raises(NotAllowed):
        breaks.make(proposal, TERMS, by=somebody)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"names": {"en": "Only English"}}, "/name_zh"),
        ({"texts": {"zh-hans": "仅中文"}}, "/text"),
        ({"cause": "weather"}, "/cause"),
    ],
)
def test_public_words_are_complete(
    world: World, proposal: ProposedBreak, change: dict[str, object], place: str
) -> None:
    with pytest.raises(Refusal) as refusal:
        breaks.make(proposal, dataclasses.replace(TERMS, **change), by=world.administrator)  # type: ignore[arg-type]
    assert [problem.pointer for problem in refusal.value.problems] == [place]


@pytest.mark.parametrize("text", ["At AURORA images are checked.", "On Aurora Market images are checked."])
def test_words_that_name_the_company_are_asked_about(world: World, proposal: ProposedBreak, text: str) -> None:
    named = dataclasses.replace(TERMS, texts=TERMS.texts | {"en": text})
    with pytest.raises(Invalid, match="name the company"):
        breaks.make(proposal, named, by=world.administrator)
    assert breaks.make(proposal, named, by=world.administrator, may_name=True)


def test_a_name_inside_another_word_names_nobody(world: World) -> None:
    assert breaks.named_in(["Auroras of the north"], world.company) == []
    world.company.other_names = {"zh-hans": "极光"}
    assert breaks.named_in(["自本季度起极光平台识别图片"], world.company) == ["极光"]
