"""The decision about a return, at its page: who may, on which revision, with which reason."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.test import Client

from members.access import SiteRole
from members.actions import events
from members.models import Event, StandIn
from reports.actions import explanations, submissions
from reports.drafts import Draft
from reports.models import QuestionState, Revision, State, Submission
from reports.rules.explained import key_of
from tests import cast
from tests.cast import World
from tests.reports.views.desk.conftest import signed_in

PAGE = "/en/desk/review/aurora/2026-Q3/"


@pytest.fixture
def revision(world: World) -> Revision:
    """A signed return that waits for its decision."""
    cast.fill(world.submission, by=world.preparer, size=87654)
    return cast.sign(world.submission, by=world.signer)


def test_a_draft_is_never_on_the_desk(world: World, analyst: Client) -> None:
    cast.fill(world.submission, by=world.preparer, size=87654)
    for path in (PAGE, "/en/desk/", "/en/desk/dashboard/", "/en/desk/targets/", "/en/desk/releases/"):
        assert "87,654" not in analyst.get(path).text


def test_what_a_signer_writes_to_a_preparer_stays_between_them(world: World, analyst: Client) -> None:
    cast.fill(world.submission, by=world.preparer)
    submissions.send_to_sign(world.submission, by=world.preparer)
    submissions.hand_back(world.submission, by=world.signer, note="Blocked should be 87,654")
    cast.sign(world.submission, by=world.signer)
    assert "87,654" not in analyst.get(PAGE).text


def test_signed_totals_are_on_the_page(analyst: Client, revision: Revision) -> None:
    assert "87,654" in analyst.get(PAGE).text


def test_accepting_posts_the_revision_that_was_read(world: World, analyst: Client, revision: Revision) -> None:
    assert f'name="revision_hash" value="{revision.hash}"' in analyst.get(PAGE).text
    answer = analyst.post(f"{PAGE}accept/", {"revision_hash": revision.hash})
    assert answer["Location"] == PAGE
    assert world.submission.state == State.ACCEPTED


@pytest.mark.case("B163")
@pytest.mark.door("desk")
def test_a_newer_revision_is_shown_before_it_can_be_accepted(world: World, analyst: Client, revision: Revision) -> None:
    submissions.recall(world.submission, by=world.signer)
    cast.fill(world.submission, by=world.preparer, size=1234)
    newer = cast.sign(world.submission, by=world.signer)
    answer = analyst.post(f"{PAGE}accept/", {"revision_hash": revision.hash})
    assert answer.status_code == 409
    assert newer.hash in answer.text
    assert world.submission.state == State.SUBMITTED


def test_accepting_twice_says_so(analyst: Client, revision: Revision) -> None:
    analyst.post(f"{PAGE}accept/", {"revision_hash": revision.hash})
    answer = analyst.post(f"{PAGE}accept/", {"revision_hash": revision.hash})
    assert (answer.status_code, "Nothing was changed" in answer.text) == (409, True)


def test_colleagues_read_who_of_them_did_what(world: World, analyst: Client, revision: Revision) -> None:
    analyst.post(f"{PAGE}accept/", {"revision_hash": revision.hash})
    happened = analyst.get(PAGE).text.partition('id="activity"')[2]
    assert str(world.analyst) in happened


def test_sending_back_needs_a_reason(world: World, analyst: Client, revision: Revision) -> None:
    read = {"revision_hash": revision.hash}
    assert analyst.post(f"{PAGE}send-back/", read | {"note": " "}).status_code == 400
    assert analyst.post(f"{PAGE}send-back/", read | {"note": "Pangolin: is this right?"}).status_code == 302
    assert world.submission.sent_back_note == "Pangolin: is this right?"


def test_a_refused_reason_keeps_what_was_typed(world: World, analyst: Client, revision: Revision) -> None:
    answer = analyst.post(f"{PAGE}send-back/", {"note": "Half a page of questions", "revision_hash": "0" * 64})
    assert (answer.status_code, answer.text.count("Half a page of questions")) == (409, 1)


def test_an_acceptance_can_be_taken_back(world: World, analyst: Client, revision: Revision) -> None:
    analyst.post(f"{PAGE}accept/", {"revision_hash": revision.hash})
    analyst.post(f"{PAGE}take-back/", {"note": "Wrong company."})
    assert (world.submission.state, world.submission.accepted_revision) == (State.SUBMITTED, None)


@pytest.mark.parametrize("step", ["accept", "send-back", "take-back"])
def test_a_publisher_reads_and_does_not_decide(publisher: Client, revision: Revision, step: str) -> None:
    assert "<textarea" not in publisher.get(PAGE).text
    assert publisher.post(f"{PAGE}{step}/", {"note": "Why", "revision_hash": revision.hash}).status_code == 403


def test_only_an_administrator_exempts(world: World, analyst: Client, administrator: Client) -> None:
    assert analyst.post(f"{PAGE}exempt/", {"note": "Closed."}).status_code == 403
    administrator.post(f"{PAGE}exempt/", {"note": "Closed."})
    assert world.submission.is_exempt


@pytest.mark.parametrize("who", ["signer", "rival_signer", "partner", "observer"])
def test_nobody_else_sees_the_desk(world: World, revision: Revision, who: str) -> None:
    assert signed_in(getattr(world, who)).get(PAGE).status_code == 403


def test_a_quarter_without_this_company_says_why(analyst: Client) -> None:
    answer = analyst.get("/en/desk/review/aurora/2031-Q1/")
    assert (answer.status_code, "is not open" in answer.text) == (400, True)


@pytest.mark.parametrize("note", ["a\0b", "x" * 2001])
def test_a_note_that_cannot_be_kept_is_refused_on_the_page(
    world: World, analyst: Client, revision: Revision, note: str
) -> None:
    refused = analyst.post(f"{PAGE}send-back/", {"note": note})
    assert refused.status_code == 400
    assert world.submission.state == State.SUBMITTED


def test_accepting_what_nobody_signed_is_refused(analyst: Client, world: World) -> None:
    assert analyst.post(f"{PAGE}accept/", {"revision_hash": "\0"}).status_code == 409


def test_a_reason_in_two_languages_stands_in_both(world: World, analyst: Client, flagged: Submission) -> None:
    keys = [key_of(one) for one in Draft(flagged).unexplained]
    told = {"reason": "sweep", "text": "A sweep in May, once.", "second_text": "五月的一次专项清理。"}
    explanations.explain(flagged, keys, by=world.preparer, **told)
    cast.sign(flagged, by=world.signer)
    page = analyst.get(PAGE).text
    assert page.index("A sweep in May, once.") < page.index("五月的一次专项清理。")


def test_flags_stand_with_what_the_company_says(world: World, analyst: Client, flagged: Submission) -> None:
    cast.explain(flagged, by=world.preparer, text="A new image model since <9 May>.")
    cast.sign(flagged, by=world.signer)
    page = analyst.get(PAGE).text
    assert "100 → 1,000 (far above last quarter)" in page
    assert "A new image model since &lt;9 May&gt;." in page


def test_the_second_of_two_reviewers_is_told_who_was_faster(
    world: World, analyst: Client, revision: Revision, clock: time_machine.Traveller
) -> None:
    second = cast.person("second@coalition.example", SiteRole.ANALYST)
    analyst.post(f"{PAGE}accept/", {"revision_hash": revision.hash, "note": "Thank you."})
    clock.shift(datetime.timedelta(minutes=2))
    answer = signed_in(second).post(f"{PAGE}send-back/", {"revision_hash": revision.hash, "note": "Why?"})
    assert (answer.status_code, "analyst accepted this 2\xa0minutes ago." in answer.text) == (409, True)
    assert (world.submission.state, len(Event.objects.about(world.submission).filter(verb="accepted"))) == (
        State.ACCEPTED,
        1,
    )


def test_who_entered_the_numbers_reads_why_they_cannot_accept(world: World, revision: Revision) -> None:
    events.record("draft_saved", world.submission, by=world.analyst, door="on_behalf")
    page = signed_in(world.analyst).get(PAGE).text
    assert "You entered these numbers, so somebody else has to accept them. (Numbers saved" in page
    assert ("Accept revision" in page, "Send back" in page) == (False, True)


@pytest.mark.parametrize("who", ["publisher", "administrator"])
def test_who_only_looks_reads_who_decides(world: World, revision: Revision, who: str) -> None:
    page = signed_in(getattr(world, who)).get(PAGE).text
    assert "Only an analyst, or who stands in for one, decides about returns." in page


def test_a_stand_in_decides_on_the_named_days(world: World, revision: Revision) -> None:
    today = cast.NOW.date()
    named = {"reason": "Holiday.", "named_by": world.administrator}
    StandIn.objects.create(user=world.publisher, starts_on=today, ends_on=today, **named)
    answer = signed_in(world.publisher).post(f"{PAGE}accept/", {"revision_hash": revision.hash})
    assert (answer.status_code, world.submission.accepted_by) == (302, world.publisher)


def test_the_page_shows_five_quarters_and_the_expected_band(world: World, analyst: Client) -> None:
    world.signed_before(world.company)
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    page = analyst.get(PAGE).text
    assert all(name in page for name in ("Q3 2026", "Q2 2026", "Q1 2026", "Q4 2025", "Q3 2025", "a year before"))
    assert "Expected" in page


def test_the_next_to_review_is_ones_own_then_what_waits_longest(world: World, analyst: Client) -> None:
    for company in (world.company, world.rival, world.holding[0]):
        signer = company.people.get(role="signer").user
        submission = world.submission_of(company)
        cast.fill(submission, by=signer)
        cast.sign(submission, by=signer)
    own = Submission.objects.filter(company=world.holding[0])
    assert "Next to review: Borealis" in analyst.get(PAGE).text
    own.update(owner=world.analyst)
    assert "Next to review: Delta-1" in analyst.get(PAGE).text
    own.update(exempt_at=cast.NOW, exempt_by=world.administrator, exempt_reason="Merger")
    assert "Next to review: Borealis" in analyst.get(PAGE).text


def test_the_next_to_review_of_another_quarter_says_which(world: World, analyst: Client) -> None:
    world.signed_before(world.rival)
    assert f"Next to review: {world.rival.name} · Q2 2026" in analyst.get(PAGE).text


def test_what_waits_for_its_company_is_not_the_next_to_review(world: World, analyst: Client) -> None:
    submission = world.submission_of(world.rival)
    cast.fill(submission, by=world.rival_signer)
    cast.sign(submission, by=world.rival_signer)
    question = submission.questions.create(asked_by=world.analyst)
    assert "Next to review" not in analyst.get(PAGE).text
    submission.questions.filter(pk=question.pk).update(state=QuestionState.ANSWERED)
    assert "Next to review: Borealis" in analyst.get(PAGE).text


def test_every_version_is_compared_with_the_one_before(world: World, analyst: Client, revision: Revision) -> None:
    cast.send_back(world.submission, by=world.analyst, note="Please count again.")
    cast.fill(world.submission, by=world.preparer, size=1234)
    cast.sign(world.submission, by=world.signer)
    page = analyst.get(PAGE).text
    assert ("2 versions" in page, f"{PAGE}compare/?from=1&amp;to=2" in page) == (True, True)
