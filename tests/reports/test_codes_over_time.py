"""Two groups are counted, then merged into a third: what was said stays, and last quarter lines up with this one."""

from __future__ import annotations

import pytest
import time_machine
from django.test import Client

from reports.actions import code_lists, release_inputs
from reports.calendar import QuarterKey
from reports.drafts import content_hash
from reports.errors import Invalid
from reports.facts import accepted_facts
from reports.models import ReportingProfile, Revision, Submission, SuccessionKind
from reports.profiles import Layout, after_signing
from reports.rules.cells import Box, Cell
from reports.summaries.answers import answers_before, answers_of
from reports.summaries.desk_review import review
from tests import cast
from tests.cast import World
from tests.reports.views.member.conftest import browser

MERGED = Box("aurora-market", "blocked", "PANTIGER")
FORMER = Box("aurora-market", "blocked", "PANGOLIN")


def answered(world: World, clock: time_machine.Traveller, key: QuarterKey) -> Submission:
    """The company's return for a quarter, opened at its end."""
    clock.move_to(key.next().first_day.isoformat() + "T12:00:00+00:00")
    quarter = cast.quarters.plan(key, by=world.administrator)
    cast.quarters.open_quarter(quarter, by=world.administrator)
    return Submission.objects.select_related("company", "quarter").get(company=world.company, quarter=quarter)


@pytest.fixture
def before(world: World, clock: time_machine.Traveller) -> Revision:
    """The last quarter before the merger, accepted: a quarter of everything are pangolins, tigers are looked for."""
    who = {"by": world.administrator, "reason": "Counted together."}
    into = {"into": "PANTIGER", "words": {"names": {"en": "Pangolins and tigers"}}, "starts": QuarterKey(2027, 1)}
    code_lists.merge(SuccessionKind.GROUP, ["PANGOLIN", "TIGER"], **into, **who)
    submission = answered(world, clock, QuarterKey(2026, 4))
    tigers = {box: Cell(*box, 2) for box in [FORMER._replace(species_group="TIGER")]}
    cast.save(submission, cast.full_answer(submission) | tigers, by=world.preparer, door="form")
    revision = cast.signatures.sign(submission, by=world.signer, signature=cast.signature(submission))
    cast.reviews.accept(submission, by=world.analyst, revision_hash=revision.hash)
    return revision


@pytest.fixture
def after(before: Revision, world: World, clock: time_machine.Traveller) -> Submission:
    """The first quarter in which they are one group."""
    return answered(world, clock, QuarterKey(2027, 1))


def test_last_quarter_lines_up(after: Submission) -> None:
    assert answers_before(after)[MERGED] == Cell(*MERGED, 27)
    assert FORMER not in answers_before(after)
    assert answers_before(after)[FORMER._replace(species_group="TOTAL")].value == 100


def test_the_grid_asks_for_the_one_group_with_the_sum_beside_it(after: Submission, world: World) -> None:
    page = browser(world.preparer).get("/en/m/aurora/2027-Q1/counts/").content.decode()
    assert "Pangolins and tigers" in page
    assert 'name="c:aurora-market:blocked:PANTIGER"' in page
    assert 'name="c:aurora-market:blocked:TIGER"' not in page
    assert '-prev">27</span>' in page


def test_the_old_return_keeps_its_groups_names_and_hash(before: Revision, after: Submission) -> None:
    old = Layout(before.submission)
    assert {"PANGOLIN", "TIGER"} <= set(old.groups)
    assert "PANTIGER" not in old.groups
    assert answers_of(before)[FORMER].value == 25
    counts = before.counts.values_list("platform__slug", "measure__code", "species_group__code", "value", "not_tracked")
    company = before.company_counts.values_list("measure__code", "value", "not_tracked")
    cells = [Cell(*row) for row in counts] + [Cell(None, code, None, *answer) for code, *answer in company]
    assert content_hash(before.submission, cells) == before.hash


def test_the_old_receipt_can_be_read(after: Submission, world: World) -> None:
    assert browser(world.viewer).get("/en/m/aurora/2026-Q4/receipt/").status_code == 200
    assert "Pangolins" in browser(world.viewer).get("/en/m/aurora/2026-Q4/counts/").content.decode()


def test_a_profile_that_names_a_former_group_asks_for_its_successor(after: Submission) -> None:
    layout = Layout(after)
    assert MERGED in layout.profile
    assert FORMER not in layout.profile
    assert ReportingProfile.objects.get(company=after.company).boxes["aurora-market"]["blocked"].count("TIGER") == 1
    assert after_signing(layout, [Cell(*MERGED, 3)]) is None


def test_a_former_code_is_refused_with_its_successor(after: Submission, world: World) -> None:
    with pytest.raises(Invalid, match="“PANGOLIN” is no longer counted. “PANTIGER” is counted") as refusal:
        cast.save(after, {FORMER: Cell(*FORMER, 3)}, by=world.preparer, door="form")
    assert refusal.value.code == "unknown_code"


def test_sums_over_both_quarters_hold(before: Revision, after: Submission, world: World) -> None:
    cells = {box: cell for box, cell in cast.full_answer(after).items() if box.species_group in (None, "TOTAL")}
    cast.save(after, cells | {MERGED: Cell(*MERGED, 40)}, by=world.preparer, door="form")
    revision = cast.signatures.sign(after, by=world.signer, signature=cast.signature(after))
    cast.reviews.accept(after, by=world.analyst, revision_hash=revision.hash)
    mammals = {(f.quarter, f.species_group): f.value for f in accepted_facts() if f.measure == "blocked"}
    assert sum(value for (quarter, _group), value in mammals.items() if quarter == QuarterKey(2027, 1)) == 100
    assert mammals[QuarterKey(2027, 1), "PANTIGER"] == 40
    assert mammals[QuarterKey(2026, 4), "PANGOLIN"] == 25
    leaves = release_inputs.leaves_of(release_inputs.choose(after.quarter, None))
    assert {leaf.section for leaf in leaves} == {"MAMMAL", "UNSPEC"}


def test_the_review_compares_in_the_new_codes(before: Revision, after: Submission, world: World) -> None:
    cells = {box: cell for box, cell in cast.full_answer(after).items() if box.species_group in (None, "TOTAL")}
    cast.save(after, cells | {MERGED: Cell(*MERGED, 40)}, by=world.preparer, door="form")
    cast.signatures.sign(after, by=world.signer, signature=cast.signature(after))
    lines = [line for table in review(after).tables for line in (*table.changed, *table.other)]
    merged = next(line for line in lines if line.group == "Pangolins and tigers" and line.change == 13)
    assert merged.answers[-2] == Cell(*MERGED, 27)


def test_programs_read_what_became_of_a_code(after: Submission, client: Client) -> None:
    groups = {one["code"]: one for one in client.get("/api/v1/code-lists/species-groups/").json()["results"]}
    assert (groups["TIGER"]["successor"], groups["TIGER"]["ends_on"]) == ("PANTIGER", "2026-12-31")
    assert groups["PANTIGER"]["successor"] is None
