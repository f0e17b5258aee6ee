"""The secretariat at its pages, signed in."""

from __future__ import annotations

import pytest
from django.test import Client

from members.models import User
from tests.cast import World


def signed_in(user: User) -> Client:
    """A browser of one person."""
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def analyst(world: World) -> Client:
    return signed_in(world.analyst)


@pytest.fixture
def publisher(world: World) -> Client:
    return signed_in(world.publisher)


@pytest.fixture
def administrator(world: World) -> Client:
    return signed_in(world.administrator)
