"""The directory: what is found, in which order, and as a file."""

from __future__ import annotations

import csv
import datetime
import io
import re

import pytest

from members.models import Company, CompanyRole, ContactRank, ReportingRhythm, User
from tests import cast

DIRECTORY = "/en/desk/members/"


def names(client, query=""):
    page = client.get(f"{DIRECTORY}{query}").content.decode()
    return re.findall(r'<th scope="row"><a href="/en/desk/members/([\w-]+)/"', page)


@pytest.fixture
def various(world):
    """One that left, one that joins, one that reports at year end, and one that somebody looks after."""
    gone, coming, yearly = world.holding
    gone.spells.update(ends_on=datetime.date(2026, 6, 30))
    coming.spells.update(starts_on=datetime.date(2027, 1, 1))
    ReportingRhythm.objects.create(company=yearly, rhythm="yearly", starts_on=datetime.date(2026, 1, 1))
    Company.objects.filter(pk=world.rival.pk).update(liaison=world.analyst, other_names={"zh-hans": "北冕分类"})
    return world


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=AURORA", ["aurora"]),
        ("?q=ａｕｒｏｒａ", ["aurora"]),
        ("?q=北冕", ["borealis"]),
        ("?q=borealis+market", ["borealis"]),
        ("?q=viewer@aurora.example", ["aurora"]),
        ("?q=nobody", []),
        ("?standing=left", ["delta-1"]),
        ("?standing=joining", ["delta-2"]),
        ("?rhythm=yearly", ["delta-3"]),
        ("?coalition=china", []),
        ("?warning=few_contacts&q=aurora", ["aurora"]),
        ("?liaison=none&q=borealis", []),
    ],
)
def test_filters_keep_what_is_asked_for(various, analyst, query, found):
    assert names(analyst, query) == found


def test_who_looks_after_companies_finds_them(various, analyst):
    assert names(analyst, f"?liaison={various.analyst.pk}") == ["borealis"]


@pytest.mark.parametrize(
    ("sort", "first"), [("name", "aurora"), ("-name", "delta-3"), ("since", "aurora"), ("-since", "delta-2")]
)
def test_columns_give_the_order(various, analyst, sort, first):
    assert names(analyst, f"?sort={sort}")[0] == first


@pytest.mark.parametrize("query", ["?sort=password", "?sort=user__password", "?page=0", "?page=x", "?warning=x"])
def test_what_is_unknown_is_as_if_it_were_not_given(world, analyst, query):
    assert len(names(analyst, query)) == 5


def test_a_zero_byte_in_the_search_is_no_error(world, analyst):
    assert analyst.get(DIRECTORY, {"q": "a\x00b"}).status_code == 200


def test_what_is_missing_is_told(world, analyst):
    world.company.people.filter(role="signer").delete()
    page = analyst.get(f"{DIRECTORY}?q=aurora").content.decode()
    assert "Too few signers" in page
    assert "No liaison" in page


def test_a_liaison_who_has_left_is_told_as_none(world, analyst):
    Company.objects.update(liaison=world.administrator)
    assert names(analyst, "?liaison=none") == []
    User.objects.filter(pk=world.administrator.pk).update(is_active=False)
    assert "aurora" in names(analyst, "?liaison=none&warning=no_liaison")


def test_companies_that_look_alike_are_told(world, analyst):
    Company.objects.filter(pk=world.rival.pk).update(name="AURORA Ltd.")
    assert names(analyst, "?warning=looks_alike") == ["aurora", "borealis"]


def test_two_contacts_are_enough(world, analyst):
    world.company.people.filter(user=world.signer).update(contact_rank=ContactRank.FIRST)
    world.company.people.filter(user=world.viewer).update(contact_rank=ContactRank.SECOND)
    assert "aurora" not in names(analyst, "?warning=few_contacts")


def test_who_left_is_warned_about_no_more(various, analyst):
    assert "delta-1" not in names(analyst, "?warning=any")


def test_many_companies_come_by_page(world, analyst):
    Company.objects.bulk_create(Company(slug=f"c-{n}", name=f"Zeta {n:02}") for n in range(60))
    assert (len(names(analyst)), len(names(analyst, "?page=2"))) == (50, 15)


def test_the_file_has_the_rows_that_are_shown(various, analyst):
    answer = analyst.get(f"{DIRECTORY}members.csv?sort=-name&standing=member")
    head, *lines = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert head[0] == "Company"
    assert [line[2] for line in lines] == names(analyst, "?sort=-name&standing=member")
    assert "attachment" in answer["Content-Disposition"]


def test_the_file_has_everybody_however_many_pages(world, analyst):
    Company.objects.bulk_create(Company(slug=f"c-{n}", name=f"Zeta {n:02}") for n in range(60))
    assert analyst.get(f"{DIRECTORY}members.csv").content.count(b"\r\n") == 66


@pytest.mark.parametrize("name", ["=1+1", "+1+1", "@SUM(A1)", "-1+1", "\t=1"])
def test_a_text_in_the_file_is_no_formula(world, analyst, name):
    Company.objects.filter(pk=world.company.pk).update(name=name)
    rows = csv.reader(io.StringIO(analyst.get(f"{DIRECTORY}members.csv").content.decode("utf-8-sig")))
    assert f"'{name}" in [row[0] for row in rows]


def test_contacts_come_first_and_second(world, analyst):
    world.company.people.filter(user=world.signer).update(contact_rank=ContactRank.SECOND)
    world.company.people.filter(user=world.viewer).update(contact_rank=ContactRank.FIRST)
    assert f"{world.viewer}, {world.signer}" in analyst.get(f"{DIRECTORY}?q=aurora").content.decode()


def test_many_companies_cost_no_more_queries(world, analyst, django_assert_max_num_queries):
    for number in range(8):
        made = cast.company(f"more-{number}")
        CompanyRole.objects.create(user=cast.person(f"a@more-{number}.example"), company=made, role="signer")
    with django_assert_max_num_queries(25):
        analyst.get(DIRECTORY)


def test_only_an_administrator_is_offered_to_add(world, analyst, administrator):
    assert "/desk/members/add/" not in analyst.get(DIRECTORY).content.decode()
    assert "/desk/members/add/" in administrator.get(DIRECTORY).content.decode()
