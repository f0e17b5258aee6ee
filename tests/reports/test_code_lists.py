"""The code lists as they come with the site."""

from __future__ import annotations

import datetime

import pytest

from members.models import Coalition, PlatformType
from reports import code_lists
from reports.actions.code_lists import correct_words
from reports.data import documents_of
from reports.models import GroupKind, Measure, Section, SpeciesGroup, Split, SuccessionKind
from reports.models import Part as MeasurePart
from reports.parts import Part
from tests.cast import World

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 9, 30)


def test_loading_twice_changes_nothing() -> None:
    code_lists.load()
    before = list(SpeciesGroup.objects.values()), list(Measure.objects.values())
    code_lists.load()
    assert before == (list(SpeciesGroup.objects.values()), list(Measure.objects.values()))


def test_loading_restores_a_changed_name() -> None:
    Measure.objects.filter(code="blocked").update(names={"en": "Stopped"})
    code_lists.load()
    assert Measure.objects.get(code="blocked").names["en"] == "Blocked before publication"


def test_words_that_were_corrected_stay_corrected(world: World) -> None:
    words = {"names": {"en": "Blocked before anybody saw it"}}
    correct_words(SuccessionKind.MEASURE, "blocked", words=words, by=world.administrator, reason="Plainer.")
    code_lists.load()
    assert Measure.objects.get(code="blocked").names["en"] == "Blocked before anybody saw it"


def test_sixty_groups_can_be_entered() -> None:
    assert SpeciesGroup.objects.enterable(DAY).count() == 60


def test_the_total_comes_first_and_the_rest_last() -> None:
    kinds = list(SpeciesGroup.objects.values_list("kind", flat=True))
    assert (kinds[0], kinds[-1]) == (GroupKind.TOTAL, GroupKind.REST)


def test_only_tools_and_services_are_no_wildlife() -> None:
    assert list(Section.objects.filter(is_wildlife=False).values_list("code", flat=True)) == ["NONTAXON"]


def test_an_unknown_appendix_is_empty() -> None:
    assert SpeciesGroup.objects.get(code="TOOL").cites_appendix == ""


def test_five_measures_add_up_to_three_parts_and_other_units_enter_none() -> None:
    assert Measure.objects.parts() == {
        "removed-own": Part.REMOVED,
        "removed-reported": Part.REMOVED,
        "removed-unattributed": Part.REMOVED,
        "blocked": Part.BLOCKED,
        "removed-or-blocked": Part.NOT_SEPARATED,
    }


def test_the_parts_in_the_list_are_those_of_the_arithmetic() -> None:
    assert set(MeasurePart.values) == {"", *Part}


def test_measures_are_split_as_the_words_say() -> None:
    unsplit = Measure.objects.filter(split=Split.PLATFORM).values_list("code", flat=True)
    assert set(unsplit) == {"removed-or-blocked", "attempts-refused"}


@pytest.mark.parametrize("model", [Coalition, PlatformType, Section, SpeciesGroup, Measure])
def test_every_name_is_there_in_both_languages(model: type[Coalition]) -> None:
    assert all(row.names["en"] and row.names["zh-hans"] for row in model.objects.all())


@pytest.mark.parametrize("row", documents_of("measures.json"), ids=lambda row: row["code"])
def test_every_measure_is_asked_and_explained_in_both_languages(row: dict[str, dict[str, str]]) -> None:
    assert all(row[texts][language] for texts in ("prompts", "definitions") for language in ("en", "zh-hans"))


@pytest.mark.django_db
def test_every_group_says_in_both_languages_what_belongs_to_it():
    hints = SpeciesGroup.objects.filter(kind=GroupKind.GROUP).values_list("code", "hints")
    assert [code for code, hint in hints if not (hint.get("en") and hint.get("zh-hans"))] == []
