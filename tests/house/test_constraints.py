"""What must always be true is held by the database: every constraint is attacked here, by name."""

from __future__ import annotations

import datetime

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import F

from members.actions import events, tokens
from members.models import Consent, Invitation, Job, Mail, ReportingRhythm, StandIn
from reports.models import (
    ChecklistTick,
    CorrectionRequest,
    DatedSetting,
    DisclosurePolicy,
    Escalation,
    ExplainedFinding,
    Explanation,
    Extension,
    FirstSignature,
    InternalNote,
    KeyedCall,
    LoggedContact,
    PaperSignature,
    ProposedBreak,
    Question,
    QuestionMessage,
    Release,
    ReleaseCell,
    ReleaseFigure,
    ReleaseFile,
    ReleaseInput,
    SavedLabel,
    Succession,
    Target,
    TargetVersion,
    Upload,
    Verification,
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
    "submission_sent_back_has_its_stamps": {"sent_back_note": "No date, no person"},
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
    "company_needs_one_signer_or_two": {"signers_required": 3},
    "submission_for_practice_is_never_accepted": {"is_practice": True},
    "attestation_in_the_site_has_its_person": {"way": "paper"},
    "paper_signature_state_is_known": {"state": "lost"},
    "paper_signature_is_decided_by_somebody": {"decided_at": cast.NOW},
    "paper_signature_is_decided_by_a_second_person": {"state": "confirmed", "decided_at": cast.NOW}
    | {"decided_by": F("recorded_by")},
    "paper_signature_refused_has_its_reason": {"state": "refused", "decided_at": cast.NOW}
    | {"decided_by": F("recorded_by")},
    "explanation_reason_is_known": {"reason": "whim"},
    "explanation_has_its_text": {"text": ""},
    "proposed_break_origin_is_known": {"origin": "rumour"},
    "proposed_break_has_its_text": {"text": ""},
    "proposed_break_is_decided_by_somebody": {"decided_at": cast.NOW},
    "upload_state_is_known": {"state": "lost"},
    "upload_is_used_at_a_time": {"used_at": cast.NOW},
    "upload_hash_is_sha256": {"sha256": "x"},
    "saved_label_kind_is_known": {"kind": "colour"},
    "correction_request_has_its_reason": {"reason": ""},
    "correction_request_withdrawn_has_ended": {"withdrawn_by": F("asked_by")},
    "succession_leads_elsewhere": {"successor": F("former")},
    "succession_kind_is_known": {"kind": "colour"},
    "succession_cause_is_known": {"cause": "whim"},
    "company_is_merged_into_another_on_a_day": {"merged_on": DAY},
    "company_role_contact_rank_is_known": {"contact_rank": 9},
    "consent_kind_is_known": {"kind": "everything"},
    "consent_says_where_it_was_given": {"note": ""},
    "invitation_is_for_a_company_or_for_the_site": {"role": "emperor"},
    "invitation_expires_after_it_was_sent": {"expires_at": THEN},
    "invitation_is_accepted_by_somebody": {"accepted_at": cast.NOW},
    "invitation_is_revoked_by_somebody": {"revoked_at": cast.NOW},
    "reporting_rhythm_is_known": {"rhythm": "daily"},
    "stand_in_ends_after_start": {"ends_on": datetime.date(1999, 1, 1)},
    "stand_in_has_its_reason": {"reason": ""},
    "stand_in_is_ended_by_somebody": {"ended_at": cast.NOW},
    "submission_own_dates_come_in_order": {"own_due_at": cast.NOW, "own_closes_at": THEN},
    "dated_setting_versions_start_at_one": {"version": 0},
    "dated_setting_has_its_reason": {"reason": ""},
    "question_state_is_known": {"state": "lost"},
    "question_is_closed_by_somebody": {"closed_at": cast.NOW},
    "question_about_a_box_has_a_measure": {"platform": "aurora-market"},
    "question_message_has_its_text": {"text": ""},
    "internal_note_has_its_text": {"text": ""},
    "extension_state_is_known": {"state": "lost"},
    "extension_has_its_reason": {"reason": ""},
    "extension_is_decided_by_somebody": {"decided_at": cast.NOW},
    "extension_granted_has_its_day": {"granted_on": DAY},
    "logged_contact_way_is_known": {"way": "pigeon"},
    "logged_contact_has_its_note": {"note": ""},
    "escalation_state_is_known": {"state": "lost"},
    "escalation_is_decided_by_somebody": {"decided_at": cast.NOW},
    "checklist_tick_item_is_known": {"item": "weather"},
    "verification_state_is_known": {"state": "lost"},
    "verification_by_sample_has_its_numbers": {"drawn": 3},
    "target_baseline_has_its_quarter": {"baseline_quarter": "2025-Q1"},
    "target_on_a_count_has_a_written_reason": {"indicator": "listings", "direction": "up"},
}


# A lie that two constraints see; which of them speaks first is the database's own matter.
SEEN_BY = {
    "job_state_is_known": "job_state_is_known|job_is_finished_only_at_its_end",
    "question_state_is_known": "question_state_is_known|question_is_closed_by_somebody",
    "extension_state_is_known": "extension_(state_is_known|is_decided_by_somebody|granted_has_its_day)",
    "escalation_state_is_known": "escalation_(state_is_known|is_decided_by_somebody)",
    "verification_state_is_known": "verification_(state_is_known|by_sample_has_its_numbers)",
    "paper_signature_state_is_known": "paper_signature_state_is_known|paper_signature_is_decided_by_somebody",
    "paper_signature_refused_has_its_reason": "paper_signature_(refused_has_its_reason|is_decided_by_a_second_person)",
}


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
    KeyedCall.objects.create(token=token, key="k", request_sha256="0" * 64, status=200)
    _populate_giving(world)
    _populate_the_round(world)
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


def _populate_giving(world):
    """Rows of what surrounds a draft: signatures under way, explanations, uploads, requests, the crosswalk."""
    submission, made = world.submission, {"hash": "0" * 64, "signer_name": "S", "statement": "T", "language": "en"}
    FirstSignature.objects.create(submission=submission, signer=world.signer, **made)
    scan = {"scan": "x", "scan_type": "application/pdf", "scan_sha256": "0" * 64, "recorded_by": world.signer}
    PaperSignature.objects.create(submission=submission, **made, **scan)
    explanation = Explanation.objects.create(submission=submission, reason="sweep", text="T", made_by=world.signer)
    ExplainedFinding.objects.create(explanation=explanation, submission=submission, code="outlier_high")
    own = {"company": world.company, "made_by": world.signer}
    ProposedBreak.objects.create(starts_on=DAY, text="T", origin="announced", **own)
    SavedLabel.objects.create(kind="measure", label="L", folded="l", **own)
    sent = {"sent_by": world.signer, "size": 1, "sha256": "0" * 64}
    Upload.objects.create(company=world.company, submission=submission, name="a.csv", **sent)
    accepted = {"accepted_at": cast.NOW, "accepted_by": world.analyst}
    CorrectionRequest.objects.create(submission=submission, reason="R", asked_by=world.signer, **accepted)
    Succession.objects.create(kind="measure", former="a", successor="b", starts_on=DAY, cause="renamed")


def _populate_the_round(world):
    """Rows of what surrounds a round: who is invited, chased and asked, and how far numbers were verified."""
    submission, revision = world.submission, world.submission.latest_revision
    by = {"invited_by": world.administrator, "role": "signer", "expires_at": cast.NOW + datetime.timedelta(days=3)}
    invited = {"invited_at": cast.NOW, **by}
    Invitation.objects.create(email="a@aurora.example", company=world.company, digest="0" * 64, **invited)
    Invitation.objects.create(email="a@desk.example", digest="1" * 64, **(invited | {"role": "analyst"}))
    ReportingRhythm.objects.create(company=world.company, rhythm="yearly", starts_on=DAY)
    StandIn.objects.create(user=world.publisher, starts_on=DAY, ends_on=DAY, reason="R", named_by=world.administrator)
    Consent.objects.create(
        company=world.company, kind="named", is_given=True, note="N", recorded_by=world.administrator
    )
    Mail.objects.create(key="k", kind="opened", address="a@aurora.example", language="en", subject="S", body="B")
    DatedSetting.objects.create(
        name="ladder", version=1, value=[], starts_on=DAY, reason="R", made_by=world.administrator
    )
    question = Question.objects.create(submission=submission, revision=revision, asked_by=world.analyst)
    QuestionMessage.objects.create(question=question, author=world.analyst, text="T")
    InternalNote.objects.create(submission=submission, author=world.analyst, text="T")
    Extension.objects.create(submission=submission, wanted_on=DAY, reason="R", asked_by=world.signer)
    LoggedContact.objects.create(company=world.company, way="chat", note="N", at=cast.NOW, logged_by=world.analyst)
    Escalation.objects.create(submission=submission, step="after-10")
    ChecklistTick.objects.create(revision=revision, item="changes", ticked_by=world.analyst)
    Verification.objects.create(revision=revision, state="desk_checked", recorded_by=world.analyst)
    world.company.people.order_by("pk").update(contact_rank=None)
    world.company.people.filter(user=world.preparer).update(contact_rank=1)


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
