"""What a company agreed to is recorded with where it said so, and never rewritten."""

from __future__ import annotations

import pytest

from members.actions import consents
from members.errors import Invalid, NotAllowed, WrongState
from members.models import Consent, ConsentKind, Event

NAMED = ConsentKind.NAMED


def record(world, *, is_given=True, **changes):
    said = {"note": "Letter of 1 May 2026", "by": world.administrator}
    return consents.record(world.company, changes.pop("kind", NAMED), is_given=is_given, **(said | changes))


def test_a_consent_is_given_and_withdrawn_by_a_later_row(world):
    record(world)
    record(world, is_given=False, note="Mail of 2 June")
    assert [(one.is_given, one.note) for one in Consent.objects.order_by("pk")] == [
        (True, "Letter of 1 May 2026"),
        (False, "Mail of 2 June"),
    ]
    assert [act.verb for act in Event.objects.about(world.company)] == ["consent_given", "consent_withdrawn"]


def test_a_company_may_say_no_from_the_start(world):
    assert record(world, is_given=False).is_given is False


@pytest.mark.parametrize("is_given", [True, False])
def test_the_same_answer_again_is_refused(world, is_given):
    record(world, is_given=is_given)
    with pytest.raises(WrongState, match="recorded already"):
        record(world, is_given=is_given)


@pytest.mark.parametrize("changes", [{"note": " "}, {"kind": "everything"}])
def test_what_makes_no_sense_is_refused(world, changes):
    with pytest.raises(Invalid):
        record(world, **changes)


@pytest.mark.parametrize("who", ["analyst", "publisher", "signer"])
def test_only_an_administrator_records(world, who):
    with pytest.raises(NotAllowed):
        record(world, by=getattr(world, who))
