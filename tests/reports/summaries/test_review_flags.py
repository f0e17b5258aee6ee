"""What the desk reads of flags: what was signed with the revision, and nothing that was written since."""

from __future__ import annotations

from reports.actions import submissions
from reports.models import Submission, SubmissionPlatform
from reports.summaries.review_flags import explanations_of, notices_of
from tests import cast
from tests.cast import World

TEXT = "A new image model since 9 May."


def test_before_a_signature_there_is_nothing(world: World, flagged: Submission) -> None:
    cast.explain(flagged, by=world.preparer, text=TEXT)
    assert explanations_of(flagged.latest_revision) == []


def test_one_explanation_stands_with_all_its_flags_and_both_numbers(world: World, flagged: Submission) -> None:
    cast.explain(flagged, by=world.preparer, text=TEXT)
    cast.sign(flagged, by=world.signer)
    [told] = explanations_of(flagged.latest_revision)
    assert (told.reason, told.text) == ("Other", TEXT)
    assert list(told.sentences) == [
        "Aurora Market · All prohibited wildlife · Removed, found by the company: 100 → 1,017 (far above last quarter)",
        "Aurora Market · All prohibited wildlife · Blocked before publication: 100 → 1,000 (far above last quarter)",
    ]


def test_what_is_written_after_the_signature_stays_with_the_company(world: World, flagged: Submission) -> None:
    cast.explain(flagged, by=world.preparer, text=TEXT)
    cast.sign(flagged, by=world.signer)
    submissions.recall(flagged, by=world.signer)
    cast.fill(flagged, by=world.preparer)
    cast.explain(flagged, by=world.preparer, text="Not yet for the desk to read.")
    assert [told.text for told in explanations_of(flagged.latest_revision)] == [TEXT]


def test_a_copied_quarter_is_named_as_a_whole(world: World, flagged: Submission) -> None:
    cast.fill(flagged, by=world.preparer)
    cast.sign(flagged, by=world.signer)
    assert explanations_of(flagged.latest_revision)[0].sentences == ["Every number is the same as last quarter"]


def test_a_platform_held_for_some_days_is_mentioned(world: World) -> None:
    assert notices_of(world.submission) == []
    SubmissionPlatform.objects.filter(submission=world.submission).update(ends_on="2026-08-15")
    [notice] = notices_of(world.submission)
    assert notice.endswith("was held for a part of the quarter: only 1 Jul to 15 Aug 2026 counts here.")
