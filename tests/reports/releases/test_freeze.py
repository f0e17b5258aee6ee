"""What freezing a release takes, leaves and refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members.models import Event, User
from reports.actions import quarters, release_inputs, releases
from reports.actions.reviews import take_back
from reports.aggregate.listings import listings
from reports.calendar import QuarterKey
from reports.errors import NotAllowed, Refusal
from reports.models import CellStatus, DisclosurePolicy, Release, Table
from tests.conftest import Forbid
from tests.reports.releases.stage import Stage


def cells_of(release: Release) -> dict[tuple[str, str, str], int | None]:
    return {(c.table, c.period, c.part): c.value for c in release.cells.filter(section="ALL")}


def test_frozen_cells_are_the_sums_of_what_was_accepted(full: Stage) -> None:
    cells = cells_of(full.freeze())
    assert cells["quarter", "2026-Q1", "total"] == 7 * 400
    assert cells["quarter", "2026-Q1", "removed"] == 7 * 300
    assert cells["year", "2025", "total"] == 4 * 7 * 400
    assert cells["cumulative", "2026-Q1", "total"] == 5 * 7 * 400


def test_frozen_cells_agree_with_the_pure_sums(full: Stage) -> None:
    release = full.freeze()
    facts = full.facts(release)
    cells = cells_of(release)
    for quarter, found in listings(facts, lambda fact: fact.quarter).items():
        assert cells["quarter", str(quarter), "total"] == found.total
        assert cells["quarter", str(quarter), "blocked"] == found.blocked


def test_a_part_that_nobody_tracks_is_not_zero(full: Stage) -> None:
    cell = full.freeze().cells.get(table=Table.QUARTER, period="2026-Q1", part="not_separated")
    assert cell.value is None
    assert cell.status == CellStatus.NOT_COLLECTED


def test_numbers_are_read_by_one_query(full: Stage, django_assert_num_queries: Any) -> None:
    inputs = release_inputs.choose(full.last, None)
    with django_assert_num_queries(1):
        release_inputs.leaves_of(inputs)


def test_tools_and_services_enter_no_cell(full: Stage) -> None:
    full.answer(full.submission("altair", "2026-Q1"), {"removed-own": 300}, group="TOOL")
    cell = full.freeze().cells.get(table=Table.QUARTER, period="2026-Q1", part="total")
    assert cell.value == 6 * 400


def test_missing_return_makes_its_quarter_provisional(stage: Stage) -> None:
    stage.answer_all(but=("altair",))
    cell = stage.freeze().cells.get(table=Table.QUARTER, period="2026-Q1", part="total")
    assert cell.status == CellStatus.PROVISIONAL
    assert (cell.received, cell.expected) == (6, 7)


def test_coverage_over_quarters_counts_returns(full: Stage) -> None:
    cell = full.freeze().cells.get(table=Table.CUMULATIVE, period="2026-Q1")
    assert (cell.received, cell.expected) == (35, 35)


def test_quarter_with_too_few_contributors_is_withheld_with_a_range(stage: Stage) -> None:
    stage.answer_all(but=("altair", "beryl", "cobalt"))
    cell = stage.freeze().cells.get(table=Table.QUARTER, period="2026-Q1", part="total")
    assert cell.status == CellStatus.WITHHELD
    assert (cell.value, cell.low) == (None, 0)


def test_discarded_release_uses_up_no_edition(full: Stage) -> None:
    releases.discard(full.freeze(), by=full.analyst, reason="Wrong day.")
    assert full.freeze().code == "2026-Q1.1"


def test_freezing_twice_is_refused(full: Stage) -> None:
    full.freeze()
    with pytest.raises(Refusal) as refused:
        full.freeze()
    assert refused.value.code == "release_in_progress"


def test_published_quarter_is_not_frozen_again(full: Stage) -> None:
    full.publish()
    with pytest.raises(Refusal) as refused:
        full.freeze(full.quarters[0])
    assert refused.value.code == "published"


def test_quarter_that_is_not_open_is_refused(full: Stage) -> None:
    later = quarters.plan(QuarterKey(2026, 2), by=None)
    with pytest.raises(Refusal) as refused:
        full.freeze(later)
    assert refused.value.code == "not_open"


def test_nothing_is_frozen_without_a_policy(full: Stage) -> None:
    DisclosurePolicy.objects.all().delete()
    with pytest.raises(Refusal) as refused:
        full.freeze()
    assert refused.value.code == "no_policy"


def test_administrator_does_not_freeze(full: Stage, administrator: User) -> None:
    with pytest.raises(NotAllowed):
        full.freeze(by=administrator)


@pytest.mark.case("B162")
@pytest.mark.door("desk")
def test_a_revision_that_comes_while_a_release_is_built_goes_into_the_next(full: Stage) -> None:
    """No new revision comes for what the release holds (see the doors of companies); if one did, it would wait."""
    release = full.freeze()
    frozen = full.facts(release)
    full.answer(full.submission("altair", "2026-Q1"), {"removed-own": 900})
    with pytest.raises(Refusal) as refused:
        full.freeze()
    assert (refused.value.code, refused.value.status) == ("release_in_progress", 409)
    assert full.facts(release) == frozen


@pytest.mark.case("B164")
@pytest.mark.door("desk")
@pytest.mark.parametrize("step", [Stage.freeze, Stage.publish])
def test_frozen_acceptance_stays(full: Stage, step: Callable[[Stage], Release]) -> None:
    submission = full.submission("altair", "2026-Q1")
    step(full)
    with pytest.raises(Refusal) as refused:
        take_back(submission, by=full.analyst, reason="A mistake.")
    assert refused.value.code == "published"


def test_discarding_frees_acceptances(full: Stage) -> None:
    submission = full.submission("altair", "2026-Q1")
    releases.discard(full.freeze(), by=full.analyst, reason="Wrong day.")
    take_back(submission, by=full.analyst, reason="A mistake.")
    assert submission.accepted_revision is None


def test_freezing_leaves_an_event(full: Stage) -> None:
    release = full.freeze()
    event = Event.objects.about(release).get()
    assert (event.verb, event.details["hash"]) == ("release_frozen", release.hash)


def test_same_inputs_give_the_same_hash(full: Stage) -> None:
    first = full.freeze()
    releases.discard(first, by=full.analyst, reason="Wrong day.")
    assert full.freeze().hash == first.hash


def test_freezing_changes_no_submission(full: Stage, forbid_sql: Forbid) -> None:
    with forbid_sql('UPDATE "reports_submission"', 'UPDATE "reports_revision"'):
        full.freeze()


def test_what_counts_is_read_after_the_returns_are_held(full: Stage) -> None:
    with CaptureQueriesContext(connection) as seen:
        release_inputs.choose(full.last, None)
    held = [query["sql"] for query in seen if 'FROM "reports_submission"' in query["sql"]]
    assert held
    assert not any('"reports_revision"' in sql for sql in held)


def test_a_release_that_comes_out_meanwhile_is_gone_on_from(full: Stage) -> None:
    job = releases.publish(full.freeze(full.quarters[3]), by=full.publisher)

    def come_out(execute: Any, sql: str, *rest: Any) -> Any:
        if ' AS "a" FROM "reports_release" WHERE' in sql:  # whether one is pending
            releases.make_files(job)
        return execute(sql, *rest)

    with connection.execute_wrapper(come_out), pytest.raises(Refusal, match="Another release"):
        full.freeze()
