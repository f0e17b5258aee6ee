from __future__ import annotations

import pytest
from django.core import mail

from members.access import SiteRole
from reports.actions import drafts, explanations, reviews, submissions
from reports.errors import Invalid, NotAllowed, WrongState
from reports.models import Door
from reports.summaries.signing import underway
from tests import cast


def enter(world, *, by=None, size=100):
    changes = cast.full_answer(world.submission, size)
    return drafts.save(world.submission, changes, by=by or world.analyst, door=Door.ON_BEHALF)


def is_unconfirmed(world):
    return underway(world.submission, lambda: ("", "")).is_unconfirmed


def test_numbers_are_unconfirmed_until_a_signer_signs(world):
    enter(world)
    assert is_unconfirmed(world)
    revision = cast.sign(world.submission, by=world.signer)
    assert revision.door == "on_behalf"
    assert not is_unconfirmed(world)


def test_who_entered_may_pass_on_the_companys_reasons(world):
    enter(world)
    cast.explain(world.submission, by=world.analyst)
    assert submissions.hand_over(world.submission, by=world.analyst) is None


def test_nobody_at_the_desk_explains_a_draft_of_the_companys_own(world):
    cast.fill(world.submission, by=world.preparer)
    with pytest.raises(WrongState, match="its own"):
        explanations.explain(world.submission, [], reason="other", text="We looked again.", by=world.analyst)


def test_the_company_is_told_once(world, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        enter(world)
        enter(world, size=120)
    assert sorted(one.to[0] for one in mail.outbox) == ["preparer@aurora.example", "signer@aurora.example"]


@pytest.mark.parametrize("who", ["preparer", "signer", "publisher", "administrator", "partner"])
def test_only_an_analyst_enters_on_behalf(world, who):
    with pytest.raises(NotAllowed):
        enter(world, by=getattr(world, who))


@pytest.mark.parametrize("door", [Door.FORM, Door.FILE, Door.API])
def test_an_analyst_comes_through_no_other_door(world, door):
    with pytest.raises(NotAllowed):
        drafts.save(world.submission, cast.full_answer(world.submission), by=world.analyst, door=door)


def test_a_draft_of_the_companys_own_is_left_alone(world):
    cast.fill(world.submission, by=world.preparer)
    with pytest.raises(WrongState, match="its own"):
        enter(world)


def test_a_number_that_the_company_changed_leaves_the_rest_unconfirmed(world):
    enter(world)
    cast.fill(world.submission, by=world.preparer, size=120)
    assert is_unconfirmed(world)
    assert cast.sign(world.submission, by=world.signer).door == "on_behalf"


def test_who_entered_never_accepts(world):
    enter(world)
    cast.fill(world.submission, by=world.preparer, size=120)
    revision = cast.sign(world.submission, by=world.signer)
    with pytest.raises(NotAllowed) as refused:
        reviews.accept(world.submission, by=world.analyst, revision_hash=revision.hash)
    assert (refused.value.code, refused.value.status) == ("four_eyes", 403)


def test_who_gave_the_reasons_never_accepts_them(world):
    world.signed_before(world.company)
    enter(world, size=1000)
    other = cast.person("analyst-2@coalition.example", SiteRole.ANALYST)
    cast.explain(world.submission, by=other)
    revision = cast.sign(world.submission, by=world.signer)
    with pytest.raises(NotAllowed, match="somebody else"):
        reviews.accept(world.submission, by=other, revision_hash=revision.hash)


def test_a_correction_by_the_company_is_its_own(world):
    enter(world)
    cast.sign(world.submission, by=world.signer)
    submissions.recall(world.submission, by=world.signer)
    cast.fill(world.submission, by=world.preparer, size=120)
    assert not is_unconfirmed(world)
    assert cast.sign(world.submission, by=world.signer).door == "form"


def test_handing_over_makes_it_ready_and_writes_to_the_company(world, django_capture_on_commit_callbacks):
    enter(world)
    with django_capture_on_commit_callbacks(execute=True):
        submissions.hand_over(world.submission, by=world.analyst)
    assert world.submission.state == "ready"
    assert {one.to[0] for one in mail.outbox} == {"preparer@aurora.example", "signer@aurora.example"}


def test_an_incomplete_entry_is_not_handed_over(world):
    with pytest.raises(Invalid):
        submissions.hand_over(world.submission, by=world.analyst)


@pytest.mark.parametrize("who", ["signer", "publisher"])
def test_only_an_analyst_hands_over(world, who):
    enter(world)
    with pytest.raises(NotAllowed):
        submissions.hand_over(world.submission, by=getattr(world, who))


def test_a_return_that_is_in_takes_no_entry(world):
    enter(world)
    cast.sign(world.submission, by=world.signer)
    with pytest.raises(WrongState):
        enter(world, size=120)
