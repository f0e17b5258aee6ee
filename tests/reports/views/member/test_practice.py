"""The story of one practice, and the mark on everything that comes of it."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from members.access import CompanyRoleName
from members.actions import tokens
from reports.actions import practice
from reports.models import State, Submission
from tests import cast
from tests.cast import PASSWORD, World
from tests.reports.views.member.conftest import browser

PRACTICE = "/en/m/aurora/practice/"
MARK = "Practice – counts nowhere"
TYPED = {
    "c:aurora-market:removed-own:TOTAL": "120",
    "c:aurora-market:removed-reported:TOTAL": "40",
    "c:aurora-market:blocked:TOTAL": "60",
    "c:aurora-market:accounts-closed:TOTAL": "x",
    "c::reports-received:": "9",
    "c::reports-acted:": "4",
}


@pytest.fixture
def tried(world: World) -> Submission:
    return practice.begin(world.company, by=world.preparer)


def test_the_story_of_one_practice(world: World, preparer: Client, signer: Client) -> None:
    assert "Begin to practise" in preparer.get(PRACTICE).content.decode()
    assert preparer.post(PRACTICE).url == PRACTICE
    assert PRACTICE + "counts/" in preparer.get(PRACTICE).content.decode()
    assert preparer.get(PRACTICE + "counts/").status_code == 200
    answer = preparer.post(PRACTICE + "counts/", TYPED | {"version": "0", "then": "check"})
    assert answer.url == PRACTICE + "check/"
    assert preparer.post(PRACTICE + "check/").url == PRACTICE
    shown = signer.get(PRACTICE + "sign/")
    assert "In earnest it would say" in shown.content.decode()
    form = shown.context["form"]
    fields = {"hash": form["hash"].value(), "version": form["version"].value(), "password": PASSWORD}
    answer = signer.post(PRACTICE + "sign/", fields | {"name": "Sam Signer", "title": "Lead"}, follow=True)
    page = answer.content.decode()
    assert "aurora-practice-2026-Q3-1" in page
    assert MARK in page
    assert world.submission.state == State.DUE
    assert preparer.post(PRACTICE, {"restart": "1"}).url == PRACTICE
    assert "Empties every box" in preparer.get(PRACTICE).content.decode()


@pytest.mark.parametrize("page", ["", "counts/", "check/", "none/", "recall/"])
def test_every_page_of_it_is_marked(tried: Submission, signer: Client, page: str) -> None:
    answer = signer.get(PRACTICE + page, follow=True).content.decode()
    assert f"<strong>{MARK}</strong>" in answer
    assert MARK in answer.partition("</title>")[0]
    assert "practice-stamp" in answer


def test_a_real_page_is_not_marked(tried: Submission, signer: Client) -> None:
    assert MARK not in signer.get("/en/m/aurora/2026-Q3/counts/").content.decode()


def test_its_code_names_it_too(tried: Submission, viewer: Client) -> None:
    assert MARK in viewer.get("/en/m/aurora/practice-2026-Q3/counts/").content.decode()


@pytest.mark.parametrize(
    "name", ["practice/counts", "practice-2026-Q3/counts", "practice-x/check", "practice-%00/counts"]
)
def test_before_it_begins_there_is_none(world: World, preparer: Client, name: str) -> None:
    assert preparer.get(f"/en/m/aurora/{name}/").status_code == 404


def test_home_and_history_know_nothing_of_it(tried: Submission, world: World, viewer: Client) -> None:
    cast.fill(tried, by=world.preparer)
    cast.sign(tried, by=world.signer)
    assert "practice-2026" not in viewer.get("/en/m/aurora/").content.decode()
    assert "practice-2026" not in viewer.get("/en/m/aurora/history/").content.decode()


def test_another_company_does_not_see_it(tried: Submission, world: World) -> None:
    assert browser(world.rival_signer).get(PRACTICE + "counts/").status_code == 404
    assert browser(world.rival_signer).get("/en/m/borealis/practice/counts/").status_code == 404


def test_a_viewer_is_told_who_can_begin(world: World, viewer: Client) -> None:
    assert "Preparers and signers of your company can begin." in viewer.get(PRACTICE).content.decode()
    assert viewer.post(PRACTICE).status_code == 403


def test_a_program_practises_too(tried: Submission, world: World, client: Client) -> None:
    scopes = ["returns:read", "returns:write"]
    _token, secret = tokens.create(world.company, by=world.signer, name="t", scopes=scopes, days=1)
    call = {"headers": {"Authorization": f"Bearer {secret}"}}
    answer = client.get("/api/v1/companies/aurora/submissions/practice/", **call).json()
    assert (answer["practice"], answer["quarter"]) == (True, "practice-2026-Q3")
    listed = client.get("/api/v1/companies/aurora/submissions/", **call).json()["results"]
    assert [line["quarter"] for line in listed] == ["2026-Q3"]


def test_the_template_of_a_practice_is_marked(tried: Submission, preparer: Client) -> None:
    workbook = load_workbook(io.BytesIO(preparer.get(PRACTICE + "template/").content))
    assert all(MARK in str(sheet["B1"].value or sheet["A1"].value) for sheet in workbook)
    assert MARK in workbook.properties.title


def test_a_file_goes_all_the_way_and_comes_back_marked(
    tried: Submission, preparer: Client, django_capture_on_commit_callbacks
) -> None:
    rows = "platform,species_group,measure,value\naurora-market,TOTAL,blocked,60\n"
    with django_capture_on_commit_callbacks(execute=True):
        answer = preparer.post(PRACTICE + "upload/", {"file": SimpleUploadedFile("ours.csv", rows.encode())})
    assert answer.url.startswith(PRACTICE + "upload/")
    page = preparer.get(answer.url)
    assert MARK in page.content.decode()
    assert MARK in preparer.get(answer.url + "notes/").content.decode()


def test_who_has_nothing_due_is_led_to_it(world: World) -> None:
    newcomer = cast.colleague(cast.company("corvus"), CompanyRoleName.PREPARER)
    page = browser(newcomer).get("/en/m/corvus/").content.decode()
    assert "Practise meanwhile" in page
    assert "/en/m/corvus/practice/" in page


def test_a_program_sends_a_file_to_it(
    tried: Submission, world: World, client: Client, django_capture_on_commit_callbacks
) -> None:
    scopes = ["returns:read", "returns:write"]
    _token, secret = tokens.create(world.company, by=world.signer, name="t", scopes=scopes, days=1)
    rows = b"platform,species_group,measure,value\naurora-market,TOTAL,blocked,60\n"
    sent = {"file": SimpleUploadedFile("ours.csv", rows), "quarter": "practice"}
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/api/v1/companies/aurora/uploads/", sent, headers={"Authorization": f"Bearer {secret}"})
    assert answer.status_code == 202, answer.content


def test_a_practice_is_not_signed_on_paper_and_its_sheet_is_marked(
    tried: Submission, world: World, preparer: Client
) -> None:
    cast.fill(tried, by=world.preparer)
    assert "Sign on paper instead" not in preparer.get(PRACTICE + "check/").content.decode()
    assert "practice-stamp" in preparer.get(PRACTICE + "sheet/").content.decode()
