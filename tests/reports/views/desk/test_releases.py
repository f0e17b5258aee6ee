"""Freezing, publishing and discarding through the pages; two people, or nothing is published."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from reports.models import DisclosurePolicy, Release, ReleaseState
from tests.cast import World

LIST = "/en/desk/releases/"
PAGE = f"{LIST}2026-Q3.1/"


@pytest.fixture(autouse=True)
def _policy(world: World) -> None:
    DisclosurePolicy.objects.create(version=1, minimum_contributors=3, p=10)
    world.accepted(world.company)


def freeze(client: Client) -> int:
    return client.post(f"{LIST}freeze/", {"quarter": "2026-Q3"}).status_code


def test_the_list_names_who_would_be_missing(analyst: Client) -> None:
    page = analyst.get(LIST).text
    assert all(text in page for text in ("1 of 5 returns accepted", "4 returns would be missing", "Borealis"))


def test_an_analyst_freezes_and_a_publisher_publishes(
    analyst: Client, publisher: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    assert freeze(analyst) == 302
    with django_capture_on_commit_callbacks(execute=True):
        assert publisher.post(f"{PAGE}publish/").status_code == 302
    assert Release.objects.get().state == ReleaseState.PUBLISHED
    assert "See it as the public does" in publisher.get(PAGE).text


def test_nobody_publishes_what_they_froze(publisher: Client) -> None:
    freeze(publisher)
    assert "somebody else has to publish it" in publisher.get(PAGE).text
    assert publisher.post(f"{PAGE}publish/").status_code == 403
    assert Release.objects.get().state == ReleaseState.FROZEN


def test_an_analyst_does_not_publish(analyst: Client) -> None:
    freeze(analyst)
    assert "/publish/" not in analyst.get(PAGE).text
    assert analyst.post(f"{PAGE}publish/").status_code == 403


def test_an_administrator_does_not_freeze(administrator: Client) -> None:
    assert "/freeze/" not in administrator.get(LIST).text
    assert freeze(administrator) == 403


def test_freezing_twice_is_refused(analyst: Client, publisher: Client) -> None:
    freeze(analyst)
    answer = publisher.post(f"{LIST}freeze/", {"quarter": "2026-Q3"})
    assert (answer.status_code, "Another release is frozen" in answer.text) == (409, True)


def test_files_in_the_making_can_be_looked_at_again(analyst: Client, publisher: Client) -> None:
    freeze(analyst)
    publisher.post(f"{PAGE}publish/")
    page = analyst.get(PAGE).text
    assert all(text in page for text in ("Its files are being made", "Queued", "Look again"))


def test_discarding_needs_a_reason(analyst: Client) -> None:
    freeze(analyst)
    assert analyst.post(f"{PAGE}discard/", {"note": ""}).status_code == 400
    assert analyst.post(f"{PAGE}discard/", {"note": "Two returns came late."}).status_code == 302
    assert "Two returns came late." in analyst.get(LIST).text


def test_a_frozen_release_shows_its_cells(analyst: Client) -> None:
    freeze(analyst)
    page = analyst.get(PAGE).text
    assert all(text in page for text in ("Withheld", "1 of 5 members", Release.objects.get().hash))


def test_a_discarded_release_tells_what_happened(analyst: Client) -> None:
    freeze(analyst)
    analyst.post(f"{PAGE}discard/", {"note": "Two returns came late."})
    page = analyst.get(PAGE).text
    assert "Release frozen" in page
    assert "Release discarded" in page


def test_an_unknown_release_is_not_found(analyst: Client) -> None:
    assert analyst.get(f"{LIST}2030-Q1.1/").status_code == 404
