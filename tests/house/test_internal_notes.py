"""No page, step, call or mail of a company reads what the secretariat notes for itself: watched in every statement."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.db import transaction

from reports import mails
from reports.models import InternalNote
from tests.house.conftest import House
from tests.house.roles import CALLS, OPENS, POSTS, TOKENS
from tests.house.roles.addresses import FIELDS
from tests.house.sources import ROOT
from tests.house.visits import Visit, address, visit

pytestmark = pytest.mark.django_db

TABLE = InternalNote._meta.db_table
SECRET = "They always answer on a Monday."
OURS = [name for name in OPENS if not name.startswith("desk-")]
STEPS = [name for name in POSTS if not name.startswith("desk-")]
KNOW = {
    "reports/models/__init__.py",
    "reports/models/question.py",
    "reports/actions/internal_notes.py",
    "reports/summaries/review_work.py",
    "reports/views/desk/review_work.py",
    "reports/demonstration/questions.py",
}
"""The only modules that name the table; the summary is asked for by the desk's review page alone."""


@pytest.fixture(scope="module")
def noted(house: House) -> House:
    """The house, with a note about every return of the company."""
    for submission in house.world.company.submissions.all():
        InternalNote.objects.create(submission=submission, author=house.world.analyst, text=SECRET)
    return house


def knows(found: Visit) -> bool:
    return TABLE in found.tables or any(TABLE in sql for sql in found.statements) or SECRET in _text(found)


def _text(found: Visit) -> str:
    return found.response.content.decode(errors="replace") if not found.response.streaming else ""


def test_the_watch_sees_the_note_where_it_is_read(noted: House) -> None:
    assert knows(visit(noted.clients["analyst"], "get", address("desk-review")))


@pytest.mark.parametrize("who", ["viewer", "preparer", "signer"])
@pytest.mark.parametrize("name", OURS)
def test_no_page_of_a_company_reads_a_note(noted: House, name: str, who: str) -> None:
    assert not knows(visit(noted.clients[who], "get", address(name, prefix=noted.prefix)))


@pytest.mark.parametrize("name", STEPS)
def test_no_step_of_a_company_reads_a_note(noted: House, name: str) -> None:
    with transaction.atomic():
        url = address(name, prefix=noted.prefix)
        found = visit(noted.clients["signer"], "post", url, data={"note": "Yes."} | FIELDS.get(name, {}))
        transaction.set_rollback(True)
    assert not knows(found)


@pytest.mark.parametrize("name", CALLS)
def test_no_call_reads_a_note(noted: House, name: str) -> None:
    client = noted.clients["anonymous"]
    assert not any(knows(visit(client, "get", address(name), headers=noted.headers[kind])) for kind in TOKENS)


@pytest.mark.parametrize("kind", mails.KINDS)
def test_no_mail_reads_a_note(noted: House, kind: str, forbid_sql: object) -> None:
    with forbid_sql(TABLE):  # type: ignore[operator]
        subject, body = mails.written(kind, noted.world.submission, noted.world.preparer)
    assert SECRET not in subject + body


def test_no_other_module_names_the_table() -> None:
    files = [path for app in ("members", "reports", "coalition") for path in (ROOT / app).rglob("*.py")]
    named = {str(path.relative_to(ROOT)) for path in files if "migrations" not in path.parts and _names_it(path)}
    assert named <= KNOW


def _names_it(path: Path) -> bool:
    nodes = list(ast.walk(ast.parse(path.read_text())))
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    imported = {alias.name for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names}
    return bool({"InternalNote", "internal_notes"} & (names | attributes | imported))
