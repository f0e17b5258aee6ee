from __future__ import annotations

import pytest

from members.access import CompanyRoleName
from members.actions import companies
from members.errors import Invalid, NotAllowed
from members.models import CompanyRole, Event
from tests import cast


@pytest.fixture
def two(world):
    second = cast.person("second@aurora.example")
    CompanyRole.objects.create(user=second, company=world.company, role=CompanyRoleName.SIGNER)
    world.extra["second"] = second
    return world


def require(world, number=2, **changes):
    companies.require_signers(world.company, number, **({"by": world.administrator, "reason": "Statutes"} | changes))


def test_two_signers_are_required_from_an_event_on(two):
    require(two)
    act = Event.objects.about(two.company).get()
    assert (two.company.signers_required, act.verb, act.note, act.details) == (
        2,
        "signers_required",
        "Statutes",
        {"number": 2},
    )


def test_the_same_again_changes_nothing(two):
    require(two)
    require(two)
    assert Event.objects.about(two.company).count() == 1


def test_a_company_with_one_signer_cannot_need_two(world):
    with pytest.raises(Invalid, match="too few active signers"):
        require(world)
    assert world.company.signers_required == 1


def test_who_left_is_no_active_signer(two):
    two.extra["second"].is_active = False
    two.extra["second"].save()
    with pytest.raises(Invalid, match="too few active signers"):
        require(two)


@pytest.mark.parametrize("changes", [{"reason": " "}, {"number": 0}, {"number": 3}])
def test_what_makes_no_sense_is_refused(two, changes):
    with pytest.raises(Invalid):
        require(two, **changes)


@pytest.mark.parametrize("who", ["analyst", "publisher", "signer", "preparer", "partner"])
def test_only_an_administrator_decides(two, who):
    with pytest.raises(NotAllowed):
        require(two, by=getattr(two, who))
