from __future__ import annotations

import datetime

import pytest

from members.models import Event
from reports.actions import drafts
from reports.drafts import Draft
from reports.errors import Invalid, NotAllowed, PeriodClosed, Stale, WrongState
from reports.models import Door, ReportingProfile
from reports.profiles import Layout
from reports.rules.cells import Box, Cell
from tests import cast

BOX = Box("aurora-market", "blocked", "TOTAL")


def save(world, changes, by=None, **options):
    return drafts.save(world.submission, changes, by=by or world.preparer, door=Door.FORM, **options)


def test_saving_makes_a_draft_and_a_version(world):
    save(world, {BOX: Cell(*BOX, 5)})
    assert (world.submission.state, world.submission.draft_version) == ("draft", 1)


def test_saving_leaves_one_event_without_figures(world):
    save(world, {BOX: Cell(*BOX, 98765)})
    event = Event.objects.about(world.submission).last()
    assert event.verb == "draft_saved"
    assert "98765" not in str(event.details)


def test_saving_what_is_there_already_changes_nothing(world):
    save(world, {BOX: Cell(*BOX, 5)})
    save(world, {BOX: Cell(*BOX, 5)})
    assert world.submission.draft_version == 1


def test_zero_not_tracked_and_blank_are_three_things(world):
    other, third = BOX._replace(species_group="PANGOLIN"), BOX._replace(species_group="TIGER")
    draft = save(world, {BOX: Cell(*BOX, 0), other: Cell(*other, not_tracked=True), third: None})
    assert draft.cells == {BOX: Cell(*BOX, 0), other: Cell(*other, not_tracked=True)}


def test_none_clears_a_box(world):
    save(world, {BOX: Cell(*BOX, 5)})
    assert save(world, {BOX: None}).cells == {}


def test_thousands_of_boxes_are_written_changed_and_cleared_at_once(world):
    for number in range(4):
        extra = cast.add_platform(world.company, f"aurora-{number}")
        row = world.submission.platform_rows.first()
        row.pk, row.platform = None, extra
        row.save()
    ReportingProfile.objects.all().delete()
    boxes = Layout(world.submission).profile
    assert len(boxes) > 1000
    for answer in (1, 2):
        assert save(world, {box: Cell(*box, answer) for box in boxes}).cells == {b: Cell(*b, answer) for b in boxes}
    assert save(world, dict.fromkeys(boxes[:-1])).cells == {boxes[-1]: Cell(*boxes[-1], 2)}


def test_an_older_version_is_stale(world):
    save(world, {BOX: Cell(*BOX, 5)})
    with pytest.raises(Stale):
        save(world, {BOX: Cell(*BOX, 6)}, version=0)
    assert Draft(world.submission).cells[BOX].value == 5


@pytest.mark.parametrize(
    ("box", "code"),
    [
        (Box("borealis-market", "blocked", "TOTAL"), "not_found"),
        (Box("nowhere", "blocked", "TOTAL"), "not_found"),
        (Box("aurora-market", "nonsense", "TOTAL"), "unknown_code"),
        (Box("aurora-market", "blocked", "UNICORN"), "unknown_code"),
        (Box("aurora-market", "blocked", "UNSPEC"), "computed_row"),
        (Box("aurora-market", "blocked", "MAMMAL"), "unknown_code"),
        (Box("aurora-market", "attempts-refused", "TIGER"), "not_split"),
        (Box(None, "blocked", None), "row_shape"),
    ],
)
def test_a_box_that_does_not_exist_is_refused_and_nothing_is_saved(world, box, code):
    with pytest.raises(Invalid) as refused:
        save(world, {BOX: Cell(*BOX, 5), box: Cell(*box, 1)})
    assert [problem.code for problem in refused.value.problems] == [code]
    assert Draft(world.submission).cells == {}


def test_a_platform_that_is_not_expected_is_refused_by_name(world):
    cast.add_platform(world.company, "aurora-new", since="2026-10-05")
    box = BOX._replace(platform="aurora-new")
    with pytest.raises(Invalid) as refused:
        save(world, {box: Cell(*box, 1)})
    assert refused.value.code == "platform_not_active"


@pytest.mark.parametrize("who", ["viewer", "rival_signer", "analyst", "administrator"])
def test_only_preparers_and_signers_edit(world, who):
    with pytest.raises(NotAllowed):
        save(world, {BOX: Cell(*BOX, 1)}, by=getattr(world, who))


def test_a_submitted_return_is_not_edited(world):
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    with pytest.raises(WrongState):
        save(world, {BOX: Cell(*BOX, 1)})


def test_editing_a_ready_draft_makes_it_a_draft_again(world):
    from reports.actions import submissions

    cast.fill(world.submission, by=world.preparer)
    submissions.send_to_sign(world.submission, by=world.preparer)
    save(world, {BOX: Cell(*BOX, 1)})
    assert world.submission.state == "draft"


def test_nothing_is_saved_from_the_closing_instant_on_without_a_revision(world):
    closes = world.quarter.closes_at
    save(world, {BOX: Cell(*BOX, 1)}, now=closes - datetime.timedelta(seconds=1))
    with pytest.raises(PeriodClosed):
        save(world, {BOX: Cell(*BOX, 2)}, now=closes)


def test_replacing_clears_what_is_not_given(world):
    other = BOX._replace(species_group="PANGOLIN")
    save(world, {BOX: Cell(*BOX, 5), other: Cell(*other, 2)})
    draft = drafts.replace(world.submission, [Cell(*BOX, 6)], by=world.preparer, door=Door.API)
    assert draft.cells == {BOX: Cell(*BOX, 6)}


def test_a_nil_return_writes_zeros_where_the_company_looked(world):
    company = {Box(None, code, None): Cell(None, code, None, 0) for code in cast.COMPANY_MEASURES}
    draft = drafts.fill_nil(world.submission, looked=True, company=company, by=world.preparer)
    assert draft.cells[BOX].value == 0
    assert not draft.blocking


def test_a_nil_return_does_not_say_that_tries_are_not_tracked(world):
    boxes = {"aurora-market": {"blocked": ["TOTAL"], "attempts-refused": ["TOTAL"]}}
    ReportingProfile.objects.update(boxes=boxes, company_measures=[])
    draft = drafts.fill_nil(world.submission, looked=True, company={}, by=world.preparer)
    assert [finding.box for finding in draft.blocking] == [Box("aurora-market", "attempts-refused", "TOTAL")]


def test_a_return_that_could_not_look_is_no_content(world):
    company = {Box(None, code, None): Cell(None, code, None, not_tracked=True) for code in cast.COMPANY_MEASURES}
    drafts.fill_nil(world.submission, looked=False, company=company, by=world.preparer)
    assert not cast.sign(world.submission, by=world.signer).has_content
