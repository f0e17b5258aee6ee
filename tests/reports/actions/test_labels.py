"""A company's own labels are kept, all of them or none."""

from __future__ import annotations

from reports.actions import labels
from reports.models import SavedLabel
from tests.cast import World


def test_labels_are_written_in_one_order_so_that_nobody_waits_in_a_circle(world: World) -> None:
    meanings = [labels.Meaning("species_group", label, "TIGER") for label in ("Pumas", "Big cats", "Lynx")]
    assert labels.save(world.company, meanings, by=world.preparer) == 3
    assert [kept.label for kept in SavedLabel.objects.order_by("pk")] == ["Big cats", "Lynx", "Pumas"]
