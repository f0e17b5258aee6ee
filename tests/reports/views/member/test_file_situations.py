"""The worked cases about quarters and owners where somebody sends a file, each with the outcome it must have."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from members.models import MembershipSpell
from reports.drafts import Draft
from reports.models import Upload, UploadState
from tests import cast
from tests.cases import bad_inputs
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


@pytest.mark.case("B143")
@pytest.mark.parametrize("platform", ["borealis-market", "nobodys-market"])
def test_anothers_platform_is_as_unknown_as_none(world: World, send: Any, platform: str) -> None:
    """A name in a file may be the company's own for one of its platforms, so we ask what it stands for."""
    assert codes_of(world, send, platform) == ["unknown_code"]


@pytest.mark.case("B144")
def test_nobody_sends_a_file_for_anothers_return(world: World, send: Any) -> None:
    assert (send(client=browser(world.rival_signer)).status_code, Upload.objects.count()) == (404, 0)


@pytest.mark.case("B149")
def test_who_left_sends_no_file(world: World, send: Any, preparer: Client) -> None:
    world.preparer.is_active = False
    world.preparer.save()
    assert (where_of(send(client=preparer)).split("?")[0], Upload.objects.count()) == ("/accounts/login/", 0)
