"""Announcing a change: the form, the list, and the line on the return it concerns."""

from __future__ import annotations

import pytest
from django.test import Client

from reports.actions import breaks
from reports.models import ProposedBreak
from tests.cast import World

ANNOUNCE = "/en/m/aurora/profile/announce/"
FORM = {"starts_on": "2027-05-09", "text": "New image model.", "cause": "method", "measures": ["blocked"]}


def test_an_announcement_is_listed_as_waiting(preparer: Client) -> None:
    page = preparer.post(ANNOUNCE, FORM, follow=True).text
    assert all(text in page for text in ("From 9 May 2027", "New image model.", "Waits for the secretariat"))


@pytest.mark.parametrize("change", [{"starts_on": "2020-01-01"}, {"starts_on": "9 May"}, {"text": ""}, {"text": "\0"}])
def test_what_cannot_be_announced_stays_in_the_form(preparer: Client, change: dict[str, str]) -> None:
    answer = preparer.post(ANNOUNCE, FORM | change)
    assert (answer.status_code, "to fix" in answer.text) == (400, True)
    assert not ProposedBreak.objects.exists()


def test_an_announcement_is_withdrawn(preparer: Client) -> None:
    preparer.post(ANNOUNCE, FORM)
    page = preparer.post(f"{ANNOUNCE}{ProposedBreak.objects.get().pk}/withdraw/", follow=True).text
    assert "Withdrawn" in page
    assert not ProposedBreak.objects.waiting().exists()


def test_what_was_decided_says_so_and_stays(world: World, preparer: Client) -> None:
    preparer.post(ANNOUNCE, FORM)
    made = ProposedBreak.objects.get()
    breaks.decline(made, by=world.administrator, note="Too small to see.")
    page = preparer.post(f"{ANNOUNCE}{made.pk}/withdraw/", follow=True).text
    assert "decided about or withdrawn already" in page
    assert "Too small to see." in page


def test_the_return_it_falls_into_says_so(preparer: Client) -> None:
    preparer.post(ANNOUNCE, FORM | {"starts_on": "2026-08-09"})
    assert (
        "You announced a change. From 9 August 2026: New image model."
        in preparer.get("/en/m/aurora/2026-Q3/counts/").text
    )


def test_another_companys_announcement_is_not_there(world: World, preparer: Client) -> None:
    preparer.post(ANNOUNCE, FORM)
    made = ProposedBreak.objects.get()
    assert preparer.post(f"/en/m/borealis/profile/announce/{made.pk}/withdraw/").status_code == 404


def test_a_viewer_reads_and_announces_nothing(viewer: Client) -> None:
    assert "<form" not in viewer.get(ANNOUNCE).text.split("<main")[1]
    assert viewer.post(ANNOUNCE, FORM).status_code == 403
