"""One quarter with twelve companies, day by day: who is written to, what the board says, and how complete it is.

Acacia is late and Birch never answers, Cedar gets more time, Dogwood is exempt, Elm has none to report, Fir is sent
back twice, Ginkgo's numbers come by post, Hazel has left, Iris is in two coalitions with a platform in only one, and
the three Junipers are one holding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
import time_machine

from reports.models import Submission
from tests.journeys.reader import signed_in
from tests.journeys.round import steps
from tests.journeys.round.cast import BEGIN, EXPECTED, HOLDING, LEFT, TWO_COALITIONS, gather
from tests.journeys.round.on_paper import confirm_the_sheet, enter_and_record
from tests.journeys.round.steps import Clock, Post, board_states, counted, days_late, desk, member, rates, review

type Day = Callable[[Clock, Post], None]
type OnCommit = Callable[..., AbstractContextManager[Any]]


@pytest.mark.django_db
def test_a_round_of_twelve_companies(django_capture_on_commit_callbacks: OnCommit) -> None:
    with time_machine.travel(BEGIN, tick=False) as traveller:
        gather()
        clock, post = Clock(traveller, django_capture_on_commit_callbacks), Post()
        hazel_leaves_within_the_quarter(clock, post)
        for day, on_the_board, of_the_quarter in DAYS:
            day(clock, post)
            reader = desk("third")
            assert (counted(reader), rates(reader)) == (on_the_board, of_the_quarter), day.__name__


def hazel_leaves_within_the_quarter(clock: Clock, _post: Post) -> None:
    with clock.at(9, 20):
        page = desk("admin", f"members/{LEFT}/leave/")
        page.press("Show what it affects", last_day="2026-09-15", reason="The company was sold.")
        page.press("Leave")


def it_opens_for_eleven(clock: Clock, post: Post) -> None:
    with clock.at(9, 30, 23, 59, 59):
        clock.tick()
    assert not Submission.objects.exists()
    with clock.at(10, 1, 0):
        clock.tick()
    assert set(Submission.objects.values_list("company__slug", flat=True)) == set(EXPECTED)
    assert post.collect() == {("opened", slug): 2 for slug in EXPECTED}


def the_holding_and_iris_answer_at_once(clock: Clock, post: Post) -> None:
    with clock.at(10, 5):
        for slug in (*HOLDING, TWO_COALITIONS):
            steps.hand_in(slug)
    written = post.collect()
    assert {written["ready", slug] for slug in HOLDING} == {1}
    assert {written["submitted", slug] for slug in HOLDING} == {2}
    with clock.at(10, 7):
        for slug in (*HOLDING, TWO_COALITIONS):
            steps.accept(slug)
    assert post.collect() == {("accepted", slug): 2 for slug in (*HOLDING, TWO_COALITIONS)}
    iris = Submission.objects.get(company__slug=TWO_COALITIONS)
    assert set(iris.platform_rows.values_list("platform__slug", "coalition__code")) == {
        ("iris-market", "global"),
        ("iris-market", "china"),
        ("iris-live", "china"),
    }
    holding = Submission.objects.filter(company__slug__in=HOLDING).values_list("owner_group__slug", flat=True)
    assert set(holding) == {"juniper-holding"}


def dogwood_is_exempt_and_elm_has_none(clock: Clock, post: Post) -> None:
    with clock.at(10, 8):
        review("admin", "dogwood").press("Exempt", note="Its marketplace is closed for the whole of this quarter.")
        preparer = member("preparer", "elm", "none/")
        preparer.press("Report none", answer="looked", **{"c::reports-received:": "0", "c::reports-acted:": "0"})
        preparer.press("to sign")
        steps.sign("elm")
        steps.accept("elm")
    states = board_states(desk("analyst"))
    assert "Exempt" in states["dogwood"]
    assert "None to report" in states["elm"]
    assert {("accepted", "elm"), ("exempted", "dogwood")} <= post.collect().keys()


def fir_is_sent_back_twice(clock: Clock, post: Post) -> None:
    with clock.at(10, 9):
        steps.hand_in("fir", size=5000)
    post.collect()
    with clock.at(10, 12):
        asking = review("analyst", "fir")
        asking.press("Ask", box="c:fir-market:accounts-closed:TOTAL", note="Are these shops, or the listings in them?")
        asking.press("Send back")
    assert post.collect() == {("question_asked", "fir"): 2, ("sent_back", "fir"): 2}
    assert board_states(desk("analyst"))["fir"] == "Sent back Question open"
    with clock.at(10, 13):
        answering = signed_in("preparer@fir.example").open("/en/m/fir/questions/")
        answering.press("Answer", note="They were listings. We counted again.")
        steps.hand_in("fir", size=900)
    assert post.collect()["desk_question_answered", "desk"] == 1
    with clock.at(10, 14):
        review("analyst", "fir").press("Send back", note="The pangolins are a quarter of everything. Is that so?")
    assert post.collect()["sent_back", "fir"] == 2
    with clock.at(10, 16):
        steps.hand_in("fir", size=120)
    with clock.at(10, 17):
        review("analyst", "fir").press("Accept revision 3", note="Thank you for looking again.")
    assert post.collect()["accepted_with_note", "fir"] == 2
    assert "Revised" in board_states(desk("analyst"))["fir"]
    assert "Thank you for looking again." in member("preparer", "fir").text


def ginkgo_answers_by_post(clock: Clock, post: Post) -> None:
    with clock.at(10, 20):
        enter_and_record("ginkgo", by="analyst")
    with clock.at(10, 21):
        confirm_the_sheet("ginkgo", by="second")
    with clock.at(10, 22):
        refused = review("analyst", "ginkgo")
        assert "Accept revision 1" not in refused.text
        steps.accept("ginkgo", by="third")
    written = post.collect()
    assert (written["on_behalf", "ginkgo"], written["accepted", "ginkgo"]) == (2, 2)


def a_week_before_it_is_due(clock: Clock, post: Post) -> None:
    with clock.at(10, 24, 8, 59, 59):
        clock.tick()
    assert not post.collect()
    with clock.at(10, 24, 9):
        clock.tick()
    assert post.collect() == {("due_soon", slug): 2 for slug in ("acacia", "birch", "cedar")}


def cedar_gets_more_time(clock: Clock, post: Post) -> None:
    with clock.at(10, 28):
        member("preparer", "cedar", "extension/").press(
            "Ask for more time", until="2026-11-10", note="Our data team moves house this week."
        )
    assert post.collect() == {("desk_extension_asked", "desk"): 1}
    with clock.at(10, 29):
        review("analyst", "cedar", "extension/").press("Grant it", until="2026-11-10", note="Good luck with it.")
    assert post.collect() == {("extension_granted", "cedar"): 2}
    with clock.at(10, 30, 9):
        clock.tick()
    assert post.collect() == {("due_soon", slug): 2 for slug in ("acacia", "birch")}


def it_is_due_to_the_second(clock: Clock, post: Post) -> None:
    with clock.at(10, 31, 9):
        clock.tick()
    assert post.collect() == {("due_today", slug): 2 for slug in ("acacia", "birch")}
    with clock.at(10, 31, 23, 59, 59):
        assert not any("Overdue" in state for state in board_states(desk("analyst")).values())
    with clock.at(11, 1, 0):
        states, days = board_states(desk("analyst")), days_late(desk("analyst"))
    assert {slug for slug, state in states.items() if "Overdue" in state} == {"acacia", "birch"}
    assert (days["acacia"], days["birch"], days["cedar"]) == ("1", "1", "–")


def two_are_chased(clock: Clock, post: Post) -> None:
    with clock.at(11, 3, 9):
        clock.tick()
    assert post.collect() == {
        ("overdue", "acacia"): 2,
        ("overdue", "birch"): 2,
        ("due_soon", "cedar"): 2,
    }
    with clock.at(11, 5):
        steps.hand_in("acacia")
    with clock.at(11, 9):
        steps.hand_in("cedar")
    states, days = board_states(desk("analyst")), days_late(desk("analyst"))
    assert ("Late" in states["acacia"], "Late" in states["cedar"]) == (True, False)
    assert (days["acacia"], days["cedar"], days["birch"]) == ("5", "–", "9")
    post.collect()


def a_person_decides_about_going_over_somebodys_head(clock: Clock, post: Post) -> None:
    with clock.at(11, 10, 9):
        clock.tick()
    assert not post.collect()
    with clock.at(11, 10):
        desk("analyst", "escalations/").press("Send")
    assert post.collect() == {("escalated", "birch"): 1, ("desk_escalated", "desk"): 1}


def it_closes_with_nine_of_ten(clock: Clock, post: Post) -> None:
    with clock.at(11, 12):
        steps.accept("acacia")
        steps.accept("cedar")
    with clock.at(11, 15, 0):
        clock.tick()
        birch = member("preparer", "birch")
        assert "closed" in birch.text
    written = post.collect()
    assert not {kind for kind, _house in written} - {"accepted"}
    assert Counter(Submission.objects.values_list("state", flat=True)) == {"accepted": 9, "due": 2}


OPENED = {"Due": "11"}
ANSWERED_AT_ONCE = {"Due": "7", "Accepted": "4"}
ONE_IS_EXEMPT = {"Due": "5", "Accepted": "5", "Exempt": "1"}
SIX_ACCEPTED = {"Due": "4", "Accepted": "6", "Exempt": "1"}
SEVEN_ACCEPTED = {"Due": "3", "Accepted": "7", "Exempt": "1"}
TWO_ARE_LATE = SEVEN_ACCEPTED | {"Overdue": "2"}
BOTH_SIGNED = {"Due": "1", "Submitted": "2", "Accepted": "7", "Signed late": "1", "Overdue": "1", "Exempt": "1"}
CLOSED = {"Due": "1", "Accepted": "9", "Signed late": "1", "Overdue": "1", "Exempt": "1"}
NINE_OF_TEN = ("9 of 10", "9 of 10 (90%)", "8 of 10 (80%)")

DAYS: list[tuple[Day, dict[str, str], tuple[str, ...]]] = [
    (it_opens_for_eleven, OPENED, ("0 of 11", "–", "–")),
    (the_holding_and_iris_answer_at_once, ANSWERED_AT_ONCE, ("4 of 11", "–", "–")),
    (dogwood_is_exempt_and_elm_has_none, ONE_IS_EXEMPT, ("5 of 10", "–", "–")),
    (fir_is_sent_back_twice, SIX_ACCEPTED, ("6 of 10", "–", "–")),
    (ginkgo_answers_by_post, SEVEN_ACCEPTED, ("7 of 10", "–", "–")),
    (a_week_before_it_is_due, SEVEN_ACCEPTED, ("7 of 10", "–", "–")),
    (cedar_gets_more_time, SEVEN_ACCEPTED, ("7 of 10", "–", "–")),
    # Cedar's own day has not come.
    (it_is_due_to_the_second, TWO_ARE_LATE, ("7 of 10", "7 of 9 (78%)", "7 of 9 (78%)")),
    (two_are_chased, BOTH_SIGNED, ("7 of 10", "7 of 9 (78%)", "7 of 9 (78%)")),
    (a_person_decides_about_going_over_somebodys_head, BOTH_SIGNED, ("7 of 10", "7 of 9 (78%)", "7 of 9 (78%)")),
    (it_closes_with_nine_of_ten, CLOSED, NINE_OF_TEN),
]
