"""The next release names who is missing; a frozen one shows everything that is in it."""

from __future__ import annotations

import pytest

from reports.actions import releases, reviews
from reports.models import DisclosurePolicy, Release
from reports.summaries.desk_releases import dossier_of, next_quarters, release_named
from tests.cast import World


@pytest.fixture
def frozen(world: World) -> Release:
    """A release of one quarter, made of two returns of five."""
    DisclosurePolicy.objects.create(version=1, minimum_contributors=3, p=10)
    world.accepted(world.company)
    world.accepted(world.rival)
    return releases.freeze(world.quarter, by=world.analyst)


def test_the_next_release_names_who_is_missing(world: World) -> None:
    world.accepted(world.company)
    reviews.exempt(world.submission_of(world.rival), by=world.administrator, reason="Closed for the year.")
    [found] = next_quarters()
    assert (found.coverage.received, found.coverage.expected) == (1, 4)
    assert [one.company.slug for one in found.missing] == ["delta-1", "delta-2", "delta-3"]
    assert [one.company.slug for one in found.exempt] == ["borealis"]


def test_a_withheld_cell_never_shows_its_number(frozen: Release) -> None:
    lines = [line for table in dossier_of(frozen).tables for line in table.lines if line.status == "withheld"]
    assert lines
    assert not {"600", "400", "200"} & {line.value for line in lines}


def test_the_preview_is_in_both_languages(frozen: Release) -> None:
    previews = {preview.language: preview.words for preview in dossier_of(frozen).previews}
    assert set(previews) == {"en", "zh-hans"}
    assert previews["en"]["count"]["lead"][0]


def test_the_inputs_are_counted(frozen: Release) -> None:
    [round_] = dossier_of(frozen).inputs
    assert (len(round_.taken), len(round_.missing), round_.is_new) == (2, 3, True)


def test_a_name_means_the_release_that_is_held(frozen: Release, world: World) -> None:
    releases.discard(frozen, by=world.analyst, reason="Two returns came late.")
    again = releases.freeze(world.quarter, by=world.analyst)
    assert frozen.code == again.code
    assert release_named(again.code) == again


@pytest.mark.parametrize("name", ["2026-Q3", "2026-Q3.x", "2026-Q3.9", "", "²."])
def test_an_unknown_name_is_no_release(frozen: Release, name: str) -> None:
    assert release_named(name) is None
