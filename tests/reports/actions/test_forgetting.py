"""Erasing a person reaches what the secretariat logged of them, and leaves what was signed."""

from __future__ import annotations

import pytest

from members.errors import NotAllowed
from members.models import User
from reports.actions import contacts, forgetting
from reports.actions.contacts import Telling
from reports.models import Attestation, LoggedContact
from tests import cast
from tests.cast import World


@pytest.fixture
def known(world: World) -> World:
    """A signer with a name, of whom the secretariat has logged a contact."""
    User.objects.filter(pk=world.signer.pk).update(name="Ning Ai", title="Counsel")
    world.signer.refresh_from_db()
    told = Telling("telephone", "Ning Ai (legal)", cast.NOW, f"ning ai asks us to write to {world.signer.email}.")
    contacts.log(world.company, told, by=world.analyst)
    return world


def test_a_logged_contact_is_nobodys_any_more(known: World) -> None:
    forgetting.erase(known.signer, by=known.administrator, reason="Asked for it")
    contact = LoggedContact.objects.get()
    assert (contact.person, contact.note) == ("*** (legal)", "*** asks us to write to ***.")


def test_what_was_signed_keeps_its_name(known: World) -> None:
    cast.fill(known.submission, by=known.preparer)
    signed = cast.sign(known.submission, by=known.signer).attestations.get()
    forgetting.erase(known.signer, by=known.administrator, reason="Asked for it")
    assert Attestation.objects.get().signer_name == signed.signer_name


def test_who_may_not_erase_hides_nothing(known: World) -> None:
    with pytest.raises(NotAllowed):
        forgetting.erase(known.signer, by=known.analyst, reason="Asked for it")
    assert LoggedContact.objects.get().person == "Ning Ai (legal)"
