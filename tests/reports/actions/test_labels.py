"""A company's own labels are kept, all of them or none."""

from __future__ import annotations

import pytest

from reports.actions import labels
from reports.errors import Invalid
from reports.models import SavedLabel
from tests.cast import World


def test_labels_are_written_in_one_order_so_that_nobody_waits_in_a_circle(world: World) -> None:
    meanings = [labels.Meaning("species_group", label, "TIGER") for label in ("Pumas", "Big cats", "Lynx")]
    assert labels.save(world.company, meanings, by=world.preparer) == 3
    assert [kept.label for kept in SavedLabel.objects.order_by("pk")] == ["Big cats", "Lynx", "Pumas"]


@pytest.mark.parametrize(
    ("kind", "label", "code"),
    [
        ("measure", "blocked", "removed-own"),
        ("measure", "Blocked ", ""),
        ("species_group", "Ｔｉｇｅｒ", "PANGOLIN"),
        ("species_group", "unspec", "TIGER"),
        ("platform", "Aurora-Market", ""),
    ],
)
def test_a_label_that_spells_one_of_our_codes_gets_no_other_meaning(
    world: World, kind: str, label: str, code: str
) -> None:
    with pytest.raises(Invalid, match="always stands for"):
        labels.save(world.company, [labels.Meaning(kind, label, code)], by=world.preparer)
    assert not SavedLabel.objects.exists()


def test_a_label_may_spell_the_code_that_it_stands_for(world: World) -> None:
    assert labels.save(world.company, [labels.Meaning("measure", "Blocked", "blocked")], by=world.preparer) == 1


def test_the_rest_of_a_total_is_no_meaning(world: World) -> None:
    with pytest.raises(Invalid, match="Choose"):
        labels.save(world.company, [labels.Meaning("species_group", "Rest", "UNSPEC")], by=world.preparer)
