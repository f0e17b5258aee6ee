"""The heat map as a table, its filters, and its file."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client

from tests.cast import World

PAGE = "/en/desk/completeness/"


def test_every_cell_has_words_and_leads_to_its_review(world: World, analyst: Client) -> None:
    world.accepted(world.company)
    page = analyst.get(PAGE).text
    assert '<th scope="row">Aurora</th>' in page
    assert '<th scope="col">Q3 2026</th>' in page
    assert "Accepted with numbers</span></a>" in page
    assert "/en/desk/review/aurora/2026-Q3/" in page


def test_the_legend_names_every_standing(world: World, analyst: Client) -> None:
    page = analyst.get(PAGE).text
    for words in ("could not look", "looked and found none", "Due at year end", "Exempt", "signed late", "Overdue"):
        assert words in page


def test_the_navigation_leads_here(world: World, analyst: Client) -> None:
    assert f'href="{PAGE}"' in analyst.get("/en/desk/").text


@pytest.mark.parametrize("query", ["?scope=mars", "?quarters=9999", "?quarters=-1", "?scope=%00&quarters=x"])
def test_an_unknown_filter_is_told_and_the_usual_one_taken(world: World, analyst: Client, query: str) -> None:
    answer = analyst.get(PAGE + query)
    assert answer.status_code == 200
    assert "Aurora" in answer.text


def test_a_scope_without_members_says_so(world: World, analyst: Client) -> None:
    assert "No company of this scope was expected" in analyst.get(PAGE + "?scope=china").text


def test_the_file_has_a_line_for_each_company_and_quarter(world: World, analyst: Client) -> None:
    world.company.name = "=1+1"
    world.company.save()
    answer = analyst.get(PAGE + "csv/?quarters=8")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 5
    mine = next(row for row in rows if row["company"] == "aurora")
    assert (mine["name"], mine["quarter"], mine["standing"], mine["due_by_now"]) == ("'=1+1", "2026-Q3", "open", "0")
