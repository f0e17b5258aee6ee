"""Browsers of the company's people, signed in, and the addresses of its return."""

from __future__ import annotations

import pytest
from django.test import Client

from members.models import User
from tests.cast import PASSWORD, World

RETURN = "/en/m/aurora/2026-Q3/"


def browser(user: User) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def preparer(world: World) -> Client:
    return browser(world.preparer)


@pytest.fixture
def viewer(world: World) -> Client:
    return browser(world.viewer)


@pytest.fixture
def signer(world: World) -> Client:
    """The signer has a password, to sign with."""
    world.signer.set_password(PASSWORD)
    world.signer.save()
    return browser(world.signer)
