"""Practice: the whole path, none of which counts."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, transaction

from members.access import CompanyRoleName
from members.models import Company, Event, MembershipSpell, OwnerGroup, Ownership
from reports.actions import paper, practice, reviews, submissions
from reports.drafts import Draft
from reports.errors import NotAllowed, Refusal, WrongState
from reports.models import ProposedBreak, Quarter, ReportingProfile, State, Submission
from reports.profiles import Layout
from reports.rules.cells import Box, Cell
from reports.summaries.answers import answers_before
from tests import cast
from tests.cast import World


@pytest.fixture
def tried(world: World) -> Submission:
    return practice.begin(world.company, by=world.preparer)


def test_a_practice_has_the_days_of_the_last_complete_quarter_and_is_open(tried: Submission, world: World) -> None:
    quarter = tried.quarter
    assert (quarter.code, quarter.starts_on) == ("practice-2026-Q3", world.quarter.starts_on)
    assert (quarter.is_open, tried.state) == (True, State.DUE)
    assert Layout(tried).profile == Layout(world.submission).profile
    assert Event.objects.about(tried).get().verb == "practice_begun"


def test_beginning_twice_is_the_same_practice(tried: Submission, world: World) -> None:
    assert practice.begin(world.company, by=world.signer) == tried
    assert practice.begin(world.rival, by=world.rival_signer).quarter == tried.quarter


def test_a_new_one_begins_when_its_days_are_over(
    tried: Submission, world: World, clock: time_machine.Traveller
) -> None:
    clock.move_to(datetime.datetime(2027, 1, 2, 12, tzinfo=datetime.UTC))
    assert tried.quarter.is_past_close()
    assert practice.begin(world.company, by=world.preparer).quarter.code == "practice-2026-Q4"


def test_real_quarters_and_returns_do_not_know_of_it(tried: Submission, world: World) -> None:
    assert list(Quarter.objects.all()) == [world.quarter]
    assert list(world.company.submissions.all()) == [world.submission]
    assert list(Submission.practice.all()) == [tried]


def test_last_quarter_stands_beside_it(world: World, clock: time_machine.Traveller) -> None:
    world.accepted(world.company)
    clock.move_to(datetime.datetime(2027, 1, 2, 12, tzinfo=datetime.UTC))
    box = Box("aurora-market", "blocked", "TOTAL")
    assert answers_before(practice.begin(world.company, by=world.preparer))[box] == Cell(*box, 100)


def test_it_can_be_filled_in_sent_signed_and_recalled(tried: Submission, world: World) -> None:
    cast.fill(tried, by=world.preparer)
    submissions.send_to_sign(tried, by=world.preparer)
    revision = cast.sign(tried, by=world.signer)
    assert (tried.state, revision.number) == (State.SUBMITTED, 1)
    submissions.recall(tried, by=world.signer)
    assert tried.state == State.DRAFT


def test_its_hash_is_not_that_of_the_real_return(tried: Submission, world: World) -> None:
    hashes = {cast.fill(one, by=world.preparer).hash for one in (tried, world.submission)}
    assert len(hashes) == 2


def test_it_is_never_late(tried: Submission, world: World, clock: time_machine.Traveller) -> None:
    clock.move_to(datetime.datetime(2026, 12, 31, 12, tzinfo=datetime.UTC))
    cast.save(tried, cast.full_answer(tried), by=world.preparer, door="form")
    cast.signatures.sign(tried, by=world.signer, signature=cast.signature(tried))
    assert not tried.is_late
    assert not tried.is_overdue(datetime.datetime(2027, 5, 1, tzinfo=datetime.UTC))


def test_starting_over_empties_it_also_when_signed(tried: Submission, world: World) -> None:
    cast.fill(tried, by=world.preparer)
    cast.sign(tried, by=world.signer)
    version = tried.draft_version
    practice.start_over(tried, by=world.preparer)
    assert (tried.state, tried.draft_version, Draft(tried).cells) == (State.DUE, version + 1, {})
    assert tried.revisions.count() == 1


def test_a_real_return_does_not_start_over(world: World) -> None:
    cast.fill(world.submission, by=world.preparer)
    with pytest.raises(WrongState):
        practice.start_over(world.submission, by=world.preparer)
    assert Draft(world.submission).cells


def test_only_who_may_fill_in_practises(world: World) -> None:
    for person in (world.viewer, world.rival_signer, world.analyst):
        with pytest.raises(NotAllowed):
            practice.begin(world.company, by=person)
    assert not Submission.practice.exists()


def test_the_profile_and_breaks_learn_nothing_from_it(tried: Submission, world: World) -> None:
    profiles = list(ReportingProfile.objects.values())
    extra = Box("aurora-market", "blocked", "EEL")
    cast.save(tried, cast.full_answer(tried) | {extra: Cell(*extra, 3)}, by=world.preparer, door="form")
    cast.sign(tried, by=world.signer)
    assert list(ReportingProfile.objects.values()) == profiles
    assert not ProposedBreak.objects.exists()


def test_only_the_signer_gets_a_mail_and_it_is_marked(
    tried: Submission, world: World, django_capture_on_commit_callbacks
) -> None:
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        cast.fill(tried, by=world.preparer)
        submissions.send_to_sign(tried, by=world.preparer)
        cast.sign(tried, by=world.signer)
    (only,) = mail.outbox
    assert only.to == ["signer@aurora.example"]
    assert only.subject.startswith("Practice – counts nowhere: ")
    assert "/m/aurora/practice/" in only.body


def test_it_cannot_be_accepted_by_any_way(tried: Submission, world: World) -> None:
    cast.fill(tried, by=world.preparer)
    revision = cast.sign(tried, by=world.signer)
    with pytest.raises(WrongState, match="never accepted"):
        reviews.accept(tried, by=world.analyst, revision_hash=revision.hash)
    stamps = {"accepted_at": cast.NOW, "accepted_by": world.analyst, "accepted_revision": revision}
    for change in (stamps | {"state": "accepted"}, {"accepted_revision": revision}):
        with pytest.raises(IntegrityError, match="never_accepted"), transaction.atomic():
            Submission.every.filter(pk=tried.pk).update(**change)


def test_no_sheet_is_sent_for_it(tried: Submission, world: World) -> None:
    cast.fill(tried, by=world.preparer)
    sheet = paper.SignedSheet(Draft(tried).hash[:12], "Sam", "", "From our records.", "en")
    with pytest.raises(WrongState, match="signed in the site"):
        paper.record(tried, by=world.preparer, sheet=sheet, scan=b"%PDF-1.7\n%%EOF\n")


def test_who_joins_next_quarter_can_practise_now(world: World) -> None:
    corvus = cast.company("corvus")
    MembershipSpell.objects.filter(company=corvus).update(starts_on=datetime.date(2026, 10, 5))
    tried = practice.begin(corvus, by=cast.colleague(corvus, CompanyRoleName.PREPARER))
    assert [row.slug for row in Layout(tried).platforms] == ["corvus-market"]


def test_without_a_platform_there_is_nothing_to_practise(world: World) -> None:
    empty = Company.objects.create(slug="empty", name="Empty")
    owner = OwnerGroup.objects.create(slug="empty", name="Empty")
    Ownership.objects.create(company=empty, owner_group=owner, starts_on=datetime.date(2020, 1, 1))
    with pytest.raises(Refusal, match="no platform to practise"):
        practice.begin(empty, by=cast.colleague(empty, CompanyRoleName.PREPARER))
