"""Who gets what, for every address: a new one fails here until its row is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain

import pytest
from django.db import transaction
from django.template import engines

from tests.house.conftest import SECRET_SIZE, House
from tests.house.roles import CALLS, CHANGES, OPENS, PEOPLE, POSTS, TOKENS
from tests.house.roles.accounts import ACCOUNTS
from tests.house.roles.addresses import CACHED, FIELDS, PUBLIC
from tests.house.visits import ROUTES, Visit, address, visit

pytestmark = pytest.mark.django_db

REFUSALS = {"in", "403", "404", "405"}
# What a page of the sign-in library itself asks for in vain.
LIBRARY = {"authenticators.recovery_codes.generate_codes", "authenticators.recovery_codes.get_unused_codes"}
ANSWERS = {"200", "go", "400", "409"}
READABLE = {
    "reports_release",
    "reports_releasecell",
    "reports_releasefigure",
    "reports_releasefile",
    "reports_quarter",
    "reports_section",
    "reports_speciesgroup",
    "reports_measure",
    "reports_succession",
    "members_platformtype",
}

type Visits = Callable[[str], dict[str, Visit]]


class UnknownVariable(str):
    """What a template would show for a variable that nobody gave it; asking for it is an error."""

    def __mod__(self, variable: object) -> str:
        if str(variable) in LIBRARY:
            return ""
        raise AssertionError(f"unknown variable {{{{ {variable} }}}}")


@pytest.fixture(scope="module", autouse=True)
def _strict_templates() -> Iterator[None]:
    """A page fails that shows a variable nobody gave it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines["django"].engine, "string_if_invalid", UnknownVariable("%s"))
        yield


@pytest.fixture(scope="module")
def visits(house: House) -> Visits:
    """``visits(name)``: what everybody gets who opens an address, asked once."""

    @cache
    def everybody(name: str) -> dict[str, Visit]:
        parts = {"prefix": house.prefix}
        return {person: visit(house.clients[person], "get", address(name, **parts)) for person in [*PEOPLE, "left"]}

    return everybody


def outcomes(found: dict[str, Visit]) -> dict[str, str]:
    return {person: one.outcome for person, one in found.items()}


def with_left(row: dict[str, str]) -> dict[str, str]:
    """Somebody who was deactivated in an open session is nobody."""
    return row | {"left": row["anonymous"]}


def test_every_address_is_in_the_table():
    assert set(ROUTES) == {*OPENS, *POSTS, *CALLS, *chain(*CHANGES.values()), *PUBLIC, *ACCOUNTS}


@pytest.mark.parametrize("name", OPENS)
def test_a_page_opens_for_whom_it_is(visits, name):
    assert outcomes(visits(name)) == with_left(OPENS[name])


@pytest.mark.parametrize("name", [*OPENS, *PUBLIC, *ACCOUNTS])
def test_reading_writes_nothing(visits, name):
    assert [sql for one in visits(name).values() for sql in one.writes] == []


@pytest.mark.parametrize("name", [*OPENS, *ACCOUNTS])
def test_no_cache_keeps_what_is_private(visits, name):
    kept = {one.response.get("Cache-Control", "") for one in visits(name).values()}
    assert all("no-store" in words and "private" in words for words in kept)


@pytest.mark.parametrize("name", [*OPENS, *PUBLIC])
def test_only_the_company_and_the_desk_read_its_numbers(visits, name):
    outside = ["anonymous", "rival_signer", "partner", "observer", "left"]
    digits = [str(SECRET_SIZE).encode(), f"{SECRET_SIZE:,}".encode()]
    read = [who for who in outside if any(text in visits(name)[who].response.content for text in digits)]
    assert read == []


def test_the_company_reads_its_numbers(visits):
    page = visits("return-counts")["viewer"].response.content.decode()
    assert str(SECRET_SIZE) in page or f"{SECRET_SIZE:,}" in page


@pytest.mark.parametrize("name", [*OPENS, *PUBLIC, *ACCOUNTS])
def test_every_answer_carries_the_content_policy(visits, name):
    assert all("default-src 'none'" in one.response["Content-Security-Policy"] for one in visits(name).values())


@pytest.mark.parametrize("name", OPENS)
def test_a_page_opens_in_chinese(house, name):
    reader = next(person for person in reversed(PEOPLE) if OPENS[name][person] in {"200", "go"})
    answer = visit(house.clients[reader], "get", address(name, "zh-hans"))
    assert answer.outcome == OPENS[name][reader]


@pytest.mark.parametrize("name", [name for name in OPENS if name.startswith(("member", "return"))])
def test_what_is_not_theirs_looks_like_what_is_not_there(house, name):
    rival = house.clients["rival_signer"]
    theirs, nobodys = (visit(rival, "get", address(name, company=slug)) for slug in ("aurora", "nobody"))
    assert theirs.outcome == nobodys.outcome == "404"
    assert theirs.response.content == nobodys.response.content.replace(b"nobody", b"aurora")


@pytest.mark.parametrize("name", POSTS)
def test_a_step_is_open_to_whom_it_is(house, name):
    found, url = {}, address(name, prefix=house.prefix)
    for person in [*PEOPLE, "left"]:
        with transaction.atomic():
            found[person] = visit(house.clients[person], "post", url, data=FIELDS.get(name, {}))
            transaction.set_rollback(True)
    told = {who: one.outcome if one.outcome in REFUSALS else "may" for who, one in found.items()}
    errors = [one.outcome for one in found.values() if one.outcome not in REFUSALS | ANSWERS]
    assert (told, errors) == (with_left(POSTS[name]), [])
    assert [sql for who, one in found.items() if told[who] != "may" for sql in one.writes] == []


@pytest.mark.parametrize("name", [name for name in OPENS if name not in POSTS])
def test_a_page_without_a_step_takes_no_post(house, name):
    found = {person: visit(house.clients[person], "post", address(name)).outcome for person in PEOPLE}
    assert found == {person: "in" if person == "anonymous" else "405" for person in PEOPLE}


@pytest.mark.parametrize("name", [name for name in POSTS if name not in OPENS])
def test_a_step_is_no_page(house, name):
    url = address(name, prefix=house.prefix)
    assert {visit(house.clients[person], "get", url).outcome for person in PEOPLE[1:]} == {"405"}


@pytest.mark.parametrize("name", sorted({*OPENS, *POSTS}))
def test_pages_know_no_other_method(house, name):
    url = address(name, prefix=house.prefix)
    tried = [
        visit(house.clients[who], method, url)
        for who in ("signer", "administrator")
        for method in ("put", "patch", "delete")
    ]
    assert {one.outcome for one in tried} == {"405"}


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_the_public_gets_the_same_bytes_without_a_cookie(visits, name):
    found = visits(name)
    assert set(outcomes(found).values()) == {"200"}
    assert len({one.response.content for one in found.values()}) == 1
    assert not any(one.response.cookies or "Cookie" in one.response.get("Vary", "") for one in found.values())


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_a_public_page_reads_no_companys_table(visits, name):
    assert {table for one in visits(name).values() for table in one.tables} <= READABLE


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_a_cache_keeps_releases_and_code_lists_alone(visits, name):
    kept = visits(name)["anonymous"].response["Cache-Control"]
    assert ("public" in kept) == (name in CACHED)


@pytest.mark.parametrize("name", CALLS)
def test_a_call_is_answered_to_its_companys_token(house, name):
    found = {kind: _call(house, kind, "get", name) for kind in TOKENS}
    assert outcomes(found) == CALLS[name]
    assert [sql for one in found.values() for sql in one.writes] == []
    assert all("no-store" in one.response["Cache-Control"] for one in found.values())


@pytest.mark.parametrize(("method", "name"), [(method, name) for method, table in CHANGES.items() for name in table])
def test_a_call_that_writes_needs_the_scope_and_the_version(house, method, name):
    found = {kind: _call(house, kind, method, name, data="[]", content_type="application/json") for kind in TOKENS}
    assert outcomes(found) == CHANGES[method][name]
    assert [sql for one in found.values() for sql in one.writes] == []


def _call(house: House, kind: str, method: str, name: str, **options: str) -> Visit:
    client = house.clients["signer" if kind == "session" else "anonymous"]
    return visit(client, method, address(name), headers=house.headers[kind], **options)


@pytest.mark.parametrize("name", ACCOUNTS)
def test_the_librarys_pages_are_open_to_whom_they_are(visits, name):
    found = outcomes(visits(name))
    anonymous, signed_in = map(str, ACCOUNTS[name])
    assert (found["anonymous"], found["left"]) == (anonymous, anonymous)
    assert {found[person] for person in PEOPLE[1:]} == {signed_in}
