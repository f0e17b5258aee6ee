"""Reasons for what is flagged: given, replaced, taken back, asked for before signing, kept with the revision."""

from __future__ import annotations

import datetime

import pytest

from members.actions import tokens
from members.models import Event
from reports.actions import breaks, explanations, signatures, submissions
from reports.actions.drafts import save
from reports.drafts import Draft
from reports.errors import Invalid, NotAllowed, WrongState
from reports.models import BreakOrigin, Door, ExplainedFinding, Explanation, Measure, ProposedBreak, State, Submission
from reports.rules.cells import RETURN, Box, Cell
from reports.rules.codes import Code
from reports.rules.explained import key_of
from tests import cast
from tests.cast import World

BLOCKED = Box("aurora-market", "blocked", "TOTAL")
OWN = Box("aurora-market", "removed-own", "TOTAL")
TEXT = "A new image model since 9 May."


def change(world: World, values: dict[Box, int]) -> None:
    changes = {box: Cell(*box, value) for box, value in values.items()}
    save(world.submission, changes, by=world.preparer, door=Door.FORM)


def keys(submission: Submission) -> list[tuple[Code, Box]]:
    return [key_of(found) for found in Draft(submission).unexplained]


def explain(submission: Submission, world: World, *boxes: Box, reason: str = "detection", text: str = TEXT) -> Draft:
    chosen = [key for key in keys(submission) if not boxes or key[1] in boxes]
    return explanations.explain(submission, chosen, reason=reason, text=text, by=world.preparer)


def test_one_explanation_covers_many_flags(world: World, flagged: Submission) -> None:
    assert keys(flagged) == [(Code.OUTLIER_HIGH, OWN), (Code.OUTLIER_HIGH, BLOCKED)]
    draft = explain(flagged, world)
    assert (len(draft.explained), draft.unexplained, draft.is_signable) == (2, [], True)
    assert Explanation.objects.get().made_by == world.preparer
    [act] = Event.objects.about(flagged).filter(verb="explained")
    assert act.details == {"findings": 2, "reason": "detection"}


def test_explaining_again_replaces_and_leaves_no_text_behind(world: World, flagged: Submission) -> None:
    key = keys(flagged)[:1]
    for text in (TEXT, "It was a one-off sweep in June."):
        explanations.explain(flagged, key, reason="sweep", text=text, by=world.preparer)
    assert [one.text for one in Explanation.objects.all()] == ["It was a one-off sweep in June."]


def test_a_changed_number_asks_again_and_offers_the_old_text(world: World, flagged: Submission) -> None:
    explain(flagged, world)
    change(world, {BLOCKED: 2000})
    draft = Draft(world.submission)
    assert [found.box for found in draft.unexplained] == [BLOCKED]
    offered = draft.offered(draft.unexplained[0])
    assert offered is not None
    assert offered.text == TEXT


def test_what_is_taken_back_is_asked_again(world: World, flagged: Submission) -> None:
    explain(flagged, world)
    draft = explanations.withdraw(flagged, [(Code.OUTLIER_HIGH, OWN)], by=world.signer)
    assert [found.box for found in draft.unexplained] == [OWN]
    assert ExplainedFinding.objects.count() == 1


def test_thousands_are_taken_back_at_once(world: World, flagged: Submission) -> None:
    explain(flagged, world)
    many = [(Code.OUTLIER_HIGH, Box("aurora-market", "blocked", f"GROUP-{number}")) for number in range(2_000)]
    explanations.withdraw(flagged, [*many, (Code.OUTLIER_HIGH, OWN)], by=world.signer)
    assert [row.measure for row in ExplainedFinding.objects.all()] == ["blocked"]


@pytest.mark.parametrize(
    ("text", "code"),
    [("  short  ", "too_short"), ("x" * 501, "too_long"), ("with a bell \a in it", "bad_character")],
)
def test_a_text_that_does_not_do_is_refused_and_not_cut(
    world: World, flagged: Submission, text: str, code: str
) -> None:
    with pytest.raises(Invalid) as refused:
        explain(flagged, world, text=text)
    assert refused.value.code == code
    assert not Explanation.objects.exists()


def test_ten_and_five_hundred_characters_do(world: World, flagged: Submission) -> None:
    explain(flagged, world, OWN, text="x" * 10)
    explain(flagged, world, BLOCKED, text="二" * 500)
    assert keys(flagged) == []


def test_a_reason_is_one_of_ours(world: World, flagged: Submission) -> None:
    with pytest.raises(Invalid, match="Choose one of the reasons"):
        explain(flagged, world, reason="weather")


def test_what_is_not_flagged_is_not_explained(world: World, flagged: Submission) -> None:
    with pytest.raises(Invalid) as refused:
        explanations.explain(flagged, [(Code.DROP_TO_ZERO, BLOCKED)], reason="other", text=TEXT, by=world.preparer)
    assert [(one.code, one.pointer) for one in refused.value.problems] == [
        ("not_found", "/aurora-market/blocked/TOTAL")
    ]


def test_a_viewer_and_a_stranger_explain_nothing(world: World, flagged: Submission) -> None:
    for person in (world.viewer, world.rival_signer):
        with pytest.raises(NotAllowed):
            explanations.explain(flagged, keys(flagged), reason="other", text=TEXT, by=person)


def test_the_desk_explains_nothing_of_a_draft_that_the_company_made(world: World, flagged: Submission) -> None:
    with pytest.raises(WrongState):
        explanations.explain(flagged, keys(flagged), reason="other", text=TEXT, by=world.analyst)


def test_a_program_explains_in_the_name_of_who_made_its_token(world: World, flagged: Submission) -> None:
    scopes = ["returns:write"]
    token, _secret = tokens.create(world.company, by=world.signer, name="t", scopes=scopes, days=1)
    explanations.explain(flagged, keys(flagged), reason="other", text=TEXT, by=token)
    assert Explanation.objects.get().made_by == world.signer


def test_nothing_is_signed_or_sent_to_sign_before_it_is_explained(world: World, flagged: Submission) -> None:
    for step in (
        lambda: submissions.send_to_sign(flagged, by=world.preparer),
        lambda: signatures.sign(flagged, by=world.signer, signature=cast.signature(flagged)),
    ):
        with pytest.raises(Invalid) as refused:
            step()
        assert refused.value.code == "needs_explanation"
    assert [problem.detail for problem in refused.value.problems][1:] == [
        "Total, Blocked before going live: 10 times last quarter (100 → 1,000). If it is right, say why."
    ]


def test_signing_keeps_the_explanations_outside_the_hash(world: World, flagged: Submission) -> None:
    before = Draft(flagged).hash
    explain(flagged, world)
    revision = cast.sign(flagged, by=world.signer)
    assert revision.hash == before
    assert revision.explanations[1] == {
        "code": "outlier_high", "platform": "aurora-market", "measure": "blocked", "species_group": "TOTAL",
        "value": 1000, "reason": "detection", "text": TEXT, "second_text": "",
    }  # fmt: skip


def test_what_is_handed_in_cannot_be_explained_anew(world: World, flagged: Submission) -> None:
    explained = keys(flagged)
    cast.sign(flagged, by=world.signer)
    with pytest.raises(WrongState):
        explanations.explain(flagged, explained, reason="other", text=TEXT, by=world.signer)


def test_explaining_what_came_back_says_that_somebody_looked(world: World, flagged: Submission) -> None:
    cast.sign(flagged, by=world.signer)
    cast.send_back(flagged, by=world.analyst, note="Why so many?")
    key = [(Code.OUTLIER_HIGH, BLOCKED)]
    explanations.explain(flagged, key, reason="detection", text=TEXT, by=world.preparer)
    assert flagged.state == State.DRAFT


def test_a_changed_definition_proposes_a_break_when_it_is_signed(world: World, flagged: Submission) -> None:
    explain(flagged, world, BLOCKED, reason="definition")
    assert not ProposedBreak.objects.exists()
    cast.sign(flagged, by=world.signer)
    proposed = ProposedBreak.objects.get()
    assert (proposed.origin, proposed.starts_on, proposed.text) == ("explained", datetime.date(2026, 7, 1), TEXT)
    assert [one.code for one in proposed.measures.all()] == ["blocked"]
    assert [one.slug for one in proposed.platforms.all()] == ["aurora-market"]


def test_a_break_of_the_whole_return_names_no_measure_and_no_platform(world: World, flagged: Submission) -> None:
    world.signed_before(world.company, back=2)
    change(world, {Box("aurora-market", measure, "TOTAL"): 300 for measure in cast.MEASURES} | {BLOCKED: 1000})
    assert keys(world.submission) == [(Code.LOOKS_CUMULATIVE, RETURN), (Code.OUTLIER_HIGH, BLOCKED)]
    explain(world.submission, world, reason="definition")
    cast.sign(world.submission, by=world.signer)
    proposed = ProposedBreak.objects.get()
    assert not proposed.measures.exists()
    assert not proposed.platforms.exists()


def test_a_second_revision_does_not_propose_the_break_twice(world: World, flagged: Submission) -> None:
    explain(flagged, world, BLOCKED, reason="definition")
    for _turn in range(2):
        cast.sign(flagged, by=world.signer)
        submissions.recall(flagged, by=world.signer)
    assert ProposedBreak.objects.filter(withdrawn_at__isnull=True).count() == 1


def test_an_announced_change_explains_its_flags_and_goes_along(world: World, flagged: Submission) -> None:
    announced = ProposedBreak.objects.create(
        company=world.company,
        starts_on=datetime.date(2026, 5, 9),
        text="New image model from 9 May.",
        origin=BreakOrigin.ANNOUNCED,
        made_by=world.signer,
    )
    announced.measures.set(Measure.objects.filter(code="blocked"))
    assert keys(flagged) == [(Code.OUTLIER_HIGH, OWN)]
    revision = cast.sign(flagged, by=world.signer)
    told = {(one["measure"], one["reason"]): one["text"] for one in revision.explanations}
    assert told["blocked", "announced"] == "New image model from 9 May."


@pytest.mark.parametrize("change", [{"withdrawn_at": cast.NOW}, {"starts_on": datetime.date(2026, 3, 31)}])
def test_an_announcement_withdrawn_or_long_ago_explains_nothing(
    world: World, flagged: Submission, change: dict[str, object]
) -> None:
    told = {"starts_on": datetime.date(2026, 5, 9), "text": TEXT, "origin": "announced", "made_by": world.signer}
    ProposedBreak.objects.create(company=world.company, **(told | change))
    assert len(keys(flagged)) == 2


def test_a_copied_quarter_is_explained_as_a_whole(world: World, flagged: Submission) -> None:
    cast.fill(flagged, by=world.preparer)
    assert keys(flagged) == [(Code.SAME_AS_LAST_QUARTER, RETURN)]
    explain(flagged, world)
    assert cast.sign(flagged, by=world.signer).explanations[0]["platform"] is None


def test_what_the_desk_decided_is_not_proposed_again(world: World, flagged: Submission) -> None:
    explain(flagged, world, BLOCKED, reason="definition")
    cast.sign(flagged, by=world.signer)
    breaks.decline(ProposedBreak.objects.get(), by=world.administrator, note="One platform alone.")
    submissions.recall(flagged, by=world.signer)
    cast.sign(flagged, by=world.signer)
    assert ProposedBreak.objects.count() == 1
