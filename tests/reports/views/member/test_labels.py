"""The page on which a company says what its own labels stand for."""

from __future__ import annotations

import datetime

import pytest

from members.models import PlatformSpell
from reports.models import SavedLabel

LABELS = "/en/m/aurora/labels/"
FORM = {"label": "Big  Cats", "target": "species_group:TIGER"}


@pytest.fixture
def label(world):
    made = {"kind": "species_group", "label": "Cats", "folded": "cats", "code": "TIGER"}
    return SavedLabel.objects.create(company=world.company, made_by=world.signer, **made)


def test_a_label_is_kept_as_it_is_compared(world, preparer):
    preparer.post(LABELS, FORM)
    label = SavedLabel.objects.get()
    assert (label.company, label.folded, label.code, label.made_by) == (
        world.company,
        "big cats",
        "TIGER",
        world.preparer,
    )
    assert "Tiger" in preparer.get(LABELS).content.decode()


def test_several_labels_stand_for_one_code(preparer, label):
    preparer.post(LABELS, FORM)
    assert set(SavedLabel.objects.values_list("code", flat=True)) == {"TIGER"}


def test_a_label_gets_another_meaning(preparer, label):
    form = preparer.get(f"{LABELS}?change={label.pk}").context["form"]
    assert form.initial == {"label": "Cats", "target": "species_group:TIGER"}
    preparer.post(LABELS, {"label": "cats", "target": "species_group:-"})
    assert SavedLabel.objects.get().code == ""


def test_a_platform_that_came_back_is_offered_once(world, preparer):
    platform, company = world.company.platform_spells.first().platform, world.company
    was_ours = {"starts_on": datetime.date(2019, 1, 1), "ends_on": datetime.date(2019, 6, 30)}
    PlatformSpell.objects.create(platform=platform, company=company, **was_ours)
    assert preparer.get(LABELS).content.decode().count('value="platform:aurora-market"') == 1


def test_a_label_is_removed(preparer, label):
    assert "is removed" in preparer.post(LABELS, {"remove": label.pk}, follow=True).content.decode()
    assert not SavedLabel.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"label": ""},
        {"label": "x" * 201},
        {"label": "a\0"},
        {"target": ""},
        {"target": "species_group:UNSPEC"},
        {"label": "pangolin"},
    ],
)
def test_a_label_has_a_name_and_a_meaning(preparer, change):
    answer = preparer.post(LABELS, FORM | change)
    assert answer.status_code == 400
    assert answer.context["form"].errors
    assert not SavedLabel.objects.exists()


def test_anothers_label_is_not_there(world, preparer, label):
    SavedLabel.objects.update(company=world.rival)
    assert "Cats" not in preparer.get(LABELS).content.decode()
    for key in (label.pk, "x", "9" * 30, "-1"):
        assert preparer.post(LABELS, {"remove": key}).status_code == 404
        assert preparer.get(LABELS, {"change": key}).status_code == 404


def test_a_viewer_reads_labels_and_changes_none(viewer, label):
    text = viewer.get(LABELS).content.decode()
    assert "Cats" in text
    assert "Remove" not in text
    assert viewer.post(LABELS, FORM).status_code == 403
