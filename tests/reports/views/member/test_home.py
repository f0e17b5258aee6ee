"""The start pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from members.access import CompanyRoleName
from members.models import CompanyRole
from reports.actions import submissions
from tests import cast
from tests.cast import World
from tests.reports.views.member.conftest import RETURN, browser

HOME = "/en/m/aurora/"


def test_home_says_what_to_do_by_when_and_who(preparer: Client) -> None:
    page = preparer.get(HOME).content.decode()
    assert "Return for Q3 2026" in page
    assert "Due Saturday 31 October 2026, 23:59, 21 days left" in page
    assert "With preparer, signer." in page
    assert f'href="{RETURN}counts/">Start this return' in page


def test_due_dates_are_in_the_readers_zone(world: World) -> None:
    world.preparer.time_zone = "Asia/Shanghai"
    world.preparer.save()
    assert "Due Sunday 1 November 2026, 07:59" in browser(world.preparer).get(HOME).content.decode()


def test_a_ready_return_calls_for_its_signer(world: World, signer: Client, preparer: Client) -> None:
    cast.fill(world.submission, by=world.preparer)
    submissions.send_to_sign(world.submission, by=world.preparer)
    assert "Check and sign" in signer.get(HOME).content.decode()
    assert "Check and sign" not in preparer.get(HOME).content.decode()


def test_a_signed_return_rests_with_the_secretariat(world: World, preparer: Client) -> None:
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    page = preparer.get(HOME).content.decode()
    assert "The secretariat is reviewing it." in page
    assert f'href="{RETURN}receipt/"' in page


def test_a_viewer_is_offered_a_look(viewer: Client) -> None:
    page = viewer.get(HOME).content.decode()
    assert "Look at the counts" in page
    assert "API tokens" not in page


def test_what_came_back_says_why(world: World, preparer: Client) -> None:
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    cast.send_back(world.submission, by=world.analyst, note="Ten times last quarter?")
    assert "Ten times last quarter?" in preparer.get(HOME).content.decode()


def test_a_late_return_is_marked(preparer: Client, world: World, clock: Any) -> None:
    clock.move_to(world.quarter.due_at)
    assert "Was due Saturday 31 October 2026" in browser(world.preparer).get(HOME).content.decode()


def test_people_of_several_companies_choose(world: World, preparer: Client) -> None:
    CompanyRole.objects.create(user=world.preparer, company=world.rival, role=CompanyRoleName.VIEWER)
    page = preparer.get("/en/home/").content.decode()
    assert 'href="/en/m/borealis/"' in page


def test_somebody_without_a_company_is_told_so(preparer: Client, world: World) -> None:
    world.preparer.company_roles.all().delete()
    assert "no company has given you a role" in preparer.get("/en/home/").content.decode()


def test_an_observer_is_shown_to_the_public_pages(world: World) -> None:
    page = browser(world.observer).get("/en/home/").content.decode()
    assert "Your account has no pages of its own yet" in page


@pytest.mark.parametrize("page", ["", "history/", "tokens/", "2026-Q3/", "2026-Q3/counts/", "2026-Q3/receipt/"])
def test_another_companys_pages_do_not_exist(world: World, page: str) -> None:
    assert browser(world.rival_signer).get(HOME + page).status_code == 404


def test_the_page_needs_few_queries(world: World, preparer: Client, django_assert_max_num_queries: Any) -> None:
    world.accepted(world.company)
    with django_assert_max_num_queries(24):
        preparer.get(HOME)
