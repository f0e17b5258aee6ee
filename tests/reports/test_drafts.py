"""A draft as a whole: what is read of the past, and when."""

from __future__ import annotations

from reports.drafts import Draft
from reports.models import DatedSetting, Submission
from reports.rulebook import THRESHOLDS
from reports.rules.cells import Severity
from tests import cast
from tests.cast import World
from tests.conftest import Forbid


def test_what_blocks_is_found_without_the_past(flagged: Submission, forbid_sql: Forbid) -> None:
    with forbid_sql("reports_count", "reports_companycount", "reports_explainedfinding"):
        assert Draft(flagged).blocking == []


def test_the_hash_needs_no_past(flagged: Submission, forbid_sql: Forbid) -> None:
    with forbid_sql("reports_count"):
        assert Draft(flagged).hash


def test_findings_are_what_blocks_then_what_is_doubted(world: World) -> None:
    world.signed_before(world.company, size=5000)
    box = cast.Box("aurora-market", "blocked", "TOTAL")
    cast.save(world.submission, {box: cast.Cell(*box, 10)}, by=world.preparer, door="form")
    severities = [found.severity for found in Draft(world.submission).findings]
    assert severities == [Severity.BLOCKING] * 5 + [Severity.EXPLAIN]


def test_a_draft_that_blocks_or_surprises_is_not_signable(flagged: Submission, world: World) -> None:
    assert not Draft(world.submission_of(world.rival)).is_signable
    assert not Draft(flagged).is_signable
    assert cast.explain(flagged, by=world.preparer).is_signable


def test_a_changed_limit_flags_or_does_not(flagged: Submission, world: World) -> None:
    assert len(Draft(flagged).unexplained) == 2
    about = {"starts_on": "2026-10-01", "reason": "Too many flags.", "made_by": world.administrator}
    DatedSetting.objects.create(name=THRESHOLDS, version=1, value={"ratio": 20}, **about)
    assert Draft(flagged).unexplained == []
