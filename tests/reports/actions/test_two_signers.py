from __future__ import annotations

import dataclasses

import pytest
from django.core import mail

from members.access import CompanyRoleName
from members.actions import colleagues, companies, people
from members.models import CompanyRole, Event, User
from reports.actions import signatures, submissions
from reports.errors import Stale, WrongState
from reports.models import FirstSignature, Revision
from tests import cast


@pytest.fixture
def pair(world):
    """Two signers are required, and the return is complete."""
    world.extra["second"] = cast.person("second@aurora.example")
    CompanyRole.objects.create(user=world.extra["second"], company=world.company, role=CompanyRoleName.SIGNER)
    companies.require_signers(world.company, 2, by=world.administrator, reason="Statutes")
    cast.fill(world.submission, by=world.preparer)
    return world


def sign(world, who):
    one = dataclasses.replace(cast.signature(world.submission), name=who.name)
    return signatures.sign(world.submission, by=who, signature=one, now=cast.NOW)


def test_the_first_signature_makes_no_revision(pair):
    assert sign(pair, pair.signer) is None
    assert (pair.submission.state, Revision.objects.count()) == ("draft", 0)
    assert FirstSignature.objects.get().signer == pair.signer


def test_a_first_signature_leaves_a_ready_return_ready(pair):
    submissions.send_to_sign(pair.submission, by=pair.preparer)
    sign(pair, pair.signer)
    assert pair.submission.state == "ready"


def test_the_second_signature_makes_one_revision_with_both(pair):
    sign(pair, pair.signer)
    revision = sign(pair, pair.extra["second"])
    assert pair.submission.state == "submitted"
    assert [one.signer for one in revision.attestations.all()] == [pair.signer, pair.extra["second"]]
    assert {one.hash for one in revision.attestations.all()} == {revision.hash}
    assert not FirstSignature.objects.exists()


def test_the_other_signers_are_told_and_the_first_is_not(pair, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        sign(pair, pair.signer)
    assert [one.to for one in mail.outbox] == [["second@aurora.example"]]
    assert Event.objects.about(pair.submission).last().verb == "signed_first"


def test_the_same_person_twice_is_still_the_first_of_two(pair, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert [sign(pair, pair.signer) for _click in range(2)] == [None, None]
    assert Event.objects.about(pair.submission).filter(verb="signed_first").count() == 1
    assert (FirstSignature.objects.count(), len(mail.outbox), Revision.objects.count()) == (1, 1, 0)


def lose_role(pair):
    CompanyRole.objects.filter(user=pair.signer).update(role=CompanyRoleName.VIEWER)


def lose_account(pair):
    User.objects.filter(pk=pair.signer.pk).update(is_active=False)


@pytest.mark.parametrize("lose", [lose_role, lose_account])
def test_a_first_signature_is_void_when_its_signer_may_not_sign_any_more(pair, lose):
    third = cast.person("third@aurora.example")
    CompanyRole.objects.create(user=third, company=pair.company, role=CompanyRoleName.SIGNER)
    sign(pair, pair.signer)
    lose(pair)
    assert sign(pair, pair.extra["second"]) is None
    revision = sign(pair, third)
    assert [one.signer for one in revision.attestations.all()] == [pair.extra["second"], third]


def take_role(pair):
    for role in (CompanyRoleName.VIEWER, CompanyRoleName.SIGNER):
        people.assign(pair.signer, company=pair.company, role=role, by=pair.administrator)


def leave_and_return(pair):
    colleagues.leave(pair.signer.company_roles.get(), by=pair.administrator, reason="On leave")
    User.objects.filter(pk=pair.signer.pk).update(is_active=True)
    CompanyRole.objects.create(user=pair.signer, company=pair.company, role=CompanyRoleName.SIGNER)


@pytest.mark.parametrize("interrupt", [take_role, leave_and_return])
def test_a_right_that_came_back_revives_no_first_signature(pair, clock, interrupt):
    third = cast.person("third@aurora.example")
    CompanyRole.objects.create(user=third, company=pair.company, role=CompanyRoleName.SIGNER)
    sign(pair, pair.signer)
    clock.shift(60)
    interrupt(pair)
    pair.signer.refresh_from_db()
    assert sign(pair, pair.extra["second"]) is None
    revision = sign(pair, pair.signer)
    assert [one.signer for one in revision.attestations.all()] == [pair.extra["second"], pair.signer]


def test_a_role_elsewhere_leaves_a_first_signature_alone(pair, clock):
    sign(pair, pair.signer)
    clock.shift(60)
    people.assign(pair.signer, company=pair.rival, role=CompanyRoleName.VIEWER, by=pair.administrator)
    assert sign(pair, pair.extra["second"]) is not None


def test_an_edit_in_between_makes_the_first_void(pair):
    sign(pair, pair.signer)
    cast.fill(pair.submission, by=pair.preparer, size=120)
    assert sign(pair, pair.extra["second"]) is None
    revision = sign(pair, pair.signer)
    assert [one.signer for one in revision.attestations.all()] == [pair.extra["second"], pair.signer]


def test_a_second_signature_over_other_numbers_is_stale(pair):
    sign(pair, pair.signer)
    seen = cast.signature(pair.submission)
    cast.fill(pair.submission, by=pair.preparer, size=120)
    with pytest.raises(Stale):
        signatures.sign(pair.submission, by=pair.extra["second"], signature=seen)


def test_giving_back_makes_the_first_void(pair):
    submissions.send_to_sign(pair.submission, by=pair.preparer)
    sign(pair, pair.signer)
    submissions.hand_back(pair.submission, by=pair.extra["second"], note="Not yet")
    assert sign(pair, pair.extra["second"]) is None


def test_after_a_recall_both_sign_again(pair):
    sign(pair, pair.signer)
    sign(pair, pair.extra["second"])
    submissions.recall(pair.submission, by=pair.signer)
    assert sign(pair, pair.signer) is None
    assert sign(pair, pair.extra["second"]).number == 2


@pytest.mark.parametrize("who", ["signer", "second"])
def test_a_double_click_on_the_second_signature_signs_once(pair, who):
    both = {"signer": pair.signer, "second": pair.extra["second"]}
    seen = cast.signature(pair.submission)
    sign(pair, pair.signer)
    revision = sign(pair, pair.extra["second"])
    assert signatures.sign(pair.submission, by=both[who], signature=seen) == revision
    assert Revision.objects.count() == 1


def test_somebody_else_comes_too_late(pair):
    sign(pair, pair.signer)
    seen = cast.signature(pair.submission)
    sign(pair, pair.extra["second"])
    third = cast.person("third@aurora.example")
    CompanyRole.objects.create(user=third, company=pair.company, role=CompanyRoleName.SIGNER)
    with pytest.raises(WrongState):
        signatures.sign(pair.submission, by=third, signature=seen)


def test_one_signer_is_enough_again_when_two_are_no_longer_required(pair):
    sign(pair, pair.signer)
    companies.require_signers(pair.company, 1, by=pair.administrator, reason="New statutes")
    revision = sign(pair, pair.signer)
    assert [one.signer for one in revision.attestations.all()] == [pair.signer]
