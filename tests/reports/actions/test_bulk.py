"""A step for many is tried without a trace, then stands or falls for each alone."""

from __future__ import annotations

from functools import partial

from pytest_django import DjangoAssertNumQueries

from members.access import CompanyRoleName
from members.models import CompanyRole, Event, Job, User
from reports import mails
from reports.actions import bulk, owners, reviews, round_steps, submissions
from reports.actions.bulk import Seen, mark_of
from reports.counted import CodeLists
from reports.models import Question, State, Submission
from tests import cast
from tests.cast import World


def everybody(world: World) -> list[Submission]:
    return [world.submission_of(one) for one in (world.company, world.rival, *world.holding)]


def reminded(world: World, one: Submission) -> None:
    round_steps.remind(one, by=world.analyst, note="Please call.")


def signed(world: World) -> Submission:
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    return Submission.objects.select_related("company", "quarter", "latest_revision").get(pk=world.submission.pk)


def seen(submission: Submission, *readers: User) -> Seen:
    latest = submission.latest_revision
    keys = frozenset(reader.pk for reader in readers)
    return Seen(submission, mark_of(submission), latest.hash if latest else "", keys)


def told(world: World, submission: Submission) -> Seen:
    """Shown with the mails to everybody at the company."""
    return seen(submission, world.preparer, world.signer)


def accepted(world: World, one: Submission, shown: Seen) -> None:
    round_steps.accept(one, by=world.analyst, revision_hash=shown.revision_hash)


def test_another_revision_of_the_same_numbers_is_not_accepted_with_others(world: World) -> None:
    shown = told(world, signed(world))
    submissions.recall(world.submission, by=world.signer)
    cast.sign(world.submission, by=world.signer)
    [outcome] = bulk.carry_out([shown], lambda one, seen: accepted(world, one, seen))
    assert "It changed after you looked" in outcome.refusal
    assert world.submission.state == State.SUBMITTED


def test_a_rehearsal_leaves_nothing_behind(world: World) -> None:
    before = (Job.objects.count(), Event.objects.count())
    bulk.rehearse(everybody(world), lambda one: reminded(world, one), mails.drafted)
    assert (Job.objects.count(), Event.objects.count()) == before


def test_a_rehearsal_names_every_reader_with_their_text(world: World) -> None:
    [found] = bulk.rehearse([world.submission], lambda one: reminded(world, one), mails.drafted)
    assert [letter.reader for letter in found.letters] == [world.preparer, world.signer]
    assert all("Please call." in letter.body for letter in found.letters)


def test_a_rehearsal_reads_each_return_once_for_all_its_mails(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    read = partial(mails.drafted, lists=CodeLists(world.quarter.ends_on))
    with django_assert_max_num_queries(127):
        bulk.rehearse(everybody(world), lambda one: reminded(world, one), read)


def test_a_rehearsed_text_is_the_text_that_is_sent(world: World) -> None:
    [found] = bulk.rehearse([world.submission], lambda one: reminded(world, one), mails.drafted)
    reminded(world, world.submission)
    asked = Job.objects.filter(arguments__kind="due_soon").order_by("created_at", "key")
    sent = mails.drafted(world.submission, asked)
    assert tuple(sent) == found.letters


def test_mails_of_other_steps_are_in_no_rehearsal(world: World) -> None:
    [found] = bulk.rehearse(
        [world.submission], lambda one: owners.assign(one, owner=world.analyst, by=world.analyst), mails.drafted
    )
    assert (found.letters, found.before.owner, found.after.owner) == ((), None, world.analyst)


def test_a_rehearsal_says_who_gets_nothing_and_why(world: World) -> None:
    [found] = bulk.rehearse([signed(world)], lambda one: reminded(world, one), mails.drafted)
    assert found.refusal == "Nothing is owed here: it is signed, exempt or closed."


def test_what_changed_since_it_was_shown_is_left_out(world: World) -> None:
    shown = seen(world.submission)
    signed(world)
    [outcome] = bulk.carry_out([shown], lambda one, _seen: reminded(world, one))
    assert outcome.refusal == "It changed after you looked: now Submitted."


def test_one_that_is_refused_keeps_no_other_from_its_step(world: World) -> None:
    plain, unsigned = told(world, signed(world)), seen(world.submission_of(world.rival))
    found = bulk.carry_out([unsigned, plain], lambda one, shown: accepted(world, one, shown))
    assert [bool(outcome.refusal) for outcome in found] == [True, False]
    assert world.submission.state == State.ACCEPTED


def test_a_change_of_the_draft_is_no_change(world: World) -> None:
    before = mark_of(world.submission)
    cast.fill(world.submission, by=world.preparer)
    again = mark_of(world.submission)
    cast.fill(world.submission, by=world.preparer, size=7)
    assert (mark_of(world.submission), before == again) == (again, False)


def test_flags_are_accepted_by_nobody_who_did_not_look(world: World) -> None:
    world.flagged()
    [outcome] = bulk.carry_out([seen(signed_as_it_is(world))], lambda one, shown: accepted(world, one, shown))
    assert "somebody opens and reads it" in outcome.refusal


def signed_as_it_is(world: World) -> Submission:
    cast.sign(world.submission, by=world.signer)
    return Submission.objects.select_related("company", "quarter", "latest_revision").get(pk=world.submission.pk)


def test_a_question_keeps_a_return_from_being_accepted_with_others(world: World) -> None:
    shown = seen(signed(world))
    Question.objects.create(submission=world.submission, asked_by=world.analyst)
    [outcome] = bulk.carry_out([shown], lambda one, shown: accepted(world, one, shown))
    assert "somebody opens and reads it" in outcome.refusal


def test_nobody_accepts_with_others_what_they_entered(world: World) -> None:
    shown = seen(signed(world))
    Event.objects.filter(verb="draft_saved").update(actor_key=str(world.analyst.pk))
    [outcome] = bulk.carry_out([shown], lambda one, shown: accepted(world, one, shown))
    assert "somebody else has to accept them" in outcome.refusal


def test_a_hash_that_was_not_shown_accepts_nothing(world: World) -> None:
    one = signed(world)
    [outcome] = bulk.carry_out(
        [Seen(one, mark_of(one), "0" * 64, frozenset())], lambda one, shown: accepted(world, one, shown)
    )
    assert "A newer revision was signed" in outcome.refusal


def test_accepting_twice_accepts_once(world: World) -> None:
    shown = told(world, signed(world))
    for _click in range(2):
        [outcome] = bulk.carry_out([shown], lambda one, shown: accepted(world, one, shown))
    assert outcome.refusal == "It changed after you looked: now Accepted."
    assert Event.objects.filter(verb="accepted").count() == 1
    reviews.take_back(world.submission, by=world.analyst, reason="Wrong company.")


def test_who_joined_since_the_preview_is_not_written_to_unseen(world: World) -> None:
    shown = told(world, world.submission)
    newcomer = cast.person("new@aurora.example")
    CompanyRole.objects.create(user=newcomer, company=world.company, role=CompanyRoleName.PREPARER)
    [outcome] = bulk.carry_out([shown], lambda one, _seen: reminded(world, one))
    assert outcome.refusal == "Other people would be written to than those whom you saw."
    assert not Job.objects.filter(arguments__kind="due_soon").exists()
