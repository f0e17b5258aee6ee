"""Two people press the button at the same moment: each its own connection, one revision in the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from members.access import CompanyRoleName
from members.models import CompanyRole
from reports.actions import signatures
from reports.errors import Refusal
from reports.models import PaperSignature, Revision
from tests import cast
from tests.at_once import at_once
from tests.reports.sheets import confirm, record


@pytest.fixture
def round_of_two(transactional_db: None, clock: Any) -> cast.World:
    """A complete return of a company with two signers, where both can see it."""
    cast.load_code_lists()
    world = cast.make_world()
    world.extra["second"] = cast.person("second@aurora.example")
    CompanyRole.objects.create(user=world.extra["second"], company=world.company, role=CompanyRoleName.SIGNER)
    cast.fill(world.submission, by=world.preparer)
    return world


def signing(world: cast.World, who: Any) -> Callable[[], object]:
    seen = cast.signature(world.submission)
    return lambda: signatures.sign(world.submission, by=who, signature=seen, now=cast.NOW)


def test_two_required_signers_at_once_make_one_revision(round_of_two):
    round_of_two.company.signers_required = 2
    round_of_two.company.save()
    people = (round_of_two.signer, round_of_two.extra["second"])
    results = at_once(*(signing(round_of_two, who) for who in people))
    revision = Revision.objects.get()
    assert sorted(results, key=str) == sorted([None, revision], key=str)
    assert {one.signer for one in revision.attestations.all()} == set(people)


def test_two_signers_at_once_where_one_is_enough_make_one_revision(round_of_two):
    people = (round_of_two.signer, round_of_two.extra["second"])
    results = at_once(*(signing(round_of_two, who) for who in people))
    assert sum(isinstance(one, Refusal) for one in results) == 1
    assert Revision.objects.get().attestations.count() == 1


def test_a_signature_and_a_confirmed_sheet_at_once_make_one_revision(round_of_two):
    world = round_of_two
    again = PaperSignature.objects.get(pk=record(world).pk)
    at_once(signing(world, world.signer), lambda: confirm(world, again))
    assert Revision.objects.count() == 1
