"""The sheet to sign and its way back as a scan."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from reports import files
from reports.actions.paper import FOLDER
from reports.canonical import short_hash
from reports.drafts import Draft
from reports.models import PaperSignature
from tests import cast
from tests.cast import World
from tests.reports.scans import HOSTILE, PDF
from tests.reports.views.member.conftest import RETURN, browser

SHEET, PAPER = RETURN + "sheet/", RETURN + "paper/"


@pytest.fixture
def filled(world: World) -> World:
    cast.fill(world.submission, by=world.preparer)
    return world


def form(world: World, content: bytes = PDF, name: str = "sheet.pdf", **changes: str) -> dict[str, Any]:
    typed = short_hash(Draft(world.submission).hash)
    given = {"short_hash": typed, "name": "Li Wei", "title": "General manager", "language": "en"}
    return given | {"scan": SimpleUploadedFile(name, content, "application/pdf")} | changes


def test_the_sheet_has_all_that_is_signed(filled: World, preparer: Client) -> None:
    page = preparer.get(SHEET).content.decode()
    found = Draft(filled.submission).hash
    for text in ("Counts of Aurora", "July to September 2026", "On behalf of Aurora", found, short_hash(found), "300"):
        assert text in page
    assert page.count("Signature or seal") == 1


def test_the_sheet_is_in_the_language_of_the_reader(filled: World, preparer: Client) -> None:
    assert 'lang="zh-Hans"' in preparer.get(SHEET.replace("/en/", "/zh-hans/")).content.decode()


def test_two_signers_have_two_places(filled: World, preparer: Client) -> None:
    filled.company.signers_required = 2
    filled.company.save()
    assert preparer.get(SHEET).content.decode().count("Signature or seal") == 2


@pytest.mark.parametrize("path", [SHEET, PAPER])
def test_an_incomplete_return_leads_to_its_check(world: World, preparer: Client, path: str) -> None:
    assert preparer.get(path)["Location"] == RETURN + "check/"


def test_a_scan_comes_in_and_can_be_fetched_as_a_download(filled: World, preparer: Client) -> None:
    page = preparer.post(PAPER, form(filled), follow=True).content.decode()
    assert "A signed sheet was recorded on 10 Oct 2026, 12:00" in page
    sheet = PaperSignature.objects.get()
    answer = preparer.get(f"{PAPER}{sheet.scan}/")
    assert answer.content == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="aurora-2026-Q3-sheet.pdf"'
    assert (answer["X-Content-Type-Options"], "no-store" in answer["Cache-Control"]) == ("nosniff", True)


def test_a_sheet_in_chinese_attests_the_chinese_declaration(filled: World, preparer: Client) -> None:
    preparer.post(PAPER, form(filled, language="zh-hans"))
    sheet = PaperSignature.objects.get()
    assert sheet.language == "zh-hans"
    assert "On behalf of" not in sheet.statement


@pytest.mark.parametrize("content", HOSTILE.values(), ids=list(HOSTILE))
def test_what_is_no_scan_is_refused_in_words(filled: World, preparer: Client, content: bytes) -> None:
    answer = preparer.post(PAPER, form(filled, content, name="sheet.pdf"))
    assert answer.status_code == 400
    assert "Send a whole PDF, PNG or JPEG." in answer.content.decode()
    assert not PaperSignature.objects.exists()


def test_a_large_scan_is_refused_beside_its_field(filled: World, preparer: Client) -> None:
    answer = preparer.post(PAPER, form(filled, PDF + b" " * 10 * 1024 * 1024))
    assert "This file is larger than 10 MB." in answer.content.decode()


def test_another_short_hash_is_refused_and_keeps_what_was_typed(filled: World, preparer: Client) -> None:
    answer = preparer.post(PAPER, form(filled, short_hash="0000 0000 0000"))
    assert answer.status_code == 409
    assert 'value="Li Wei"' in answer.content.decode()


def test_a_scan_of_another_return_is_not_found(filled: World, preparer: Client) -> None:
    preparer.post(PAPER, form(filled))
    scan = PaperSignature.objects.get().scan
    other = browser(filled.rival_signer)
    assert other.get(f"{PAPER}{scan}/").status_code == 404
    assert other.get(f"/en/m/borealis/2026-Q3/paper/{scan}/").status_code == 404


def test_a_scan_that_is_not_the_one_that_came_in_is_not_handed_out(filled: World, preparer: Client) -> None:
    preparer.post(PAPER, form(filled))
    scan = PaperSignature.objects.get().scan
    files.path_of(FOLDER, scan).write_bytes(PDF + b"more")
    assert preparer.get(f"{PAPER}{scan}/").status_code == 404
