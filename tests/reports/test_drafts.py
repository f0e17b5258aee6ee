"""A draft as a whole: what is read of the past, and when."""

from __future__ import annotations

from reports.drafts import Draft
from reports.models import Submission
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
