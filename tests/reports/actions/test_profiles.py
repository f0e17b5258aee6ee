"""Setting a profile: from which quarter, what is refused, and the series break that follows."""

from __future__ import annotations

from time import process_time
from timeit import timeit

import pytest

from members.models import Event
from reports.actions import breaks
from reports.actions.profiles import problems, set_profile, starts
from reports.calendar import QuarterKey
from reports.drafts import Draft
from reports.errors import Invalid, NotAllowed, Stale, WrongState
from reports.models import ProposedBreak, ReportingProfile
from reports.profiles import layout_of
from reports.tracking import Choice
from tests import cast
from tests.cast import World

OPEN, NEXT = QuarterKey(2026, 3), QuarterKey(2026, 4)
MARKET = "aurora-market"
TICKS = {"blocked": ["TOTAL", "PANGOLIN"], "removed-own": ["TOTAL"]}
COMPANY = ["reports-received"]


def choice(boxes: dict[str, list[str]] | None = None, **ways: str) -> Choice:
    return Choice({MARKET: TICKS if boxes is None else boxes}, COMPANY, {MARKET: ways} if ways else {})


def change(world: World, wanted: Choice, note: str = "New image model.", **more: object) -> ReportingProfile | None:
    options = {"starts_on": OPEN, "by": world.preparer, "note": note} | more
    return set_profile(world.company, wanted, **options)  # type: ignore[arg-type]


def proposals(world: World) -> list[ProposedBreak]:
    return list(ProposedBreak.objects.filter(company=world.company, withdrawn_at__isnull=True))


def test_a_change_is_a_new_row_and_the_earlier_one_stays(world: World) -> None:
    before = world.company.profiles.get()
    made = change(world, choice())
    assert (made.starts_on, made.boxes) == (OPEN.first_day, {MARKET: TICKS})
    assert ReportingProfile.objects.get(pk=before.pk).boxes == before.boxes


def test_the_open_return_asks_for_the_new_boxes(world: World) -> None:
    change(world, choice())
    assert {box.measure for box in Draft(world.submission).required} == {"blocked", "removed-own", *COMPANY}


def test_the_next_quarter_leaves_the_open_return_alone(world: World) -> None:
    change(world, choice(), starts_on=NEXT)
    assert "accounts-closed" in layout_of(world.company, OPEN).boxes[MARKET]
    assert layout_of(world.company, NEXT).boxes == {MARKET: TICKS}


def test_a_change_leaves_an_event_with_its_note(world: World) -> None:
    change(world, choice())
    assert Event.objects.about(world.company).get(verb="profile_set").note == "New image model."


def test_the_same_choice_again_writes_nothing(world: World) -> None:
    change(world, layout_of(world.company, OPEN).choice)
    assert world.company.profiles.count() == 1


def test_a_signed_quarter_keeps_what_it_was_signed_under(world: World) -> None:
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    assert starts(world.company) == [NEXT]
    with pytest.raises(WrongState, match="Q3 2026 is signed"):
        change(world, choice())


@pytest.mark.parametrize("key", [QuarterKey(2026, 2), QuarterKey(2027, 1)])
def test_neither_the_past_nor_the_far_future_takes_a_change(world: World, key: QuarterKey) -> None:
    with pytest.raises(WrongState, match="Q3 2026, Q4 2026"):
        change(world, choice(), starts_on=key)


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (choice({}), "no_measure"),
        (choice({"blocked": ["PANGOLIN"]}), "no_total"),
        (choice({"blocked": ["TOTAL", "DODO"]}), "unknown_code"),
        (choice({"attempts-refused": ["TOTAL", "PANGOLIN"]}), "unknown_code"),
        (Choice({"elsewhere": TICKS}, []), "unknown_code"),
        (Choice({MARKET: TICKS}, ["blocked"]), "unknown_code"),
        (choice(time_zone="Mars/Olympus"), "bad_time_zone"),
        (choice(blocked="thrice"), "bad_way"),
    ],
)
def test_a_choice_that_makes_no_sense_is_refused(world: World, wanted: Choice, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        change(world, wanted)
    assert code in {problem.code for problem in refusal.value.problems}
    assert world.company.profiles.count() == 1


def test_who_reads_does_not_change(world: World) -> None:
    with pytest.raises(NotAllowed):
        change(world, choice(), by=world.viewer)


def test_a_profile_that_moved_meanwhile_is_not_overwritten(world: World) -> None:
    read = layout_of(world.company, OPEN).choice.fingerprint
    change(world, choice())
    with pytest.raises(Stale):
        change(world, choice({"blocked": ["TOTAL"]}), read=read)


def test_other_measures_propose_a_series_break(world: World) -> None:
    change(world, choice())
    [made] = proposals(world)
    assert (made.starts_on, made.cause, made.origin, made.text) == (
        OPEN.first_day,
        "scope",
        "profile",
        "New image model.",
    )
    touched = set(made.measures.values_list("code", flat=True))
    assert touched == {"removed-reported", "accounts-closed", "reports-acted"}


def test_counting_otherwise_proposes_a_break_of_the_method(world: World) -> None:
    held = layout_of(world.company, OPEN).choice
    world.company.profiles.update(ways={MARKET: {"blocked": "attempts"}})
    change(world, Choice(held.boxes, held.company_measures, {MARKET: {"blocked": "distinct"}}))
    [made] = proposals(world)
    assert (made.cause, [one.code for one in made.measures.all()]) == ("method", ["blocked"])
    assert [one.slug for one in made.platforms.all()] == [MARKET]


def test_a_break_needs_a_sentence(world: World) -> None:
    with pytest.raises(Invalid) as refusal:
        change(world, choice(), note=" ")
    assert [problem.pointer for problem in refusal.value.problems] == ["/note"]


def test_groups_alone_need_no_sentence_and_propose_nothing(world: World) -> None:
    held = layout_of(world.company, OPEN).choice
    fewer = held.boxes[MARKET] | {"blocked": ["TOTAL"]}
    change(world, Choice({MARKET: fewer}, held.company_measures), note="")
    assert proposals(world) == []


def test_setting_a_profile_up_breaks_nothing(world: World) -> None:
    ReportingProfile.objects.all().delete()
    change(world, choice(blocked="distinct", time_zone="Asia/Shanghai"), note="")
    assert proposals(world) == []


def test_a_second_thought_replaces_the_proposal_and_keeps_its_words(world: World) -> None:
    change(world, choice())
    change(world, choice({"blocked": ["TOTAL"]}), note="")
    [made] = proposals(world)
    assert made.text == "New image model."
    assert "removed-own" in made.measures.values_list("code", flat=True)


def test_what_the_desk_decided_is_not_proposed_again(world: World) -> None:
    change(world, choice())
    [made] = proposals(world)
    breaks.decline(made, by=world.administrator, note="Too small to see.")
    change(world, choice(TICKS | {"blocked": ["TOTAL"]}), note="")
    assert proposals(world) == [made]


def test_going_back_takes_the_proposal_back(world: World) -> None:
    held = layout_of(world.company, OPEN).choice
    change(world, choice())
    change(world, held)
    assert proposals(world) == []


def test_a_platform_that_is_not_in_this_quarter_keeps_its_boxes(world: World) -> None:
    stored = world.company.profiles.get()
    world.company.profiles.update(boxes=stored.boxes | {"old-shop": {"blocked": ["TOTAL"]}})
    assert change(world, choice()).boxes["old-shop"] == {"blocked": ["TOTAL"]}


def test_a_new_platform_tracks_everything_until_said(world: World) -> None:
    cast.add_platform(world.company, "aurora-video")
    boxes = layout_of(world.company, NEXT).boxes
    assert "ELE-IVORY" in boxes["aurora-video"]["removed-unattributed"]
    assert "removed-unattributed" not in boxes[MARKET]


def test_signing_carries_the_ways_and_freezes_them(world: World) -> None:
    change(
        world,
        Choice(layout_of(world.company, OPEN).boxes, list(cast.COMPANY_MEASURES), {MARKET: {"blocked": "distinct"}}),
    )
    cells = cast.full_answer(world.submission)
    added = cast.Cell(MARKET, "blocked", "RHINO", 1)
    cast.save(world.submission, cells | {added.box: added}, by=world.preparer, door="form", now=cast.NOW)
    revision = cast.sign(world.submission, by=world.signer)
    assert revision.profile["ways"] == {MARKET: {"blocked": "distinct"}}
    assert "RHINO" not in revision.profile["boxes"][MARKET]["blocked"]
    kept = world.company.profiles.latest("starts_on")
    assert ("RHINO" in kept.boxes[MARKET]["blocked"], kept.ways) == (True, revision.profile["ways"])


def test_judging_a_choice_takes_time_in_proportion_to_its_boxes(world: World) -> None:
    layout = layout_of(world.company, OPEN)
    every = layout.under(None)
    once = timeit(lambda: set(every.profile), timer=process_time, number=20)
    assert timeit(lambda: problems(layout, every, note=""), timer=process_time, number=20) < 400 * once
