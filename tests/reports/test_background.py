"""What a draft is judged by: the past in today's codes, what changed since, what was announced."""

from __future__ import annotations

import datetime

from pytest_django import DjangoAssertNumQueries

from reports import rulebook
from reports.background import background_of
from reports.calendar import QuarterKey
from reports.models import DatedSetting, Measure, ProposedBreak, SpeciesGroup, Submission, Succession
from reports.profiles import Layout
from reports.rules.cells import Box
from reports.rules.notices import Redefined
from reports.rules.past import numbers_of
from reports.rules.plausibility import Background
from tests import cast
from tests.cast import World

FIRST_DAY = cast.QUARTER.first_day


def known(submission: Submission) -> Background:
    return background_of(submission, Layout(submission))


def test_the_past_holds_what_was_signed_and_nothing_of_the_draft(world: World) -> None:
    world.signed_before(world.company, size=400)
    cast.fill(world.submission, by=world.preparer, size=100)
    past = known(world.submission).past
    assert list(past.answers) == [QuarterKey(2026, 2)]
    assert numbers_of(Box("aurora-market", "blocked", "TOTAL"), past.back(8)) == [400]
    assert past.units["blocked"] == "listings"


def test_the_past_is_read_in_the_codes_of_now(world: World) -> None:
    world.signed_before(world.company, size=400)
    Succession.objects.create(
        kind="species_group", former="PANGOLIN", successor="TIGER", starts_on=FIRST_DAY, cause="merged"
    )
    past = known(world.submission).past
    assert numbers_of(Box("aurora-market", "removed-own", "TIGER"), past.back(8)) == [100]
    assert numbers_of(Box("aurora-market", "removed-own", "PANGOLIN"), past.back(8)) == []


def test_a_code_that_took_anothers_place_is_redefined_in_that_quarter_only(world: World) -> None:
    made = {"kind": "species_group", "former": "OLD", "successor": "TIGER", "cause": "renamed"}
    row = Succession.objects.create(starts_on=FIRST_DAY, **made)
    assert known(world.submission).redefined == [Redefined("", "TIGER", FIRST_DAY)]
    Succession.objects.filter(pk=row.pk).update(starts_on=FIRST_DAY - datetime.timedelta(days=1))
    assert known(world.submission).redefined == []


def test_a_measure_or_group_that_began_in_the_quarter_is_redefined(world: World) -> None:
    day = cast.QUARTER.last_day
    Measure.objects.filter(code="blocked").update(starts_on=day)
    SpeciesGroup.objects.filter(code__in=["TIGER", "LION"]).update(starts_on=day)
    assert known(world.submission).redefined == [Redefined("blocked", None, day), Redefined("", "TIGER", day)]


def test_announcements_of_others_and_other_breaks_are_not_read(world: World) -> None:
    told = {"starts_on": FIRST_DAY, "text": "A new image model."}
    ProposedBreak.objects.create(company=world.rival, origin="announced", made_by=world.rival_signer, **told)
    ProposedBreak.objects.create(company=world.company, origin="profile", made_by=world.signer, **told)
    assert known(world.submission).announced == []


def test_the_limits_are_those_of_the_day_after_the_quarter(world: World) -> None:
    value = {"band_quarters": 1, "ratio": 5}
    made = {"value": value, "reason": "Too many flags.", "made_by": world.administrator}
    row = DatedSetting.objects.create(name=rulebook.THRESHOLDS, version=1, starts_on=datetime.date(2026, 10, 1), **made)
    assert (known(world.submission).limits.ratio, known(world.submission).limits.band_quarters) == (5, 1)
    DatedSetting.objects.filter(pk=row.pk).update(starts_on=datetime.date(2026, 10, 2))
    assert known(world.submission).limits == rulebook.thresholds.USUAL


def test_more_quarters_take_no_more_queries(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    world.signed_before(world.company)
    with django_assert_max_num_queries(12):
        known(world.submission)
