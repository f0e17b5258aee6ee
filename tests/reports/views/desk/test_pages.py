"""Board, dashboard, quarters and targets: their filters, and what only an administrator may do."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from reports.models import Quarter, Target, TargetVersion
from tests.cast import World
from tests.reports.views.desk.conftest import signed_in

type Terms = dict[str, str]


@pytest.fixture
def target(db: None) -> TargetVersion:
    """A target on a count, without a direction."""
    return TargetVersion.objects.create(
        target=Target.objects.create(slug="listings"),
        number=1,
        names={"en": "A third more"},
        indicator="listings",
        unit="listings",
        value=400,
        due_on=datetime.date(2027, 12, 31),
    )


@pytest.fixture
def terms() -> Terms:
    """What the form of that target holds."""
    return {"version": "1", "name": "A third more", "value": "500", "due_on": "2027-12-31"}


def test_the_board_filters_by_state(world: World, analyst: Client) -> None:
    world.accepted(world.company)
    page = analyst.get("/en/desk/?quarter=2026-Q3&state=accepted").text
    assert ("Aurora" in page, "Borealis" in page) == (True, False)


def test_an_unknown_quarter_is_not_found(world: World, analyst: Client) -> None:
    assert analyst.get("/en/desk/?quarter=1999-Q1").status_code == 404


def test_a_board_without_quarters_says_what_to_do(world: World, analyst: Client) -> None:
    Quarter.objects.update(opened_at=None)
    assert "No quarter is open yet." in analyst.get("/en/desk/").text


@pytest.mark.parametrize(
    ("path", "number"),
    [("", 24), ("dashboard/", 24), ("review/aurora/2026-Q3/", 32), ("releases/", 9), ("targets/", 11)],
)
def test_more_companies_take_no_more_queries(
    world: World, analyst: Client, django_assert_max_num_queries: DjangoAssertNumQueries, path: str, number: int
) -> None:
    for company in [world.company, world.rival, *world.holding]:
        world.accepted(company)
    with django_assert_max_num_queries(number):
        analyst.get(f"/en/desk/{path}")


def test_an_unknown_filter_is_told_and_the_usual_one_taken(world: World, analyst: Client) -> None:
    world.accepted(world.company)
    page = analyst.get("/en/desk/dashboard/?scope=mars").text
    assert 'class="callout callout--bad error-summary"' in page
    assert "300 in Q3 2026" in page


def test_the_dashboard_reads_in_chinese(world: World, analyst: Client) -> None:
    world.accepted(world.company)
    assert 'lang="zh-Hans"' in analyst.get("/zh-hans/desk/dashboard/?measure=blocked").text


def test_an_administrator_plans_and_opens_a_quarter(
    world: World, administrator: Client, clock: time_machine.Traveller
) -> None:
    administrator.post("/en/desk/quarters/plan/")
    planned = Quarter.objects.get(code="2026-Q4")
    clock.move_to(planned.opens_at)
    signed_in(world.administrator).post("/en/desk/quarters/2026-Q4/open/")
    assert planned.submissions.count() == 5


def test_a_quarter_that_has_not_ended_does_not_open(world: World, administrator: Client) -> None:
    administrator.post("/en/desk/quarters/plan/")
    answer = administrator.post("/en/desk/quarters/2026-Q4/open/")
    assert (answer.status_code, "has not ended yet" in answer.text) == (409, True)


@pytest.mark.parametrize("path", ["quarters/plan/", "quarters/2026-Q3/open/", "targets/listings/"])
def test_an_analyst_changes_no_settings(world: World, analyst: Client, target: TargetVersion, path: str) -> None:
    assert analyst.post(f"/en/desk/{path}").status_code == 403


def test_a_target_shows_its_calculation(world: World, analyst: Client, target: TargetVersion) -> None:
    world.accepted(world.company)
    page = analyst.get("/en/desk/targets/").text
    assert all(text in page for text in ("Cannot be computed", "No direction was set", "300 wildlife listings"))


def test_changing_a_target_makes_a_version(
    world: World, administrator: Client, target: TargetVersion, terms: Terms
) -> None:
    administrator.post("/en/desk/targets/listings/", terms)
    assert list(target.target.versions.values_list("number", "value")) == [(1, 400), (2, 500)]


def test_a_direction_on_a_count_needs_its_reason(
    world: World, administrator: Client, target: TargetVersion, terms: Terms
) -> None:
    answer = administrator.post("/en/desk/targets/listings/", terms | {"direction": "up"})
    assert (answer.status_code, "write the reason for this one" in answer.text) == (400, True)
    assert target.target.versions.count() == 1


def test_a_form_of_an_old_version_is_refused(
    world: World, administrator: Client, target: TargetVersion, terms: Terms
) -> None:
    administrator.post("/en/desk/targets/listings/", terms)
    answer = administrator.post("/en/desk/targets/listings/", terms | {"value": "600"})
    assert (answer.status_code, target.target.versions.count()) == (409, 2)


@pytest.mark.parametrize(
    "path", ["?quarter=%00", "releases/2026-Q3.%00/", "releases/%00.1/", f"releases/2026-Q3.{'9' * 5000}/"]
)
def test_an_address_that_nobody_gave_is_no_page(analyst: Client, path: str) -> None:
    assert analyst.get(f"/en/desk/{path}").status_code in (400, 404)


def test_a_quarter_that_is_none_is_neither_opened_nor_frozen(administrator: Client, analyst: Client) -> None:
    assert administrator.post("/en/desk/quarters/2026%00/open/").status_code == 404
    assert analyst.post("/en/desk/releases/freeze/", {"quarter": "\0"}).status_code == 400


@pytest.mark.parametrize("box", ["value", "baseline"])
def test_a_target_beyond_every_count_is_refused_at_its_box(
    administrator: Client, target: TargetVersion, terms: Terms, box: str
) -> None:
    baseline = {"baseline": "5", "baseline_quarter": "2026-Q1", "baseline_source": "The first round."}
    administrator.post("/en/desk/targets/listings/", terms | baseline | {box: "9" * 20})
    assert target.target.versions.count() == 1
