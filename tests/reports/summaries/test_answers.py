"""A signed revision, read back as the company gave it."""

from __future__ import annotations

from reports.actions import corrections
from reports.actions.drafts import fill_nil
from reports.calendar import QuarterKey
from reports.drafts import Draft
from reports.parts import Part
from reports.summaries.answers import answers_before, answers_by_revision, answers_of
from reports.summaries.totals import listings_by_part
from tests import cast
from tests.cast import World


def test_the_answers_of_a_revision_are_those_of_its_draft(world: World) -> None:
    drafted = cast.fill(world.submission, by=world.preparer).cells
    revision = cast.sign(world.submission, by=world.signer)
    assert answers_of(revision) == drafted


def test_a_nil_return_that_could_not_look_reads_back_too(world: World) -> None:
    fill_nil(world.submission, looked=False, company={}, by=world.preparer)
    company = {box: cell for box, cell in cast.full_answer(world.submission).items() if box.is_company_count}
    drafted = cast.save(world.submission, company, by=world.preparer, door="form").cells
    answers = answers_of(cast.sign(world.submission, by=world.signer))
    assert answers == drafted


def test_tools_are_outside_the_total(world: World) -> None:
    cast.fill(world.submission, by=world.preparer, size=100)
    answers = answers_of(cast.sign(world.submission, by=world.signer))
    assert listings_by_part(answers) == {Part.REMOVED: 200, Part.BLOCKED: 100}


def test_several_revisions_are_read_in_two_queries(world: World, django_assert_num_queries) -> None:
    keys = [world.accepted(one).latest_revision_id for one in (world.company, world.rival)]
    with django_assert_num_queries(2):
        assert len(answers_by_revision([key for key in keys if key])) == 2


def test_the_first_quarter_has_nothing_before_it(world: World) -> None:
    assert answers_before(world.submission) == {}


def test_the_quarter_before_is_the_one_that_counts(world: World, clock) -> None:
    world.accepted(world.company, size=100)
    corrections.ask(world.submission, by=world.signer, reason="Twice.")
    cast.fill(world.submission, by=world.signer, size=60)
    cast.sign(world.submission, by=world.signer)
    clock.move_to(cast.NOW.replace(year=2027, month=1))
    following = cast.quarters.plan(QuarterKey(2026, 4), by=world.administrator)
    opened = cast.quarters.open_quarter(following, by=world.administrator)
    mine = next(one for one in opened if one.company_id == world.company.pk)
    assert listings_by_part(answers_before(mine))[Part.BLOCKED] == 100
    assert Draft(mine).cells == {}
