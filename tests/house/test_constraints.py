"""What must always be true is held by the database: every constraint is attacked here, by name."""

from __future__ import annotations

import datetime

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction

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
from tests.house.lies import DAY, LIES, SEEN_BY
from tests.remembered import remembered


def constraints(kind):
    """(model, constraint) of our own two apps."""
    ours = [m for m in apps.get_models() if m._meta.app_label in {"members", "reports"}]
    return [(m, c) for m in ours for c in m._meta.constraints if isinstance(c, kind)]


@pytest.fixture
def populated(db, clock):
    """At least one row of every model that has a constraint."""
    return remembered("a row of everything", _populate)


def _populate():
    world = cast.make_world()
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
