"""Releases and code lists as programs read them."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.test import Client

from reports.models import Release
from tests.coalition.public.test_pages import PRIVATE
from tests.conftest import Forbid
from tests.reports.releases.conftest import full, published, released
from tests.reports.releases.stage import Stage

__all__ = ["full", "published", "released"]

BASE = "/api/v1/releases/"
CALLS = (
    "",
    "latest/",
    "2026-Q1.1/",
    "latest/tables/",
    "latest/tables/quarter/",
    "latest/tables/section_year.csv",
    "latest/figures/",
    "latest/figures/quarterly/",
    "latest/figures/quarterly.svg",
    "latest/figures/quarterly.png?lang=zh-hans",
)


def get(client: Client, path: str) -> Any:
    return client.get(BASE + path)


@pytest.mark.parametrize("call", CALLS)
def test_call_reads_no_table_of_companies(released: Release, client: Client, forbid_sql: Forbid, call: str) -> None:
    with forbid_sql(*(f'"{table}' for table in PRIVATE)):
        assert get(client, call).status_code == 200


@pytest.mark.parametrize("call", CALLS)
def test_answer_may_be_kept_and_is_sent_once(released: Release, client: Client, call: str) -> None:
    first = get(client, call)
    assert first["Cache-Control"] == "public, max-age=60"
    assert not first.cookies
    assert client.get(BASE + call, headers={"If-None-Match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize("call", ["latest/tables/quarter.%00", "latest/figures/quarterly.a%00"])
def test_a_file_of_an_impossible_kind_is_not_found(released: Release, client: Client, call: str) -> None:
    assert get(client, call).status_code == 404


def test_release_says_that_it_is_a_demonstration(released: Release, client: Client) -> None:
    document = get(client, "latest/").json()
    assert (document["release"], document["demonstration"]) == ("2026-Q1.1", True)
    assert "invented" in document["notice"]


def test_table_is_the_same_as_json_and_csv(released: Release, client: Client) -> None:
    cells = get(client, "latest/tables/quarter.json").json()["cells"]
    text = get(client, "latest/tables/quarter.csv").content.decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["value"] for row in rows] == ["" if cell["value"] is None else str(cell["value"]) for cell in cells]


def test_latest_as_of_a_day_is_what_was_published_by_then(released: Release, client: Client) -> None:
    day = released.published_at.date().isoformat() if released.published_at else ""
    assert get(client, f"latest/?as_of={day}").json()["release"] == "2026-Q1.1"
    assert get(client, "latest/?as_of=2018-01-01").status_code == 404


def test_day_that_is_none_is_refused(released: Release, client: Client) -> None:
    response = get(client, "latest/?as_of=yesterday")
    assert (response.status_code, response.json()["code"]) == (400, "bad_date")


@pytest.mark.parametrize("call", ["2019-Q1.1/", "latest/tables/sales/", "latest/figures/quarterly.gif"])
def test_unknown_thing_is_a_problem_document(released: Release, client: Client, call: str) -> None:
    response = get(client, call)
    assert (response.status_code, response.json()["code"]) == (404, "not_found")
    assert response["Content-Type"] == "application/problem+json"


def test_frozen_release_is_not_found(full: Stage, client: Client) -> None:
    full.freeze()
    assert get(client, "2026-Q1.1/").status_code == 404
    assert get(client, "latest/").status_code == 404


@pytest.mark.parametrize("name", ["species-groups", "measures", "platform-types", "quarters"])
def test_code_list_is_whole(released: Release, client: Client, name: str) -> None:
    assert client.get(f"/api/v1/code-lists/{name}/").json()["results"]


def test_code_list_has_names_in_both_languages(db: None, client: Client) -> None:
    groups = client.get("/api/v1/code-lists/species-groups/").json()["results"]
    assert all(group["names"].keys() >= {"en", "zh-hans"} for group in groups)
