"""Code lists that change between quarters; old returns keep their meaning."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from members.models import Event
from reports import code_lists as loading
from reports.actions import code_lists
from reports.calendar import QuarterKey
from reports.errors import Invalid, NotAllowed
from reports.models import Measure, SpeciesGroup, Succession
from reports.models import SuccessionKind as Kind
from tests.cast import World

NEXT = QuarterKey(2027, 1)
EELS = {"names": {"en": "Eels and elvers", "zh-hans": "鳗鱼和鳗苗"}}
LAST_DAY = datetime.date(2026, 12, 31)


@pytest.fixture
def agreed(world: World) -> dict[str, Any]:
    """From when, by whom and why."""
    return {"starts": NEXT, "by": world.administrator, "reason": "Agreed in October."}


def codes_on(day: datetime.date) -> list[str]:
    return list(SpeciesGroup.objects.enterable(day).values_list("code", flat=True))


def test_a_group_is_added_behind_another_in_its_section(world: World, agreed: dict[str, Any]) -> None:
    before = codes_on(LAST_DAY)
    group = code_lists.add_group("EEL-GLASS", after="EEL", names={"en": "Glass eels"}, **agreed)
    after = codes_on(NEXT.first_day)
    assert (codes_on(LAST_DAY), after.index("EEL-GLASS")) == (before, after.index("EEL") + 1)
    assert [code for code in after if code != "EEL-GLASS"] == before
    assert group.section == SpeciesGroup.objects.get(code="EEL").section


def test_a_measure_is_added(world: World, agreed: dict[str, Any]) -> None:
    words = {name: {"en": "Shops warned"} for name in ("names", "prompts", "definitions")}
    about = {"unit": "accounts", "level": "activity", "split": "platform"} | words
    code_lists.add_measure("shops-warned", after="accounts-closed", **about, **agreed)
    assert Measure.objects.valid_on(NEXT.first_day).filter(code="shops-warned").exists()
    assert not Measure.objects.valid_on(LAST_DAY).filter(code="shops-warned").exists()


def test_a_renamed_group_ends_and_its_successor_stands_in_its_place(world: World, agreed: dict[str, Any]) -> None:
    code_lists.rename(Kind.GROUP, "EEL", to="EELS", words=EELS, **agreed)
    before, after = codes_on(LAST_DAY), codes_on(NEXT.first_day)
    assert after == [{"EEL": "EELS"}.get(code, code) for code in before]
    assert str(SpeciesGroup.objects.get(code="EEL")) == "European eel"
    step = Succession.objects.get()
    assert (step.former, step.successor, step.starts_on, step.cause) == ("EEL", "EELS", NEXT.first_day, "renamed")


def test_merged_groups_end_together(world: World, agreed: dict[str, Any]) -> None:
    code_lists.merge(Kind.GROUP, ["ELE-IVORY", "IVORY-UNK"], into="IVORY", words={"names": {"en": "Ivory"}}, **agreed)
    crosswalk = Succession.objects.crosswalk(NEXT.first_day)
    assert crosswalk.groups == {"ELE-IVORY": "IVORY", "IVORY-UNK": "IVORY"}
    assert Succession.objects.crosswalk(LAST_DAY).groups == {}
    assert not {"ELE-IVORY", "IVORY-UNK"} & set(codes_on(NEXT.first_day))


def test_a_group_is_merged_into_one_that_is_counted_already(world: World, agreed: dict[str, Any]) -> None:
    code_lists.merge(Kind.GROUP, ["IVORY-UNK"], into="ELE-IVORY", **agreed)
    assert Succession.objects.crosswalk(NEXT.first_day).groups == {"IVORY-UNK": "ELE-IVORY"}
    assert "ELE-IVORY" in codes_on(NEXT.first_day)


def test_codes_that_follow_each_other_lead_to_the_last(world: World, agreed: dict[str, Any]) -> None:
    code_lists.rename(Kind.GROUP, "EEL", to="EELS", words=EELS, **agreed)
    later = agreed | {"starts": NEXT.next()}
    code_lists.rename(Kind.GROUP, "EELS", to="ANGUILLA", words=EELS, **later)
    assert Succession.objects.crosswalk(NEXT.last_day).groups["EEL"] == "EELS"
    assert Succession.objects.crosswalk(NEXT.next().last_day).groups["EEL"] == "ANGUILLA"


def test_a_retired_measure_has_no_successor(world: World, agreed: dict[str, Any]) -> None:
    code_lists.retire(Kind.MEASURE, "terms-blocked", **agreed)
    assert Measure.objects.get(code="terms-blocked").ends_on == LAST_DAY
    assert not Succession.objects.exists()


def test_one_event_tells_who_changed_what_and_why(world: World, agreed: dict[str, Any]) -> None:
    code_lists.rename(Kind.GROUP, "EEL", to="EELS", words=EELS, **agreed)
    event = Event.objects.get(verb="code_renamed")
    assert (event.note, event.details) == ("Agreed in October.", {"former": "EEL", "starts": "2027-Q1"})
    assert event.actor_key == str(world.administrator.pk)


@pytest.mark.parametrize("starts", [QuarterKey(2026, 3), QuarterKey(2026, 4), QuarterKey(2020, 1)])
def test_a_quarter_that_has_begun_keeps_its_lists(world: World, agreed: dict[str, Any], starts: QuarterKey) -> None:
    with pytest.raises(Invalid, match="has begun"):
        code_lists.retire(Kind.GROUP, "EEL", **agreed | {"starts": starts})
    assert SpeciesGroup.objects.get(code="EEL").ends_on is None


@pytest.mark.parametrize(
    ("to", "code"),
    [("PANGOLIN", "code_in_use"), ("MAMMAL", "code_in_use"), ("UNSPEC", "code_in_use"), ("e e l", "row_shape")],
)
def test_a_code_is_used_once(world: World, agreed: dict[str, Any], to: str, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        code_lists.rename(Kind.GROUP, "EEL", to=to, words=EELS, **agreed)
    assert refusal.value.code == code


@pytest.mark.parametrize("code", ["DRAGON", "TOTAL", "UNSPEC", "MAMMAL", ""])
def test_what_the_list_does_not_have_cannot_end(world: World, agreed: dict[str, Any], code: str) -> None:
    with pytest.raises(Invalid, match="no code"):
        code_lists.retire(Kind.GROUP, code, **agreed)


def test_a_code_ends_once(world: World, agreed: dict[str, Any]) -> None:
    code_lists.retire(Kind.GROUP, "EEL", **agreed)
    with pytest.raises(Invalid, match="no longer"):
        code_lists.merge(Kind.GROUP, ["SHARK"], into="EEL", **agreed | {"starts": NEXT.next()})


def test_a_code_cannot_end_before_it_begins(world: World, agreed: dict[str, Any]) -> None:
    code_lists.rename(Kind.GROUP, "EEL", to="EELS", words=EELS, **agreed)
    with pytest.raises(Invalid, match="not before"):
        code_lists.retire(Kind.GROUP, "EELS", **agreed)


def test_codes_of_different_sums_do_not_become_one(world: World, agreed: dict[str, Any]) -> None:
    with pytest.raises(Invalid, match="different sums"):
        code_lists.merge(Kind.MEASURE, ["accounts-closed"], into="blocked", **agreed)
    with pytest.raises(Invalid, match="different sums"):
        code_lists.merge(Kind.GROUP, ["TOOL"], into="TIGER", **agreed)
    assert not Succession.objects.exists()


@pytest.mark.parametrize("formers", [["EEL"], ["EEL", "EEL"], []])
def test_one_code_alone_is_not_merged(world: World, agreed: dict[str, Any], formers: list[str]) -> None:
    with pytest.raises(Invalid, match="at least two"):
        code_lists.merge(Kind.GROUP, formers, into="EELS", words=EELS, **agreed)


def test_only_an_administrator_changes_lists_and_says_why(world: World, agreed: dict[str, Any]) -> None:
    with pytest.raises(NotAllowed):
        code_lists.retire(Kind.GROUP, "EEL", **agreed | {"by": world.publisher})
    with pytest.raises(Invalid, match="Say why"):
        code_lists.retire(Kind.GROUP, "EEL", **agreed | {"reason": " "})


@pytest.mark.parametrize("words", [{}, {"names": {"zh-hans": "鳗"}}, {"names": "Eels"}, {"taxon": {"en": "x"}}])
def test_a_new_code_needs_its_name(world: World, agreed: dict[str, Any], words: Any) -> None:
    with pytest.raises(Invalid):
        code_lists.rename(Kind.GROUP, "EEL", to="EELS", words=words, **agreed)


def test_spelling_is_corrected_in_place_and_needs_no_quarter(world: World) -> None:
    words = {"names": {"en": "Eels (all)"}}
    code_lists.correct_words(Kind.GROUP, "EEL", words=words, by=world.administrator, reason="A typing mistake.")
    names = SpeciesGroup.objects.get(code="EEL").names
    assert (names["en"], "zh-hans" in names) == ("Eels (all)", True)


def test_loading_the_files_again_keeps_what_was_changed(world: World, agreed: dict[str, Any]) -> None:
    code_lists.add_group("EEL-GLASS", after="EEL", names={"en": "Glass eels"}, **agreed)
    code_lists.rename(Kind.GROUP, "SHARK", to="SHARKS", words={"names": {"en": "Sharks"}}, **agreed)
    before = codes_on(NEXT.first_day)
    loading.load()
    assert codes_on(NEXT.first_day) == before
