"""Signed sheets at the desk."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from reports.canonical import short_hash
from reports.drafts import Draft
from reports.models import PaperSignature
from tests import cast
from tests.cast import World
from tests.reports.scans import PDF
from tests.reports.sheets import record

PAPER = "/en/desk/review/aurora/2026-Q3/paper/"


@pytest.fixture
def sheet(world: World) -> PaperSignature:
    """A sheet that the company sent in."""
    cast.fill(world.submission, by=world.preparer)
    return record(world)


def test_the_page_shows_who_signed_and_never_the_hash(sheet: PaperSignature, analyst: Client) -> None:
    page = analyst.get(PAPER).content.decode()
    assert "Li Wei" in page
    assert f"{PAPER}{sheet.scan}/" in page
    assert short_hash(sheet.hash) not in page
    assert sheet.hash not in page


def test_the_short_hash_from_the_scan_confirms_it(sheet: PaperSignature, world: World, analyst: Client) -> None:
    answer = analyst.post(f"{PAPER}{sheet.scan}/confirm/", {"typed": short_hash(sheet.hash)})
    assert answer["Location"] == "/en/desk/review/aurora/2026-Q3/"
    assert world.submission.state == "submitted"
    assert "On paper" in analyst.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("typed", ["", "0000 0000 0000", "\x00"])
def test_another_short_hash_confirms_nothing(sheet: PaperSignature, world: World, analyst: Client, typed: str) -> None:
    answer = analyst.post(f"{PAPER}{sheet.scan}/confirm/", {"typed": typed})
    assert answer.status_code == 400
    assert "is not that of these numbers" in answer.content.decode()
    assert world.submission.state == "draft"


def test_a_double_click_confirms_once(sheet: PaperSignature, world: World, analyst: Client) -> None:
    for _click in range(2):
        assert analyst.post(f"{PAPER}{sheet.scan}/confirm/", {"typed": short_hash(sheet.hash)}).status_code == 302
    assert world.submission.revisions.count() == 1


def test_a_reason_refuses_it_and_the_company_reads_it(sheet: PaperSignature, world: World, analyst: Client) -> None:
    analyst.post(f"{PAPER}{sheet.scan}/refuse/", {"note": "The seal is missing."})
    member = Client()
    member.force_login(world.viewer)
    assert "The seal is missing." in member.get("/en/m/aurora/2026-Q3/").content.decode()


def test_a_sheet_of_another_return_is_not_found(sheet: PaperSignature, analyst: Client) -> None:
    answer = analyst.post(f"/en/desk/review/borealis/2026-Q3/paper/{sheet.scan}/confirm/", {"typed": "x"})
    assert answer.status_code == 404


def test_what_came_by_post_is_recorded_and_waits_for_a_colleague(world: World, analyst: Client) -> None:
    cast.fill(world.submission, by=world.preparer)
    page = analyst.post(PAPER, recorded(world), follow=True).content.decode()
    made = PaperSignature.objects.get()
    assert made.recorded_by == world.analyst
    assert "You recorded this sheet, so somebody else has to confirm it." in page
    refused = analyst.post(f"{PAPER}{made.scan}/confirm/", {"typed": short_hash(made.hash)})
    assert refused.status_code == 403


def test_a_scan_is_a_download(sheet: PaperSignature, analyst: Client) -> None:
    answer = analyst.get(f"{PAPER}{sheet.scan}/")
    assert (answer.content, answer["Content-Type"]) == (PDF, "application/pdf")


def recorded(world: World) -> dict[str, Any]:
    typed = short_hash(Draft(world.submission).hash)
    return {"short_hash": typed, "name": "Li Wei", "language": "en", "scan": SimpleUploadedFile("s.pdf", PDF)}
