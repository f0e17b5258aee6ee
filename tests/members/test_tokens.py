from __future__ import annotations

import datetime

import pytest

from members.actions import tokens
from members.errors import Invalid, NotAllowed, Refusal
from members.models import Token, User

READ = ["returns:read"]


@pytest.fixture
def made(world):
    return tokens.create(world.company, by=world.signer, name="Nightly", scopes=READ, days=30)


def test_the_secret_is_not_stored(made):
    token, secret = made
    assert secret.startswith("crd_")
    assert secret not in str(Token.objects.filter(pk=token.pk).values())


def test_a_token_is_recognised_by_its_secret(made):
    token, secret = made
    assert tokens.recognise(secret) == token


def test_use_is_noted_once_a_day(made, django_assert_num_queries):
    _token, secret = made
    tokens.recognise(secret)
    with django_assert_num_queries(1):
        tokens.recognise(secret)


@pytest.mark.parametrize("secret", ["", "crd_", "crd_unknown", "x" * 5000, "crd_\x00"])
def test_an_unknown_secret_is_refused(made, secret):
    with pytest.raises(Refusal) as refused:
        tokens.recognise(secret)
    assert (refused.value.status, refused.value.code) == (401, "unauthorised")


def test_an_expired_token_is_refused(made, clock):
    clock.shift(datetime.timedelta(days=30))
    with pytest.raises(Refusal):
        tokens.recognise(made[1])


def test_a_revoked_token_is_refused_at_once(world, made):
    tokens.revoke(made[0], by=world.signer)
    with pytest.raises(Refusal):
        tokens.recognise(made[1])


def test_the_token_of_a_deactivated_person_is_refused(world, made):
    User.objects.filter(pk=world.signer.pk).update(is_active=False)
    with pytest.raises(Refusal):
        tokens.recognise(made[1])


@pytest.mark.parametrize("who", ["preparer", "viewer", "rival_signer", "administrator"])
def test_only_a_signer_makes_and_revokes_tokens(world, made, who):
    user = getattr(world, who)
    with pytest.raises(NotAllowed):
        tokens.create(world.company, by=user, name="x", scopes=READ, days=1)
    with pytest.raises(NotAllowed):
        tokens.revoke(made[0], by=user)


@pytest.mark.parametrize(
    ("scopes", "days"), [([], 30), (["desk:read"], 30), (["nonsense"], 30), (READ, 0), (READ, 366)]
)
def test_scopes_and_life_are_bounded(world, scopes, days):
    with pytest.raises(Invalid):
        tokens.create(world.company, by=world.signer, name="x", scopes=scopes, days=days)
