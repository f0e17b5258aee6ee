"""A contact made elsewhere is written down once, and never for a time to come."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from members.models import Event
from reports.actions import contacts
from reports.actions.contacts import Telling
from reports.errors import Invalid, NotAllowed
from reports.models import LoggedContact
from tests import cast
from tests.cast import World

TOLD = Telling("telephone", "Li Wei", cast.NOW, "They sign on Monday.")


def test_a_contact_is_kept_with_who_logged_it(world: World) -> None:
    contacts.log(world.company, TOLD, by=world.analyst, submission=world.submission)
    kept = LoggedContact.objects.get()
    assert (kept.way, kept.person, kept.note) == ("telephone", "Li Wei", "They sign on Monday.")
    assert (kept.submission, kept.logged_by) == (world.submission, world.analyst)
    assert Event.objects.about(world.submission).filter(verb="contact_logged").count() == 1


def test_a_second_click_logs_nothing(world: World) -> None:
    for _click in range(2):
        contacts.log(world.company, TOLD, by=world.analyst)
    assert LoggedContact.objects.count() == 1
    assert Event.objects.filter(verb="contact_logged").count() == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"at": cast.NOW + datetime.timedelta(seconds=1)}, "in_the_future"),
        ({"at": datetime.datetime(1, 1, 1, tzinfo=datetime.UTC)}, "too_early"),
        ({"way": "pigeon"}, "bad_way"),
        ({"note": " "}, "empty_note"),
        ({"note": "x" * 2001}, "too_long"),
        ({"person": "x" * 201}, "too_long"),
    ],
)
def test_what_makes_no_sense_is_refused(world: World, change: dict[str, object], code: str) -> None:
    with pytest.raises(Invalid) as refused:
        contacts.log(world.company, replace(TOLD, **change), by=world.analyst)  # type: ignore[arg-type]
    assert refused.value.code == code


def test_only_an_analyst_logs(world: World) -> None:
    with pytest.raises(NotAllowed):
        contacts.log(world.company, TOLD, by=world.publisher)
