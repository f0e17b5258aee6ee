"""Whom a change of a code list reaches: profiles, labels, quarters, templates."""

from __future__ import annotations

from reports.actions import labels, quarters
from reports.models import LabelKind, ReportingProfile, SuccessionKind
from reports.summaries.code_changes import affected
from tests import cast
from tests.cast import World

TODAY = cast.NOW.date()
STARTS = cast.QUARTER.plus(2)


def test_profiles_that_name_a_code_are_told_apart_from_those_that_track_everything(world: World) -> None:
    ReportingProfile.objects.filter(company=world.rival).delete()
    found = affected(SuccessionKind.GROUP, ["TIGER"], STARTS, TODAY)
    assert (found.naming, found.everything) == (["Aurora", "Delta-1", "Delta-2", "Delta-3"], ["Borealis"])


def test_a_platform_that_is_not_named_tracks_everything(world: World) -> None:
    cast.add_platform(world.company, "aurora-video")
    assert affected(SuccessionKind.GROUP, ["LION"], STARTS, TODAY).everything == ["Aurora"]
    assert affected(SuccessionKind.GROUP, ["LION"], STARTS, TODAY).naming == []


def test_measures_are_found_on_platforms_and_of_companies(world: World) -> None:
    assert len(affected(SuccessionKind.MEASURE, ["blocked"], STARTS, TODAY).naming) == 5
    assert len(affected(SuccessionKind.MEASURE, ["reports-acted"], STARTS, TODAY).naming) == 5
    assert affected(SuccessionKind.MEASURE, ["staff-trained"], STARTS, TODAY).naming == []


def test_saved_labels_are_counted_by_company(world: World) -> None:
    meanings = [labels.Meaning(LabelKind.GROUP, text, "TIGER") for text in ("老虎", "Big cats")]
    labels.save(world.company, meanings, by=world.preparer)
    assert [str(one) for one in affected(SuccessionKind.GROUP, ["TIGER"], STARTS, TODAY).labels] == ["Aurora (2)"]


def test_open_quarters_keep_what_planned_ones_get(world: World) -> None:
    for ahead in (1, 2):
        quarters.plan(cast.QUARTER.plus(ahead), by=None)
    found = affected(SuccessionKind.GROUP, ["TIGER"], STARTS, TODAY)
    assert (found.open_quarters, found.planned, found.template) == (["Q3 2026"], ["Q1 2027"], "2027.1")
