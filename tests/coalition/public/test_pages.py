"""What readers of the public pages see, and what those pages must not touch."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from reports.models import Release, ReleaseCell
from tests.conftest import Forbid
from tests.reports.releases.stage import Stage

PAGES = ("", "methods/", "releases/", "releases/2026-Q1.1/", "review/2025/")
PRIVATE = (
    "members_company",
    "members_user",
    "members_platform",
    "reports_submission",
    "reports_draft",
    "reports_revision",
    "reports_count",
    "reports_companycount",
    "reports_releaseinput",
    "django_session",
)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("page", PAGES)
def test_page_reads_no_table_of_companies(
    released: Release, client: Client, forbid_sql: Forbid, page: str, language: str
) -> None:
    with forbid_sql(*(f'"{table}' for table in PRIVATE)):
        assert client.get(f"/{language}/{page}").status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_page_sets_no_cookie_and_may_be_kept_by_any_cache(released: Release, client: Client, page: str) -> None:
    response = client.get(f"/en/{page}")
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert response["Cache-Control"] == "public, max-age=60"


def test_unchanged_page_is_not_sent_again(released: Release, client: Client) -> None:
    first = client.get("/en/")
    assert client.get("/en/", headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_pages_travel_compressed_within_their_budget(released: Release, client: Client) -> None:
    answer = client.get("/en/", headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) <= 25 * 1024


def test_landing_says_number_parts_window_coverage_status_and_release(released: Release, client: Client) -> None:
    page = client.get("/en/").content.decode()
    for text in ("2,800", "2,100", "700", "January to March 2026", "7 of 7 members", "Final", "2026-Q1.1"):
        assert text in page


def test_every_number_of_the_quarterly_table_is_a_published_cell(released: Release, client: Client) -> None:
    page = client.get("/en/").content.decode()
    table = page[page.index('id="quarterly"') : page.index('id="history"')]
    shown = {int(text.replace(",", "")) for text in re.findall(r'<td class="number">([\d,]+)</td>', table)}
    published = set(ReleaseCell.objects.exclude(value=None).values_list("value", flat=True))
    assert shown
    assert shown <= published


def test_landing_before_the_first_release_says_when_it_comes(full: Stage, client: Client) -> None:
    page = client.get("/en/").content.decode()
    assert "Nothing has been published yet" in page
    assert "Q1 2025" in page
    assert "14 June 2025" in page


def test_frozen_release_is_not_public(full: Stage, client: Client) -> None:
    full.freeze()
    assert client.get("/en/releases/2026-Q1.1/").status_code == 404
    assert "Nothing has been published yet" in client.get("/en/").content.decode()


def test_unknown_release_is_answered_with_those_that_exist(released: Release, client: Client) -> None:
    response = client.get("/en/releases/1999-Q1.1/")
    assert response.status_code == 404
    assert "/en/releases/2026-Q1.1/" in response.content.decode()


def test_incomplete_year_has_no_page(released: Release, client: Client) -> None:
    assert client.get("/en/review/2026/").status_code == 404


def test_older_release_points_to_the_newest(published: tuple[Stage, Release], client: Client) -> None:
    stage, _first = published
    stage.add_quarter()
    stage.publish()
    page = client.get("/en/releases/2026-Q1.1/").content.decode()
    assert "/en/releases/2026-Q2.1/" in page
    assert "as it was published" in page


def test_withheld_number_is_worded_and_not_shown(stage: Stage, client: Client) -> None:
    stage.answer_all(but=("altair", "beryl", "cobalt"))
    stage.publish()
    page = client.get("/en/").content.decode()
    assert "is not shown, so that no single company" in page.replace("&#x27;", "'")
    assert "1,600" not in page


def test_history_is_marked_as_the_numbers_of_others(released: Release, client: Client) -> None:
    page = client.get("/en/").content.decode()
    assert "63,300,000" in page
    assert "never added to the counts of this site" in page
