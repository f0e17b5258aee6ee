"""The house that every address is tried in: two companies, a desk, guests, a round in progress, a published release.

It is built once for a module, in a transaction that is undone at its end; each test undoes its own changes.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import time_machine
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.test import Client

from members.actions import rhythms, tokens
from members.models import Event, Job, Token, User
from reports import files
from reports.actions import quarters, reviews, uploads
from reports.actions.frozen_sets import frozen_of
from reports.actions.paper import FOLDER
from reports.calendar import QuarterKey
from reports.history import load
from reports.models import (
    Escalation,
    PaperSignature,
    ProposedBreak,
    Question,
    QuestionMessage,
    Submission,
    Target,
    TargetVersion,
    Upload,
)
from tests import cast
from tests.house.colleagues import add_people
from tests.house.roles import PEOPLE
from tests.house.roles.addresses import PARTS
from tests.reports.releases.stage import Stage
from tests.reports.scans import PDF

SECRET_SIZE = 7_654_320
"""The company's total in its draft: whoever reads these digits has read a return."""


@dataclass
class House:
    """Clients by kind of user, headers by kind of token, and one token that can be ended."""

    world: cast.World
    clients: dict[str, Client] = field(default_factory=dict)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    prefix: str = ""


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: Any) -> Iterator[House]:
    """Everybody in front of a site on which there is something to read on every page."""
    with django_db_blocker.unblock(), time_machine.travel(cast.NOW, tick=False), transaction.atomic():
        yield _build()
        transaction.set_rollback(True)


def _build() -> House:
    world = cast.make_world()
    stage = Stage(QuarterKey(2025, 1), QuarterKey(2026, 1))
    stage.answer_all(but=("aurora", "borealis", "delta-1", "delta-2", "delta-3"))
    load()
    stage.publish()
    _accept_the_quarter_before(world)
    cast.fill(world.submission, by=world.preparer, size=SECRET_SIZE)
    cast.explain(world.submission, by=world.preparer)
    _record_a_sheet(world)
    terms = {"indicator": "reporting", "unit": "percent", "value": 95, "due_on": datetime.date(2030, 12, 31)}
    TargetVersion.objects.create(target=Target.objects.create(slug="share"), number=1, names={"en": "Share"}, **terms)
    _send_a_file(world)
    _announce(world)
    _ask(world)
    _enter_ahead(world)
    Escalation.objects.create(pk=PARTS["pk"], submission=world.submission, step="after-10")
    add_people(world)
    house = House(world)
    people = {name: getattr(world, name) for name in PEOPLE} | {"left": cast.person("left@aurora.example")}
    User.objects.update(password=make_password(cast.PASSWORD))
    for name, user in people.items():
        house.clients[name] = Client()
        if user is not None:
            user.refresh_from_db()
            house.clients[name].force_login(user)
    User.objects.filter(pk=people["left"].pk).update(is_active=False)
    _make_tokens(house)
    return house


def _record_a_sheet(world: cast.World) -> None:
    """A scan that the company sent in, for numbers that changed since."""
    files.keep(FOLDER, PARTS["scan"], [PDF])
    kept = {"scan": PARTS["scan"], "scan_type": "application/pdf", "scan_sha256": hashlib.sha256(PDF).hexdigest()}
    read = {"hash": "0" * 64, "signer_name": "Li Wei", "statement": "From our records.", "language": "en"}
    PaperSignature.objects.create(submission=world.submission, recorded_by=world.preparer, **kept, **read)


def _accept_the_quarter_before(world: cast.World) -> None:
    quarter = quarters.plan(QuarterKey(2026, 2), by=None)
    quarters.open_quarter(quarter, by=None, now=quarter.opens_at)
    submission = Submission.objects.select_related("company", "quarter").get(company=world.company, quarter=quarter)
    earlier = quarter.opens_at + datetime.timedelta(days=3)
    with time_machine.travel(earlier, tick=False):
        cast.save(submission, cast.full_answer(submission), by=world.preparer, door="form", now=earlier)
        revision = cast.signatures.sign(submission, by=world.signer, signature=cast.signature(submission), now=earlier)
        reviews.accept(submission, by=world.analyst, revision_hash=revision.hash)


def _send_a_file(world: cast.World) -> None:
    """A file that was read, under the addresses that the role table names."""
    job = Job.objects.create(
        pk=PARTS["job"], task=uploads.TASK, key="house", arguments={"upload": PARTS["upload"]}, state="done",
        finished_at=cast.NOW, progress=1,
    )  # fmt: skip
    content = b"platform,species_group,measure,value\r\naurora-market,TOTAL,blocked,7654320\r\n"
    files.keep(uploads.FOLDER, str(PARTS["upload"]), [content])
    Upload.objects.create(
        pk=PARTS["upload"], job=job, company=world.company, submission=world.submission, name="counts.csv",
        size=len(content), sha256=hashlib.sha256(content).hexdigest(), sent_by=world.preparer,
    )  # fmt: skip
    uploads.keep_reading(job, uploads.read(job))


def _announce(world: cast.World) -> None:
    """A change that waits for the desk, under the key that addresses are tried with."""
    own = {"company": world.company, "made_by": world.preparer, "origin": "announced"}
    ProposedBreak.objects.create(pk=PARTS["pk"], starts_on=world.quarter.starts_on, text="New model.", **own)


def _enter_ahead(world: cast.World) -> None:
    """A rhythm that does not hold yet, entered under the key that addresses are tried with."""
    day = datetime.date(2030, 1, 1)
    rhythms.change(world.company, "yearly", starts_on=day, by=world.administrator, reason="Small.", frozen=frozen_of)
    Event.objects.about(world.company).filter(verb="rhythm_changed").update(id=PARTS["entry"])


def _ask(world: cast.World) -> None:
    """A question about the whole return, under the key that addresses are tried with."""
    asked = Question.objects.create(pk=PARTS["pk"], submission=world.submission, asked_by=world.analyst)
    QuestionMessage.objects.create(question=asked, author=world.analyst, text="Which shops does this cover?")


def _make_tokens(house: House) -> None:
    world = house.world
    leaver = cast.person("leaver@aurora.example")
    world.company.people.create(user=leaver, role="signer")
    kinds = {
        "own_read": (world.company, world.signer, ["returns:read"]),
        "own_write": (world.company, world.signer, ["returns:read", "returns:write"]),
        "rival": (world.rival, world.rival_signer, ["returns:read", "returns:write"]),
        "revoked": (world.company, world.signer, ["returns:read", "returns:write"]),
        "expired": (world.company, world.signer, ["returns:read", "returns:write"]),
        "left": (world.company, leaver, ["returns:read", "returns:write"]),
    }
    made: dict[str, Token] = {}
    for kind, (company, user, scopes) in kinds.items():
        made[kind], secret = tokens.create(company, by=user, name=kind, scopes=scopes, days=30)
        house.headers[kind] = {"Authorization": f"Bearer {secret}"}
    _token, secret = tokens.create_for_desk(by=world.analyst, name="desk", days=30)
    house.headers["desk"] = {"Authorization": f"Bearer {secret}"}
    tokens.revoke(made["revoked"], by=world.signer)
    Token.objects.filter(pk=made["expired"].pk).update(created_at=cast.NOW - datetime.timedelta(days=9))
    Token.objects.filter(pk=made["expired"].pk).update(expires_at=cast.NOW - datetime.timedelta(seconds=1))
    User.objects.filter(pk=leaver.pk).update(is_active=False)
    house.prefix = made["own_read"].prefix
    house.headers |= {"none": {}, "session": {}}
