"""How many have signed by each day of a round, beside the rounds before it."""

from __future__ import annotations

import datetime

import time_machine
from django.utils import timezone, translation
from pytest_django import DjangoAssertNumQueries

from reports.actions import reviews, signatures
from reports.charts.spec import FigureSpec
from reports.summaries.desk_figures import page_figure
from reports.summaries.receipt_figure import receipt_figure, receipts
from tests import cast
from tests.cast import World


def drawn(world: World) -> FigureSpec:
    return receipt_figure(world.quarter, timezone.now(), is_demonstration=True)


def sign_on(world: World, clock: time_machine.Traveller, day: int) -> None:
    clock.move_to(world.quarter.opens_at + datetime.timedelta(days=day, hours=5))
    cast.fill(world.submission, by=world.preparer)
    cast.explain(world.submission, by=world.preparer)
    signatures.sign(world.submission, by=world.signer, signature=cast.signature(world.submission))


def test_a_signature_counts_from_its_day_on(world: World, clock: time_machine.Traveller) -> None:
    sign_on(world, clock, 12)
    shares = list(drawn(world).wide.data[0].y)
    assert (shares[11], shares[12], shares[13]) == (0, 20, None)


def test_exempt_returns_are_in_no_share(world: World, clock: time_machine.Traveller) -> None:
    reviews.exempt(world.submission_of(world.rival), by=world.administrator, reason="Closed for the year.")
    sign_on(world, clock, 12)
    assert drawn(world).wide.data[0].y[12] == 25


def test_a_later_correction_moves_no_line(world: World, clock: time_machine.Traveller) -> None:
    sign_on(world, clock, 12)
    latest = world.submission.latest_revision
    assert latest is not None
    reviews.send_back(world.submission, by=world.analyst, note="Please look again.", revision_hash=latest.hash)
    assert drawn(world).wide.data[0].y[12] == 20


def test_a_round_with_nothing_received_says_so(world: World) -> None:
    spec = drawn(world)
    assert spec.title == "0 of 5 members have signed"
    assert "nan" not in page_figure(spec).svg_wide


def test_the_title_compares_with_the_round_before(world: World, clock: time_machine.Traveller) -> None:
    world.signed_before(world.company)
    sign_on(world, clock, 12)
    assert drawn(world).title == "1 of 5 members have signed; for Q2 2026 it was 20% by this day"


def test_the_round_before_stands_behind_this_one(world: World) -> None:
    world.signed_before(world.company)
    assert [one.by(99).received for one in receipts(world.quarter)] == [0, 1]


def test_it_takes_two_queries(world: World, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(2):
        receipts(world.quarter)


def test_the_words_around_it_are_in_the_readers_language(world: World) -> None:
    with translation.override("zh-hans"):
        assert drawn(world).columns[1].label == "2026年第3季度"
