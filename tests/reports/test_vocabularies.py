"""What the files of a return may name."""

from __future__ import annotations

import datetime

import pytest

from reports.actions import practice
from reports.models import SavedLabel, SpeciesGroup, Succession
from reports.profiles import Layout
from reports.vocabularies import vocabulary_of
from tests import cast
from tests.cast import World


@pytest.fixture
def vocabulary(world: World):
    """Read when it is asked for, after what the test prepared."""
    return lambda: vocabulary_of(Layout(world.submission))


def test_codes_go_by_their_names_in_every_language(vocabulary):
    labels = {named.code: named.labels for named in vocabulary().groups}
    assert {"Elephant ivory", "象牙"} <= set(labels["ELE-IVORY"])
    assert {"TOTAL", "UNSPEC"} <= set(labels)


def test_a_measure_goes_by_its_prompt_and_its_name(vocabulary):
    labels = {named.code: named.labels for named in vocabulary().measures}
    assert {"Removed, found by you", "Removed, found by the company"} <= set(labels["removed-own"])


def test_a_companys_own_labels_are_its_own(world, vocabulary):
    for company, code in ((world.company, "TIGER"), (world.rival, "PANGOLIN")):
        made = {"label": "Cats", "folded": "cats", "made_by": world.signer}
        SavedLabel.objects.create(company=company, kind="species_group", code=code, **made)
    assert vocabulary().own == {"species_group": {"cats": "TIGER"}}


def test_the_crosswalk_holds_what_took_effect_and_leads_to_its_end(vocabulary):
    for former, successor, year in (("OLD", "MID", 2020), ("MID", "TIGER", 2021), ("TIGER", "CATS", 2030)):
        day = datetime.date(year, 1, 1)
        Succession.objects.create(
            kind="species_group", former=former, successor=successor, starts_on=day, cause="renamed"
        )
    assert vocabulary().former["species_group"] == {"OLD": "TIGER", "MID": "TIGER"}


def test_a_label_of_a_former_code_stands_for_its_successor(world, vocabulary):
    made = {"label": "Cats", "folded": "cats", "made_by": world.signer}
    SavedLabel.objects.create(company=world.company, kind="species_group", code="OLD", **made)
    day = datetime.date(2020, 1, 1)
    Succession.objects.create(kind="species_group", former="OLD", successor="TIGER", starts_on=day, cause="renamed")
    assert vocabulary().own == {"species_group": {"cats": "TIGER"}}


def test_a_template_is_as_old_as_its_code_lists(vocabulary):
    assert vocabulary().template == "2018.1"
    SpeciesGroup.objects.filter(code="TIGER").update(starts_on=datetime.date(2026, 7, 1))
    assert vocabulary().template == "2026.3"


def test_a_template_from_before_a_code_was_retired_is_an_earlier_one(vocabulary):
    SpeciesGroup.objects.filter(code="TIGER").update(ends_on=datetime.date(2026, 6, 30))
    assert vocabulary().template == "2026.3"


def test_a_platform_that_is_not_asked_about_is_known_as_such(world, vocabulary):
    cast.add_platform(world.company, "aurora-lite")
    assert [named.code for named in vocabulary().idle] == ["aurora-lite"]
    assert [named.code for named in vocabulary().platforms] == ["aurora-market"]


def test_a_practice_takes_the_files_of_the_quarter_it_imitates(world):
    tried = practice.begin(world.company, by=world.preparer)
    assert vocabulary_of(Layout(tried)).quarter == "2026-Q3"
