"""The worked cases about quarters and owners where somebody sends a file, each with the outcome it must have."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase

from members.models import MembershipSpell
from reports.actions import uploads
from reports.drafts import Draft
from reports.errors import Refusal
from reports.models import Upload, UploadState
from tests import cast
from tests.cases import bad_inputs, every_bad_input
from tests.cast import World
from tests.reports.views.member.conftest import RETURN, browser

pytestmark = pytest.mark.door("upload")
NO_QUARTER = {"B125", "B126", "B130", "B131", "B132"}
CSV = "platform,species_group,measure,value\naurora-market,TOTAL,blocked,12\n"


@pytest.fixture(autouse=True)
def _own_media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def send(world: World, django_capture_on_commit_callbacks: Any) -> Any:
    """Send a file for a quarter and let it be read."""

    def sent(quarter: str = "2026-Q3", text: str = CSV, client: Client | None = None) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            file = SimpleUploadedFile("a.csv", text.encode())
            return (client or browser(world.preparer)).post(
                f"/en/m/aurora/{quarter}/upload/", {"file": file}, follow=True
            )

    return sent


def refused(answer: Any) -> str:
    """The page of a refusal; nothing was kept."""
    assert (answer.status_code, Upload.objects.count()) == (400, 0)
    page: str = answer.content.decode()
    return page


def where_of(answer: Any) -> str:
    """The address to which a file led."""
    address: str = answer.redirect_chain[-1][0]
    return address


@pytest.mark.parametrize("case", [case for case in bad_inputs("period") if case.id in NO_QUARTER])
def test_no_file_is_for_what_is_no_quarter(send: Any, case: dict[str, Any]) -> None:
    assert "is no calendar quarter" in refused(send(case["input"]))


@pytest.mark.case("B127")
def test_a_quarter_may_be_spelled_otherwise(send: Any) -> None:
    assert where_of(send("2026Q3")).startswith(f"{RETURN}upload/")


@pytest.mark.case("B135")
def test_a_closed_quarter_takes_no_file(world: World, send: Any, clock: Any) -> None:
    clock.move_to(world.quarter.closes_at)
    assert "Q3 2026 closed on 14 November 2026" in refused(send())


@pytest.mark.case("B136")
def test_before_it_joined_a_company_sends_no_file(send: Any) -> None:
    assert "joined after Q4 2019" in refused(send("2019-Q4"))


@pytest.mark.case("B137")
def test_after_it_left_a_company_sends_no_file(world: World, send: Any) -> None:
    MembershipSpell.objects.filter(company=world.company).update(ends_on=datetime.date(2026, 9, 30))
    assert "was no member at the end of Q4 2026" in refused(send("2026-Q4"))


def codes_of(world: World, send: Any, platform: str) -> list[str]:
    """What is wrong with a file that names this platform; none of its numbers can be used."""
    url = where_of(send(text=CSV.replace("aurora-market", platform)))
    upload = Upload.objects.latest("sent_at")
    step = {"then": "use", "version": 0, "reading": str(upload.job_id)}
    assert (upload.state, browser(world.preparer).post(url, step).status_code) == (UploadState.REFUSED, 409)
    assert not Draft(world.submission).cells
    return [problem["code"] for problem in upload.reading["problems"]]


@pytest.mark.case("B141")
def test_a_platform_of_later_is_not_expected_in_a_file(world: World, send: Any) -> None:
    cast.add_platform(world.company, "aurora-new", since="2026-10-05")
    assert codes_of(world, send, "aurora-new") == ["platform_not_active"]


def the_case(name: str) -> pytest.MarkDecorator:
    """One case of the table as the parameter ``case``."""
    return pytest.mark.parametrize("case", [case for case in every_bad_input() if case["id"] == name])


@the_case("B143")
@pytest.mark.case("B143")
@pytest.mark.parametrize("platform", ["borealis-market", "Borealis Market", "nobodys-market"])
def test_anothers_platform_is_as_unknown_as_none(
    world: World, send: Any, platform: str, case: dict[str, Any], signer: Client
) -> None:
    """Nothing but the name differs in what is said; it may still be the company's own name for what it has."""
    assert codes_of(world, send, platform) == [case["expect"]["code"]]
    page = signer.get(where_of(send(text=CSV.replace("aurora-market", platform))))
    assert f"We do not know the platform “{platform}”." in page.content.decode()
    assert [field.choices for field in page.context["form"].fields.values()] == [
        [("", "Not said yet"), ("aurora-market", "Aurora Market"), ("-", "Nothing: leave it out")]
    ]


def test_a_platform_that_was_not_found_can_be_given_its_meaning(world: World, send: Any, signer: Client) -> None:
    url = where_of(send(text=CSV.replace("aurora-market", "borealis-market")))
    form = {"then": "teach", "reading": str(Upload.objects.get().job_id), "label-0": "aurora-market"}
    with TestCase.captureOnCommitCallbacks(execute=True):
        signer.post(url, form)
    upload = Upload.objects.get()
    assert (upload.state, [cell["cell"]["value"] for cell in upload.reading["cells"]]) == (UploadState.READ, [12])


@the_case("B162")
@pytest.mark.case("B162")
def test_no_file_is_for_a_return_whose_release_is_being_made(world: World, send: Any, case: dict[str, Any]) -> None:
    world.held()
    answer = send()
    assert (answer.status_code, Upload.objects.count()) == (409, 0)
    assert "A release with Q3 2026 is being made" in answer.content.decode()
    with pytest.raises(Refusal) as refused:
        uploads.receive(world.submission, ContentFile(CSV.encode()), "a.csv", by=world.preparer)
    assert refused.value.code == case["expect"]["code"]


@pytest.mark.case("B144")
def test_nobody_sends_a_file_for_anothers_return(world: World, send: Any) -> None:
    assert (send(client=browser(world.rival_signer)).status_code, Upload.objects.count()) == (404, 0)


@pytest.mark.case("B149")
def test_who_left_sends_no_file(world: World, send: Any, preparer: Client) -> None:
    world.preparer.is_active = False
    world.preparer.save()
    assert (where_of(send(client=preparer)).split("?")[0], Upload.objects.count()) == ("/accounts/login/", 0)
