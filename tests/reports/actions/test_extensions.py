"""More time for one return."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.core import mail

from members.models import Event
from reports.actions import extensions, releases, reviews
from reports.actions.own_dates import last_day, why_not
from reports.actions.quarters import end_of
from reports.errors import Invalid, NotAllowed, PeriodClosed, Refusal, WrongState
from reports.models import DisclosurePolicy, Extension, ExtensionState, Submission
from tests import cast
from tests.cast import World

DUE_DAY, CLOSING_DAY = datetime.date(2026, 10, 31), datetime.date(2026, 11, 14)
WANTED = datetime.date(2026, 11, 7)


def asked(world: World, wanted_on: datetime.date = WANTED) -> Extension:
    return extensions.ask(world.submission, wanted_on=wanted_on, reason=" Our analyst is ill. ", by=world.preparer)


def test_a_request_changes_no_date(world: World) -> None:
    extension = asked(world)
    assert (extension.state, extension.reason, extension.keeps_mark) == ("asked", "Our analyst is ill.", False)
    assert world.submission.due_at == world.quarter.due_at
    event = Event.objects.about(world.submission).last()
    assert (event.verb, event.details["until"]) == ("extension_asked", "2026-11-07")


def test_granted_before_the_due_date_both_instants_move(world: World) -> None:
    extensions.grant(asked(world), until=WANTED, answer="", by=world.analyst)
    submission = world.submission
    assert submission.due_at == end_of(WANTED)
    assert submission.closes_at == end_of(datetime.date(2026, 11, 21))


def test_another_day_than_wanted_can_be_granted(world: World) -> None:
    extensions.grant(asked(world), until=datetime.date(2026, 11, 2), answer="Two days.", by=world.analyst)
    assert world.submission.due_at == end_of(datetime.date(2026, 11, 2))
    assert world.submission.extensions.get().granted_on == datetime.date(2026, 11, 2)


def test_asked_in_time_and_granted_late_the_due_date_moves(world: World, clock: time_machine.Traveller) -> None:
    extension = asked(world)
    clock.move_to(world.quarter.due_at + datetime.timedelta(days=1))
    extensions.grant(extension, until=WANTED, answer="", by=world.analyst)
    assert not world.submission.is_overdue(end_of(WANTED) - datetime.timedelta(seconds=1))
    assert world.submission.is_overdue(end_of(WANTED))


def test_asked_too_late_only_the_closing_date_moves(world: World, clock: time_machine.Traveller) -> None:
    clock.move_to(world.quarter.due_at)
    until = datetime.date(2026, 11, 20)
    extensions.grant(asked(world, until), until=until, answer="", by=world.analyst)
    submission = world.submission
    assert (submission.due_at, submission.closes_at) == (world.quarter.due_at, end_of(until))
    assert submission.extensions.get().keeps_mark


def test_the_second_who_decides_is_told_who_was_first(world: World) -> None:
    extension = asked(world)
    seen = Extension.objects.get(pk=extension.pk)
    extensions.grant(extension, until=WANTED, answer="", by=world.analyst)
    with pytest.raises(WrongState, match=r"analyst granted .* 10 Oct 2026, 12:00, until 7 November 2026"):
        extensions.refuse(seen, answer="No.", by=world.analyst)
    assert Extension.objects.get().state == ExtensionState.GRANTED
    assert Event.objects.about(world.submission).filter(verb="extension_refused").count() == 0


def test_after_a_refusal_nothing_is_granted(world: World) -> None:
    extension = asked(world)
    seen = Extension.objects.get(pk=extension.pk)
    extensions.refuse(extension, answer="The release cannot wait.", by=world.analyst)
    with pytest.raises(WrongState, match="analyst refused"):
        extensions.grant(seen, until=WANTED, answer="", by=world.analyst)
    assert world.submission.own_due_at is None


def test_a_withdrawn_request_is_not_decided(world: World) -> None:
    extension = asked(world)
    seen = Extension.objects.get(pk=extension.pk)
    extensions.withdraw(extension, by=world.signer)
    with pytest.raises(WrongState, match="signer withdrew"):
        extensions.grant(seen, until=WANTED, answer="", by=world.analyst)
    with pytest.raises(WrongState, match="signer withdrew"):
        extensions.withdraw(seen, by=world.preparer)


def test_one_request_at_a_time(world: World) -> None:
    first = asked(world)
    with pytest.raises(WrongState, match="already"):
        asked(world)
    extensions.withdraw(first, by=world.preparer)
    assert asked(world, datetime.date(2026, 11, 8)).state == ExtensionState.ASKED


@pytest.mark.parametrize("day", ["2026-10-31", "2026-10-01", "2026-12-14", "2027-11-07"])
def test_a_day_that_gives_nothing_or_too_much_is_refused(world: World, day: str) -> None:
    with pytest.raises(Invalid, match="Name a day from 1 November 2026 to 13 December 2026"):
        asked(world, datetime.date.fromisoformat(day))


def test_a_day_is_checked_when_it_is_granted_too(world: World) -> None:
    extension = asked(world)
    with pytest.raises(Invalid):
        extensions.grant(extension, until=DUE_DAY, answer="", by=world.analyst)
    assert Extension.objects.get().state == ExtensionState.ASKED


def test_once_late_a_day_before_closing_gives_nothing(world: World, clock: time_machine.Traveller) -> None:
    clock.move_to(world.quarter.due_at)
    with pytest.raises(Invalid, match="Name a day from 15 November 2026"):
        asked(world, CLOSING_DAY)


def test_a_return_that_is_due_at_year_end_may_get_time_until_that_publication(world: World) -> None:
    own = {"own_due_at": end_of(datetime.date(2027, 1, 31)), "own_closes_at": end_of(datetime.date(2027, 2, 14))}
    Submission.objects.filter(pk=world.submission.pk).update(**own)
    assert last_day(world.submission) == datetime.date(2027, 3, 15)


def test_time_until_the_eve_of_publication_is_not_the_way_to_more(world: World) -> None:
    eve = datetime.date(2026, 12, 13)
    extensions.give(world.submission, until=eve, reason="So.", by=world.analyst)
    assert last_day(world.submission) == eve
    with pytest.raises(Refusal, match="about to be published"):
        extensions.give(world.submission, until=datetime.date(2026, 12, 20), reason="So.", by=world.analyst)


def test_on_the_eve_of_publication_there_is_no_time_left(world: World, clock: time_machine.Traveller) -> None:
    clock.move_to(world.quarter.publish_on - datetime.timedelta(minutes=1))
    with pytest.raises(Refusal, match="about to be published"):
        asked(world, datetime.date(2026, 12, 15))


def test_who_has_signed_needs_no_time(world: World) -> None:
    extension = asked(world)
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    assert Extension.objects.get().state == ExtensionState.WITHDRAWN
    for late in (lambda: extensions.grant(extension, until=WANTED, answer="", by=world.analyst), lambda: asked(world)):
        with pytest.raises(WrongState):
            late()


def test_who_signs_again_needs_no_time_and_is_not_told_that_all_is_done(world: World) -> None:
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    world.submission.refresh_from_db()
    assert "nothing is due any more" in why_not(world.submission)
    cast.send_back(world.submission, by=world.analyst, note="Check the ivory row.")
    world.submission.refresh_from_db()
    assert "waits to be signed again" in why_not(world.submission)


def test_an_exempt_company_needs_no_time(world: World) -> None:
    extension = asked(world)
    reviews.exempt(world.submission, by=world.administrator, reason="New member.")
    with pytest.raises(WrongState, match="exempt"):
        extensions.grant(extension, until=WANTED, answer="", by=world.analyst)
    assert Extension.objects.get().state == ExtensionState.ASKED


def test_what_a_release_holds_gets_no_time(world: World) -> None:
    extension = asked(world)
    DisclosurePolicy.objects.create(version=1, minimum_contributors=5, p=10)
    releases.freeze(world.quarter, by=world.analyst)
    with pytest.raises(PeriodClosed, match="release"):
        extensions.grant(extension, until=WANTED, answer="", by=world.analyst)


def test_given_unasked(world: World) -> None:
    given = extensions.give(world.submission, until=WANTED, reason="A holiday.", by=world.analyst)
    assert (given.state, given.asked_by, given.decided_by) == ("granted", world.analyst, world.analyst)
    assert world.submission.due_at == end_of(WANTED)


def test_giving_answers_the_request_that_waits(world: World) -> None:
    extension = asked(world)
    given = extensions.give(world.submission, until=WANTED, reason="A holiday.", by=world.analyst)
    assert (given, given.asked_by, given.answer) == (extension, world.preparer, "A holiday.")


def test_who_may_do_what(world: World) -> None:
    with pytest.raises(NotAllowed):
        extensions.ask(world.submission, wanted_on=WANTED, reason="Please.", by=world.viewer)
    extension = asked(world)
    for by in (world.preparer, world.publisher, world.administrator):
        with pytest.raises(NotAllowed):
            extensions.grant(extension, until=WANTED, answer="", by=by)
        with pytest.raises(NotAllowed):
            extensions.refuse(extension, answer="No.", by=by)
        with pytest.raises(NotAllowed):
            extensions.give(world.submission, until=WANTED, reason="So.", by=by)
    with pytest.raises(NotAllowed):
        extensions.withdraw(extension, by=world.rival_signer)


def test_after_closing_only_an_administrator_gives_time(world: World, clock: time_machine.Traveller) -> None:
    clock.move_to(world.quarter.closes_at)
    extension = asked(world, datetime.date(2026, 11, 20))
    with pytest.raises(NotAllowed, match="administrator"):
        extensions.grant(extension, until=extension.wanted_on, answer="", by=world.analyst)
    extensions.grant(extension, until=extension.wanted_on, answer="", by=world.administrator)
    assert not world.submission.is_past_close()


@pytest.mark.parametrize("text", ["", "  "])
def test_each_step_that_needs_words_asks_for_them(world: World, text: str) -> None:
    extension = asked(world)
    with pytest.raises(Invalid):
        extensions.ask(world.submission, wanted_on=WANTED, reason=text, by=world.preparer)
    with pytest.raises(Invalid):
        extensions.refuse(extension, answer=text, by=world.analyst)
    with pytest.raises(Invalid):
        extensions.give(world.submission, until=WANTED, reason=text, by=world.analyst)


@pytest.mark.django_db(transaction=True)
def test_the_answer_reaches_the_company_in_its_zone(world: World) -> None:
    world.preparer.time_zone = "Asia/Shanghai"
    world.preparer.save()
    extensions.grant(asked(world), until=WANTED, answer="Yes.", by=world.analyst)
    body = next(m.body for m in mail.outbox if m.to == [world.preparer.email] and "More time" in m.subject)
    assert "now due Sunday 8 November 2026, 07:59" in " ".join(body.split())
