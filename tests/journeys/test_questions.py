"""A return that is asked about, sent back, put right and accepted with a note, as three people live it."""

from __future__ import annotations

from django.core import mail

from reports.models import State, Submission
from tests.journeys.reader import signed_in
from tests.journeys.scene import TYPED, make_scene

REVIEW, RETURN, QUESTIONS = "/en/desk/review/aurora/2026-Q3/", "/en/m/aurora/2026-Q3/", "/en/m/aurora/questions/"
SIGNATURE = {"name": "Sam Signer", "title": "Policy lead", "password": "demonstration-only"}
ASKED = "Are tigers looked for at all?"


def test_ask_reply_send_back_revise_accept_with_note(db, clock, django_capture_on_commit_callbacks):
    make_scene()
    steps = (
        the_company_signs,
        the_analyst_asks_about_a_box,
        the_preparer_answers,
        the_analyst_asks_again_and_sends_it_back,
        the_company_puts_it_right,
        the_analyst_accepts_with_a_note,
    )
    for step in steps:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            step()
    the_company_reads_the_note()


def the_company_signs():
    preparer = signed_in("preparer@aurora.example")
    preparer.follow("Start this return")
    preparer.press("Check and continue", **TYPED)
    preparer.press("Send to signer to sign")
    signed_in("signer@aurora.example").open(f"{RETURN}sign/").press("Sign and submit", **SIGNATURE)


def the_analyst_asks_about_a_box():
    analyst = signed_in("analyst@coalition.example").open(f"{REVIEW}?ask=c:aurora-market:removed-own:TIGER")
    asking = next(form for form in analyst.page.forms if form.get("action") == f"{REVIEW}ask/")
    assert asking.fields["box"] == "c:aurora-market:removed-own:TIGER"
    analyst.press("Ask", at="/ask/", note=ASKED)
    assert ASKED in analyst.text
    assert Submission.objects.get(company__slug="aurora", quarter__code="2026-Q3").state == State.SUBMITTED


def the_preparer_answers():
    preparer = signed_in("preparer@aurora.example").follow("1 question waits for your answer")
    assert ASKED in preparer.text
    preparer.press("Answer", note="Yes, daily.")
    assert "Question answered" in preparer.text
    signed_in("viewer@aurora.example").open(QUESTIONS)


def the_analyst_asks_again_and_sends_it_back():
    analyst = signed_in("analyst@coalition.example").open(REVIEW)
    assert "Yes, daily." in analyst.text
    analyst.press("Send", at="/reply/", note="Please count again: a shop was found in August.")
    analyst.press("Send back", at="/send-back/")
    assert "Sent back with the questions below." in analyst.text


def the_company_puts_it_right():
    preparer = signed_in("preparer@aurora.example").open(RETURN)
    assert "We have 1 question before we can accept your return. Nothing else has to change." in preparer.text
    preparer.open(QUESTIONS).press("Answer", note="Three, sorry.")
    preparer.open(f"{RETURN}counts/").press("Check and continue", **{"c:aurora-market:removed-own:TIGER": "3"})
    preparer.press("Send to signer to sign")
    signed_in("signer@aurora.example").open(f"{RETURN}sign/").press("Sign and submit", **SIGNATURE)


def the_analyst_accepts_with_a_note():
    analyst = signed_in("analyst@coalition.example").open(REVIEW)
    assert "Revision 2: 0 of 5 items ticked" in analyst.text
    analyst.press("Close the question")
    analyst.press("Accept revision 2", note="Thank you for counting again.")
    assert "Accepted" in analyst.text


def the_company_reads_the_note():
    assert "There is a note for you on its page." in " ".join(mail.outbox[-1].body.split())
    viewer = signed_in("viewer@aurora.example")
    for page in (RETURN, f"{RETURN}receipt/", "/en/m/aurora/history/"):
        assert "Thank you for counting again." in viewer.open(page).text
