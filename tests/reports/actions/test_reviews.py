from __future__ import annotations

import datetime

import pytest
from django.core import mail

from members.access import SiteRole
from members.actions import events, tokens
from members.models import Event, Job, StandIn
from reports.actions import corrections, questions, reviews, submissions
from reports.errors import Invalid, NotAllowed, Stale, WrongState
from reports.models import Submission, Upload
from reports.summaries.decisions import notes_of_acceptance
from reports.summaries.member import activity
from tests import cast


@pytest.fixture
def signed(world):
    cast.fill(world.submission, by=world.preparer)
    world.extra["revision"] = cast.sign(world.submission, by=world.signer)
    return world


def accept(world, **options):
    arguments = {"by": world.analyst, "revision_hash": world.extra["revision"].hash} | options
    reviews.accept(world.submission, **arguments)


def test_accepting_tells_the_company_once(signed, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        accept(signed)
    assert signed.submission.state == "accepted"
    assert len(mail.outbox) == 2


def test_accepting_twice_is_refused(signed):
    accept(signed)
    with pytest.raises(WrongState):
        accept(signed)
    assert Event.objects.about(signed.submission).filter(verb="accepted").count() == 1


def test_acceptance_names_the_revision_it_read(signed):
    submissions.recall(signed.submission, by=signed.signer)
    cast.fill(signed.submission, by=signed.preparer, size=60)
    cast.sign(signed.submission, by=signed.signer)
    with pytest.raises(Stale) as refused:
        accept(signed)
    assert (refused.value.code, refused.value.status) == ("stale", 409)


@pytest.mark.parametrize("who", ["publisher", "administrator", "signer", "partner", "observer"])
def test_only_an_analyst_accepts(signed, who):
    with pytest.raises(NotAllowed):
        accept(signed, by=getattr(signed, who))


def test_nobody_accepts_what_they_entered(signed):
    Event.objects.create(
        verb="draft_saved",
        subject_type="submission",
        subject_key=str(signed.submission.pk),
        actor_type="user",
        actor_key=str(signed.analyst.pk),
    )
    with pytest.raises(NotAllowed) as refused:
        accept(signed)
    assert (refused.value.code, refused.value.status) == ("four_eyes", 403)


def own_token(world):
    """A program of somebody who has joined the secretariat since."""
    return tokens.create(world.company, by=world.signer, name="Export", scopes=["returns:write"], days=30)[0]


@pytest.mark.parametrize("verb", ["draft_saved", "explained", "signed_first", "signed", "paper_recorded"])
def test_whoever_entered_in_any_way_accepts_nothing(signed, verb):
    events.record(verb, signed.submission, by=signed.analyst)
    with pytest.raises(NotAllowed):
        accept(signed)


def test_who_confirmed_a_sheet_entered_nothing(signed):
    events.record("signed", signed.submission, by=signed.analyst, way="paper")
    accept(signed)
    assert signed.submission.state == "accepted"


def test_who_entered_by_a_token_accepts_nothing(signed):
    token = own_token(signed)
    events.record("draft_saved", signed.submission, by=token)
    type(token).objects.filter(pk=token.pk).update(created_by=signed.analyst)
    with pytest.raises(NotAllowed):
        accept(signed)


def test_who_sent_the_file_that_was_used_accepts_nothing(signed):
    sent = Upload.objects.create(
        company=signed.company, submission=signed.submission, name="a.csv", size=1, sha256="0" * 64,
        sent_by=signed.analyst, state="used", used_at=cast.NOW, used_by=signed.preparer,
    )  # fmt: skip
    events.record("received", sent, by=signed.analyst)
    with pytest.raises(NotAllowed, match="Spreadsheet received"):
        accept(signed)


def test_a_stand_in_who_entered_the_numbers_accepts_nothing(signed):
    today = cast.NOW.date()
    named = {"reason": "Holiday.", "named_by": signed.administrator}
    StandIn.objects.create(user=signed.publisher, starts_on=today, ends_on=today, **named)
    events.record("paper_recorded", signed.submission, by=signed.publisher)
    with pytest.raises(NotAllowed) as refused:
        accept(signed, by=signed.publisher)
    assert refused.value.code == "four_eyes"


def test_sending_back_needs_a_reason(signed):
    with pytest.raises(Invalid):
        cast.send_back(signed.submission, by=signed.analyst, note="  ")
    assert signed.submission.state == "submitted"


def test_open_questions_are_reason_enough(signed, django_capture_on_commit_callbacks):
    asked = questions.ask(signed.submission, text="Is pangolin right?", by=signed.analyst)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        cast.send_back(signed.submission, by=signed.analyst)
    assert Event.objects.get(verb="sent_back").details["questions"] == [asked.pk]
    assert "We have 1 question before we can accept the return of Aurora" in mail.outbox[0].body


def test_a_new_revision_keeps_the_questions_it_came_back_with(signed):
    questions.ask(signed.submission, text="Is pangolin right?", by=signed.analyst)
    cast.send_back(signed.submission, by=signed.analyst)
    cast.fill(signed.submission, by=signed.preparer, size=40)
    assert cast.sign(signed.submission, by=signed.signer).reason == "Is pangolin right?"


def test_a_closed_question_is_no_reason(signed):
    questions.close(questions.ask(signed.submission, text="Why?", by=signed.analyst), by=signed.analyst)
    with pytest.raises(Invalid):
        cast.send_back(signed.submission, by=signed.analyst)


def test_sending_back_names_the_revision_it_read(signed):
    with pytest.raises(Stale):
        reviews.send_back(signed.submission, by=signed.analyst, revision_hash="0" * 64, note="Why?")
    assert signed.submission.state == "submitted"


@pytest.mark.parametrize("step", ["accept", "send_back"])
def test_another_revision_of_the_same_numbers_is_not_the_one_that_was_read(signed, step):
    submissions.recall(signed.submission, by=signed.signer)
    second = cast.sign(signed.submission, by=signed.signer)
    take, read = getattr(reviews, step), {"by": signed.analyst, "revision_hash": second.hash, "note": "Why?"}
    with pytest.raises(Stale):
        take(signed.submission, revision=1, **read)
    take(signed.submission, revision=2, **read)
    assert signed.submission.state in {"accepted", "sent_back"}


def test_sending_back_twice_is_refused(signed):
    cast.send_back(signed.submission, by=signed.analyst, note="Why?")
    with pytest.raises(WrongState, match="You have sent this back already"):
        cast.send_back(signed.submission, by=signed.analyst, note="Why?")
    assert Event.objects.filter(verb="sent_back").count() == 1


@pytest.mark.parametrize("step", ["accept", "send_back"])
def test_who_comes_second_is_told_who_was_faster(signed, step):
    second = cast.person("second@coalition.example", SiteRole.ANALYST)
    accept(signed)
    with pytest.raises(WrongState, match="analyst accepted this just now"):
        getattr(reviews, step)(signed.submission, by=second, revision_hash=signed.extra["revision"].hash)


def test_what_was_recalled_meanwhile_says_so(signed):
    submissions.recall(signed.submission, by=signed.signer)
    with pytest.raises(WrongState, match="signer recalled this just now"):
        accept(signed)


def test_a_note_with_the_acceptance_is_the_companys_to_read(signed, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        accept(signed, note=" Thank you, all clear. ")
    assert notes_of_acceptance([signed.submission]) == {signed.extra["revision"].pk: "Thank you, all clear."}
    assert "There is a note for you" in mail.outbox[-1].body
    assert "all clear" not in mail.outbox[-1].body
    assert "Thank you, all clear." in [act.note for act in activity(signed.submission)]


def test_what_happened_stands_in_the_order_of_its_time(signed):
    accept(signed)
    early = events.new("draft_saved", signed.submission, by=signed.preparer)
    early.at = signed.submission.quarter.opens_at - datetime.timedelta(days=1)
    early.save(force_insert=True)
    assert activity(signed.submission)[-1].at == early.at


def test_a_note_of_an_acceptance_that_was_taken_back_holds_no_more(signed):
    accept(signed, note="Thank you.")
    reviews.take_back(signed.submission, by=signed.analyst, reason="Wrong company")
    assert notes_of_acceptance([signed.submission]) == {}


def test_what_was_sent_back_is_signed_again(signed):
    cast.send_back(signed.submission, by=signed.analyst, note="Is pangolin right?")
    assert signed.submission.sent_back_note == "Is pangolin right?"
    cast.fill(signed.submission, by=signed.preparer, size=40)
    assert cast.sign(signed.submission, by=signed.signer).number == 2
    assert signed.submission.sent_back_note == ""


def test_taking_back_the_first_acceptance_leaves_none(signed):
    accept(signed)
    reviews.take_back(signed.submission, by=signed.analyst, reason="Wrong company")
    assert (signed.submission.state, signed.submission.accepted_revision) == ("submitted", None)


def test_taking_back_a_second_acceptance_restores_the_first(signed):
    accept(signed)
    corrections.ask(signed.submission, by=signed.signer, reason="Error")
    cast.fill(signed.submission, by=signed.preparer, size=40)
    second = cast.sign(signed.submission, by=signed.signer)
    accept(signed, revision_hash=second.hash)
    reviews.take_back(signed.submission, by=signed.analyst, reason="Not yet")
    assert signed.submission.accepted_revision == signed.extra["revision"]
    assert signed.submission.latest_revision == second


def test_exempting_leaves_both_n_and_m(signed):
    reviews.exempt(signed.submission, by=signed.administrator, reason="Merger under way")
    assert signed.submission not in Submission.objects.counting_in(signed.quarter)


def test_an_exempt_company_is_told_once(world):
    reviews.exempt(world.submission, by=world.administrator, reason="Merger under way")
    with pytest.raises(WrongState):
        reviews.exempt(world.submission, by=world.administrator, reason="Closed")
    told = [job.arguments["user"] for job in Job.objects.filter(arguments__kind="exempted")]
    assert sorted(told) == sorted([world.preparer.pk, world.signer.pk])


def test_the_second_who_exempts_is_told_and_the_first_reason_stays(signed):
    reviews.exempt(signed.submission, by=signed.administrator, reason="Merger under way")
    with pytest.raises(WrongState, match="exempt from this quarter already"):
        reviews.exempt(signed.submission, by=signed.administrator, reason="Closed")
    assert signed.submission.exempt_reason == "Merger under way"
