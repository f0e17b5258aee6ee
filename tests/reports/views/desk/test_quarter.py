"""The page of a quarter: a preview that moves nothing, a checklist before opening, a plan with proposed dates."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client

from members.models import Company, CompanyRole, MembershipSpell, PlatformSpell, ReportingRhythm
from reports.actions import quarters
from reports.actions.quarter_dates import read_as
from reports.models import Quarter, Submission
from reports.summaries.opening import checklist
from tests import cast
from tests.cast import World
from tests.reports.views.desk.conftest import signed_in

PAGE = "/en/desk/quarters/2026-Q3/"
NEXT = "/en/desk/quarters/2026-Q4/"


def fields(world: World, **changed: str) -> dict[str, str]:
    kept = {"due_at": "2026-10-31", "closes_at": "2026-11-14", "publish_on": "2026-12-14"}
    return kept | {"reason": "A long holiday.", "read": read_as(world.quarter)} | changed


def test_a_preview_tells_whom_it_reaches_and_moves_nothing(world: World, administrator: Client) -> None:
    own = datetime.datetime(2026, 11, 3, tzinfo=datetime.UTC)
    Submission.objects.filter(company=world.rival).update(own_due_at=own, own_closes_at=own)
    world.accepted(world.company)
    page = administrator.post(PAGE, fields(world, due_at="2026-11-07") | {"step": "preview"})
    found = page.context["made"]
    assert (found.follow, [str(one) for one in found.own], found.signed) == (
        ["Delta-1", "Delta-2", "Delta-3"],
        ["Borealis (2 November 2026)"],
        ["Aurora"],
    )
    assert Quarter.objects.get(pk=world.quarter.pk).due_at == world.quarter.due_at


def test_a_preview_tells_when_reminders_would_fall(world: World, administrator: Client) -> None:
    page = administrator.post(PAGE, fields(world, due_at="2026-11-07") | {"step": "preview"})
    first = page.context["made"].reminders[0]
    assert (first.before, first.after) == (datetime.date(2026, 10, 24), datetime.date(2026, 10, 31))
    assert first.is_weekend
    assert "This is a day off." in page.text


def test_confirmed_dates_are_moved_and_the_second_is_told(world: World, administrator: Client) -> None:
    sent = fields(world, due_at="2026-11-07") | {"step": "save"}
    assert [administrator.post(PAGE, sent).status_code for _ in range(2)] == [302, 409]
    assert Quarter.objects.get(pk=world.quarter.pk).due_at == datetime.datetime(2026, 11, 8, tzinfo=datetime.UTC)
    assert "A long holiday." in administrator.get(PAGE).text


@pytest.mark.parametrize("junk", ["", "x", "31.10.2026", "2026-02-30", "0001-01-01", "9999-12-31", "\0"])
def test_what_is_no_day_is_refused(world: World, administrator: Client, junk: str) -> None:
    page = administrator.post(PAGE, fields(world, due_at=junk) | {"step": "save"})
    assert page.status_code == 400
    assert Quarter.objects.get(pk=world.quarter.pk).due_at == world.quarter.due_at


def test_a_date_that_has_passed_cannot_be_filled_in(world: World, administrator: Client) -> None:
    page = administrator.get(PAGE)
    assert [name for name, field in page.context["form"].fields.items() if field.disabled] == ["opens_at"]


def test_an_analyst_reads_the_quarter_and_moves_nothing(world: World, analyst: Client) -> None:
    page = analyst.get(PAGE)
    assert (page.status_code, "Move its dates" in page.text) == (200, False)
    assert analyst.post(PAGE, fields(world)).status_code == 403


def test_an_unknown_quarter_has_no_page(administrator: Client) -> None:
    assert administrator.get("/en/desk/quarters/1999-Q1/").status_code == 404


def test_the_checklist_names_what_is_missing(world: World) -> None:
    planned = quarters.plan(cast.QUARTER.next(), by=None)
    CompanyRole.objects.filter(company=world.rival, role="signer").delete()
    Company.objects.filter(pk=world.company.pk).update(signers_required=2)
    PlatformSpell.objects.filter(company=world.holding[0]).update(ends_on="2026-09-30")
    MembershipSpell.objects.filter(company=world.holding[1]).update(ends_on="2026-11-30")
    MembershipSpell.objects.filter(company=world.holding[2]).update(starts_on="2026-10-05")
    ReportingRhythm.objects.create(company=world.company, rhythm="yearly", starts_on="2026-01-01")
    Company.objects.exclude(pk=world.company.pk).update(liaison=world.analyst)
    found = checklist(planned)
    assert len(found.expected) == 4
    assert (found.without_signer, found.without_platform) == ([world.company, world.rival], [world.holding[0]])
    assert (found.left, found.joined, found.yearly) == ([world.holding[1]], [world.holding[2]], [world.company])
    assert found.without_liaison == [world.company]


def test_the_page_opens_a_quarter_once(world: World, administrator: Client, clock: Any) -> None:
    planned = quarters.plan(cast.QUARTER.next(), by=None)
    clock.move_to(planned.opens_at)
    browser = signed_in(world.administrator)
    assert "Open now" in browser.get(NEXT).text
    assert [browser.post(f"{NEXT}open/").status_code for _ in range(2)] == [302, 409]
    assert "Open now" not in browser.get(NEXT).text


def test_the_usual_dates_are_proposed(world: World, administrator: Client) -> None:
    page = administrator.get("/en/desk/quarters/plan/?quarter=2027-Q1")
    assert 'value="2027-05-01"' in page.text
    assert "Labor Day" in page.text or "Labour Day" in page.text


def test_a_chosen_quarter_is_planned_with_chosen_dates(world: World, administrator: Client) -> None:
    sent = {"quarter": "2027-Q1", "due_at": "2027-05-06"}
    assert administrator.post("/en/desk/quarters/plan/", sent)["Location"].endswith("/quarters/2027-Q1/")
    assert Quarter.objects.get(code="2027-Q1").due_at == datetime.datetime(2027, 5, 7, tzinfo=datetime.UTC)


@pytest.mark.parametrize("quarter", ["2026-Q9", "x", "\0", "2026-Q3", "2099-Q1"])
def test_a_quarter_that_cannot_be_planned_is_refused(world: World, administrator: Client, quarter: str) -> None:
    answer = administrator.post("/en/desk/quarters/plan/", {"quarter": quarter})
    assert answer.status_code in (400, 409)
    assert Quarter.objects.count() == 1


def test_more_companies_take_no_more_queries(
    world: World, administrator: Client, django_assert_max_num_queries: Any
) -> None:
    quarters.plan(cast.QUARTER.next(), by=None)
    with django_assert_max_num_queries(22):
        administrator.get(NEXT)
