"""The desk's page of series breaks: who reads, who decides, and what stays in the form."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from reports.models import ProposedBreak, ReportingProfile, SeriesBreak
from tests.cast import World

BREAKS = "/en/desk/breaks/"
WORDS = {
    "decision": "make",
    "name": "New detection at one member",
    "name_zh": "一家成员启用新的识别技术",
    "text": "Images are checked before publication.",
    "text_zh": "发布前识别图片。",
    "starts_on": "2026-07-01",
    "cause": "method",
    "measures": ["blocked"],
}


@pytest.fixture
def proposal(world: World) -> ProposedBreak:
    return ProposedBreak.objects.create(
        company=world.company,
        starts_on=datetime.date(2026, 7, 1),
        text="New model.",
        origin="announced",
        made_by=world.signer,
    )


def test_the_desk_reads_what_waits(proposal: ProposedBreak, analyst: Client) -> None:
    page = analyst.get(BREAKS).text
    assert all(text in page for text in ("Aurora", "From 1 July 2026", "New model.", "Announced ahead"))
    assert f"{BREAKS}{proposal.pk}/" not in page


def test_an_administrator_draws_a_break(proposal: ProposedBreak, administrator: Client) -> None:
    page = administrator.post(f"{BREAKS}{proposal.pk}/", WORDS, follow=True).text
    assert "Drawn as “New detection at one member”" in page
    assert SeriesBreak.objects.get().texts["zh-hans"] == "发布前识别图片。"


def test_the_form_begins_with_what_was_proposed(proposal: ProposedBreak, administrator: Client) -> None:
    assert 'value="2026-07-01"' in administrator.get(f"{BREAKS}{proposal.pk}/").text


def test_a_proposal_joins_a_break_that_is_drawn(proposal: ProposedBreak, administrator: Client) -> None:
    there = SeriesBreak.objects.create(starts_on="2026-07-01", cause="method", names={"en": "N"}, texts={"en": "T"})
    administrator.post(f"{BREAKS}{proposal.pk}/", {"decision": "join", "series_break": there.pk})
    proposal.refresh_from_db()
    assert proposal.series_break == there


def test_a_declined_proposal_shows_its_note(proposal: ProposedBreak, administrator: Client) -> None:
    page = administrator.post(
        f"{BREAKS}{proposal.pk}/", {"decision": "decline", "note": "Too small."}, follow=True
    ).text
    assert ("No break is drawn" in page, "Too small." in page) == (True, True)


@pytest.mark.parametrize(
    "fields",
    [
        WORDS | {"name_zh": ""},
        WORDS | {"text": "Aurora checks images."},
        WORDS | {"starts_on": "July"},
        {"decision": "join", "series_break": "99999"},
        {"decision": "decline", "note": ""},
    ],
)
def test_what_is_refused_stays_in_the_form(
    proposal: ProposedBreak, administrator: Client, fields: dict[str, str]
) -> None:
    answer = administrator.post(f"{BREAKS}{proposal.pk}/", fields)
    assert (answer.status_code, "to fix" in answer.text) == (400, True)
    assert fields.get("text", "") in answer.text
    assert ProposedBreak.objects.waiting().exists()


def test_a_decision_that_comes_second_is_told(proposal: ProposedBreak, administrator: Client) -> None:
    administrator.post(f"{BREAKS}{proposal.pk}/", {"decision": "decline", "note": "Too small."})
    answer = administrator.post(f"{BREAKS}{proposal.pk}/", WORDS)
    assert (answer.status_code, "decided about or withdrawn already" in answer.text) == (409, True)


def test_a_review_shows_what_its_company_proposed(world: World, proposal: ProposedBreak, analyst: Client) -> None:
    assert "New model." in analyst.get("/en/desk/review/aurora/2026-Q3/").text
    assert "New model." not in analyst.get("/en/desk/review/borealis/2026-Q3/").text


def test_a_review_shows_how_the_company_counted(world: World, analyst: Client) -> None:
    ways = {"aurora-market": {"blocked": "attempts", "time_zone": "Asia/Tokyo"}}
    ReportingProfile.objects.filter(company=world.company).update(ways=ways)
    world.accepted(world.company)
    assert "Aurora Market: Attempts, Asia/Tokyo" in analyst.get("/en/desk/review/aurora/2026-Q3/").text


def test_more_proposals_take_no_more_queries(
    world: World, proposal: ProposedBreak, analyst: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(8):
        ProposedBreak.objects.create(
            company=world.rival, starts_on="2026-07-01", text=f"{number}", origin="profile", made_by=world.signer
        )
    with django_assert_max_num_queries(12):
        analyst.get(BREAKS)
