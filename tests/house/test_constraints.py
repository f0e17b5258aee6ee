"""What must always be true is held by the database: every constraint is attacked here, by name."""

from __future__ import annotations

import datetime

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import F

from members.actions import events, tokens
from members.models import Job
from reports.models import (
    DisclosurePolicy,
    Release,
    ReleaseCell,
    ReleaseFigure,
    ReleaseFile,
    ReleaseInput,
    Target,
    TargetVersion,
)
from tests import cast

DAY = datetime.date(2000, 1, 1)
THEN = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)

# One change for each check that would make its sentence untrue; the rows are those of ``populated``.
LIES = {
    "ownership_ends_after_start": {"ends_on": DAY},
    "platform_spell_ends_after_start": {"ends_on": DAY},
    "membership_spell_ends_after_start": {"ends_on": DAY},
    "event_actor_is_known": {"actor_type": "ghost"},
    "job_state_is_known": {"state": "lost"},
    "job_has_a_lease_only_while_running": {"lease_until": cast.NOW},
    "job_is_finished_only_at_its_end": {"finished_at": cast.NOW},
    "job_progress_is_a_share": {"progress": 1.5},
    "user_role_is_known": {"role": "emperor"},
    "company_role_is_known": {"role": "analyst"},
    "token_expires_after_creation": {"expires_at": THEN},
    "measure_ceiling_is_positive": {"ceiling": 0},
    "measure_in_a_listings_total_is_given_per_platform": {"split": "company", "part": "removed"},
    "quarter_starts_before_it_ends": {"ends_on": DAY},
    "quarter_opens_before_due": {"opens_at": F("due_at"), "opened_at": None},
    "quarter_is_due_before_it_closes": {"closes_at": F("opens_at")},
    "quarter_closes_before_publication": {"publish_on": F("opens_at")},
    "quarter_opens_not_before_its_instant": {"opened_at": THEN},
    "submission_state_is_known": {"state": "approved", "accepted_at": None, "accepted_by": None},
    "submission_ready_has_its_stamps": {"ready_at": cast.NOW},
    "submission_submitted_has_its_revision": {"state": "submitted", "submitted_at": None}
    | {"accepted_at": None, "accepted_by": None},
    "submission_sent_back_has_its_reason": {"sent_back_note": "No date, no person"},
    "submission_accepted_has_its_stamps": {"accepted_by": None},
    "submission_signature_time_comes_with_a_revision": {"first_signed_at": None},
    "submission_exemption_has_its_reason": {"exempt_at": cast.NOW},
    "submission_platform_starts_before_it_ends": {"ends_on": DAY},
    "draft_count_is_a_value_or_not_tracked": {"value": 5, "not_tracked": True},
    "draft_company_count_is_value_or_not_tracked": {"value": None, "not_tracked": False},
    "revision_numbers_start_at_one": {"number": 0},
    "revision_hash_is_sha256": {"hash": "x"},
    "revision_door_is_known": {"door": "window"},
    "count_is_a_value_or_not_tracked": {"value": -1},
    "company_count_is_a_value_or_not_tracked": {"value": 1, "not_tracked": True},
    "disclosure_policy_n_has_its_floor": {"minimum_contributors": 2},
    "disclosure_policy_p_has_its_floor": {"p": "9.99"},
    "release_is_pending_until_published_or_discarded": {"is_pending": False},
    "release_state_matches_its_stamps": {"published_at": cast.NOW},
    "release_is_published_by_a_second_person": {"state": "publishing", "signed_at": cast.NOW}
    | {"signed_by": F("frozen_by")},
    "release_cell_coverage_is_a_share": {"received": 6},
    "release_cell_has_a_value_unless_withheld": {"value": None},
    "target_baseline_has_its_quarter": {"baseline_quarter": "2025-Q1"},
    "target_on_a_count_has_a_written_reason": {"indicator": "listings", "direction": "up"},
}


# A lie that two constraints see; which of them speaks first is the database's own matter.
SEEN_BY = {"job_state_is_known": "job_state_is_known|job_is_finished_only_at_its_end"}


def constraints(kind):
    """(model, constraint) of our own two apps."""
    ours = [m for m in apps.get_models() if m._meta.app_label in {"members", "reports"}]
    return [(m, c) for m in ours for c in m._meta.constraints if isinstance(c, kind)]


@pytest.fixture
def populated(world):
    """At least one row of every model that has a constraint."""
    world.accepted(world.company)
    token, _secret = tokens.create(world.company, by=world.signer, name="t", scopes=["returns:read"], days=1)
    events.record("looked", token, by=world.signer)
    Job.objects.get_or_create(key="attack", defaults={"task": "members.sweep_jobs"})
    policy = DisclosurePolicy.objects.create(version=1, minimum_contributors=5, p=10)
    release = Release.objects.create(
        quarter=world.quarter,
        edition=1,
        policy=policy,
        cutoff_at=cast.NOW,
        frozen_at=cast.NOW,
        frozen_by=world.analyst,
        hash="0" * 64,
    )
    ReleaseInput.objects.create(release=release, submission=world.submission)
    ReleaseFigure.objects.create(release=release, chart="c1", language="en", document={})
    ReleaseFile.objects.create(release=release, name="a.csv", content_type="text/csv", sha256="0" * 64, content=b"")
    days = {"window_start": DAY, "window_end": DAY}
    cell = {"table": "quarters", "period": "2026-Q3", "part": "total", "status": "final", "first_release": "2026-Q3.1"}
    ReleaseCell.objects.create(release=release, position=1, value=1, received=1, expected=5, **cell, **days)
    target = Target.objects.create(slug="t")
    TargetVersion.objects.create(
        target=target, number=1, names={"en": "T"}, indicator="reporting", unit="percent", value=95, due_on=DAY
    )
    return world


def test_every_check_is_attacked():
    assert {constraint.name for _model, constraint in constraints(models.CheckConstraint)} == set(LIES)


@pytest.mark.parametrize(
    ("model", "name"), [(model, c.name) for model, c in constraints(models.CheckConstraint)], ids=str
)
def test_a_lie_is_refused_by_the_database(populated, model, name):
    assert model._base_manager.exists()
    with pytest.raises(IntegrityError, match=SEEN_BY.get(name, name)), transaction.atomic():
        model._base_manager.filter(pk=model._base_manager.order_by("pk").first().pk).update(**LIES[name])


@pytest.mark.parametrize(
    ("model", "name"), [(model, c.name) for model, c in constraints(models.UniqueConstraint)], ids=str
)
def test_a_second_row_with_the_same_key_is_refused(populated, model, name):
    twin = model._base_manager.order_by("pk").first()
    twin.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)
