"""Roles, contacts and leaving in a company, and that somebody can always sign."""

from __future__ import annotations

import pytest

from members.access import CompanyRoleName
from members.actions import colleagues, companies, tokens
from members.actions.colleagues import Change
from members.errors import Invalid, NotAllowed, Refusal, WrongState
from members.models import Company, CompanyRole, Event, Scope, Token, User
from tests import cast


def place(user, company=None):
    rows = CompanyRole.objects.select_related("company", "user").filter(user=user)
    return rows.get(company=company) if company else rows.get()


@pytest.fixture
def second(world):
    user = cast.person("second@aurora.example")
    CompanyRole.objects.create(user=user, company=world.company, role=CompanyRoleName.SIGNER)
    return user


def token_of(world, user):
    scopes = [Scope.RETURNS_READ, Scope.RETURNS_WRITE]
    return tokens.create(world.company, by=user, name="Feed", scopes=scopes, days=9)[1]


def test_a_role_changes_with_an_event(world):
    colleagues.change_role(place(world.viewer), "preparer", by=world.signer)
    act = Event.objects.about(world.viewer).get()
    assert (act.verb, act.details) == ("role_assigned", {"company": "aurora", "role": "preparer"})


def test_the_same_role_again_is_no_event(world):
    colleagues.change_role(place(world.viewer), "viewer", by=world.signer)
    assert not Event.objects.about(world.viewer).exists()


@pytest.mark.parametrize("who", ["preparer", "viewer", "rival_signer", "analyst", "publisher"])
def test_only_signers_and_administrators_change_people(world, who):
    for step in (
        lambda by: colleagues.change_role(place(world.viewer), "preparer", by=by, reason="x"),
        lambda by: colleagues.leave(place(world.viewer), by=by, reason="x"),
        lambda by: colleagues.set_contact(place(world.viewer), 1, by=by, reason="x"),
        lambda by: colleagues.describe(place(world.viewer), {"title": "x"}, by=by, reason="x"),
    ):
        with pytest.raises(NotAllowed):
            step(getattr(world, who))


def test_an_administrator_says_why(world):
    with pytest.raises(Invalid, match="Say why"):
        colleagues.leave(place(world.viewer), by=world.administrator)
    colleagues.leave(place(world.viewer), by=world.administrator, reason="Wrote to us")
    assert Event.objects.about(world.viewer).get().note == "Wrote to us"


def test_the_last_signer_stays_signer(world):
    for step in (
        lambda: colleagues.leave(place(world.signer), by=world.signer),
        lambda: colleagues.change_role(place(world.signer), "viewer", by=world.signer),
        lambda: colleagues.leave(place(world.signer), by=world.administrator, reason="x"),
    ):
        with pytest.raises(WrongState, match="needs a person who can sign") as caught:
            step()
        assert caught.value.code == "last_signer"
    assert place(world.signer).role == "signer"


def test_a_signer_whose_account_is_closed_does_not_count(world, second):
    User.objects.filter(pk=second.pk).update(is_active=False)
    with pytest.raises(WrongState):
        colleagues.leave(place(world.signer), by=world.signer)


def test_where_two_sign_two_stay(world, second):
    companies.require_signers(world.company, 2, by=world.administrator, reason="Statutes")
    with pytest.raises(WrongState, match="needs 2 people"):
        colleagues.leave(place(second), by=world.signer)


def test_a_signer_leaves_when_another_can_sign(world, second):
    assert colleagues.leave(place(world.signer), by=second) is True
    assert User.objects.get(pk=world.signer.pk).roles_in(world.company) == frozenset()


def test_the_account_ends_with_the_last_company(world):
    assert colleagues.leave(place(world.viewer), by=world.signer) is True
    assert not User.objects.get(pk=world.viewer.pk).is_active


def test_who_serves_another_company_keeps_the_account(world):
    CompanyRole.objects.create(user=world.viewer, company=world.rival, role=CompanyRoleName.VIEWER)
    assert colleagues.leave(place(world.viewer, world.company), by=world.signer) is False
    assert User.objects.get(pk=world.viewer.pk).is_active


@pytest.mark.parametrize("is_elsewhere", [True, False])
def test_the_tokens_of_who_leaves_end(world, second, is_elsewhere):
    if is_elsewhere:
        CompanyRole.objects.create(user=second, company=world.rival, role=CompanyRoleName.VIEWER)
    secret = token_of(world, second)
    colleagues.leave(place(second, world.company), by=world.signer)
    with pytest.raises(Refusal):
        tokens.recognise(secret)
    assert Event.objects.about(Token.objects.get()).last().verb == "token_revoked"


@pytest.mark.parametrize(("role", "works"), [("viewer", False), ("preparer", True)])
def test_tokens_end_for_who_only_looks(world, second, role, works):
    token_of(world, second)
    colleagues.change_role(place(second), role, by=world.signer)
    assert Token.objects.get().is_usable is works


def test_a_contact_takes_the_place_of_another(world):
    colleagues.set_contact(place(world.viewer), 1, by=world.signer)
    colleagues.set_contact(place(world.preparer), 1, by=world.signer)
    assert place(world.viewer).contact_rank is None
    assert place(world.preparer).contact_rank == 1
    assert Event.objects.about(world.preparer).get().details == {"company": "aurora", "rank": 1}


def test_a_third_contact_is_refused(world):
    with pytest.raises(Invalid):
        colleagues.set_contact(place(world.viewer), 3, by=world.signer)


def test_details_change_and_the_event_names_the_fields_alone(world):
    colleagues.describe(place(world.viewer), {"title": " Counsel ", "telephone": "+44 1"}, by=world.signer)
    user = User.objects.get(pk=world.viewer.pk)
    assert (user.title, user.telephone) == ("Counsel", "+44 1")
    assert Event.objects.about(world.viewer).get().details["fields"] == ["telephone", "title"]


@pytest.fixture
def shared(world):
    """Somebody who serves this company and another one."""
    CompanyRole.objects.create(user=world.viewer, company=world.rival, role=CompanyRoleName.VIEWER)
    return place(world.viewer, world.company)


def test_who_serves_two_companies_is_renamed_by_neither_of_them(world, shared):
    colleagues.describe(shared, {"name": world.viewer.name}, by=world.signer)
    with pytest.raises(NotAllowed, match="or the secretariat does"):
        colleagues.describe(shared, {"name": "Vi"}, by=world.signer)


def test_the_secretariat_renames_who_serves_two_companies(world, shared):
    colleagues.describe(shared, {"name": "Vi"}, by=world.administrator, reason="Asked us to")
    assert User.objects.get(pk=world.viewer.pk).name == "Vi"


def test_a_company_that_became_part_of_this_one_has_no_say(world, shared):
    Company.objects.filter(pk=world.rival.pk).update(merged_into=world.company, merged_on=cast.NOW.date())
    assert colleagues.may_describe(shared, world.signer)


def test_what_is_too_long_is_refused_and_not_cut(world):
    with pytest.raises(Invalid, match="too long"):
        colleagues.describe(place(world.viewer), {"telephone": "1" * 41}, by=world.signer)


def test_a_change_is_whole_or_nothing(world):
    with pytest.raises(WrongState):
        colleagues.change(place(world.signer), Change("viewer", 1, {"title": "x"}), by=world.signer)
    assert (place(world.signer).contact_rank, User.objects.get(pk=world.signer.pk).title) == (None, "")


def test_who_has_left_meanwhile_is_said(world):
    held = place(world.viewer)
    colleagues.leave(held, by=world.signer)
    with pytest.raises(WrongState, match="has left"):
        colleagues.set_contact(held, 1, by=world.signer)
