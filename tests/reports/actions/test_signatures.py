from __future__ import annotations

import dataclasses
import datetime

import pytest
from django.core import mail

from members.models import Event
from reports.actions import drafts, signatures, submissions
from reports.drafts import Draft
from reports.errors import NotAllowed, PeriodClosed, Stale
from reports.models import Count, Door, ReportingProfile, Revision
from reports.rules.cells import Box, Cell
from tests import cast


@pytest.fixture
def filled(world):
    cast.fill(world.submission, by=world.preparer)
    return world


def events_of(world):
    return list(Event.objects.about(world.submission).values_list("verb", flat=True))


def test_signing_makes_revision_counts_attestation_and_event(filled):
    revision = cast.sign(filled.submission, by=filled.signer)
    assert (filled.submission.state, filled.submission.latest_revision) == ("submitted", revision)
    assert revision.attestation.hash == revision.hash
    assert events_of(filled) == ["expected", "draft_saved", "signed"]


def test_a_revision_stores_parts_and_the_rest_and_no_total(filled):
    revision = cast.sign(filled.submission, by=filled.signer)
    blocked = Count.objects.filter(revision=revision, measure__code="blocked")
    assert dict(blocked.values_list("species_group__code", "value")) == {"PANGOLIN": 25, "TIGER": 0, "UNSPEC": 75}


def test_tools_stand_outside_the_total(filled):
    revision = cast.sign(filled.submission, by=filled.signer)
    own = Count.objects.filter(revision=revision, measure__code="removed-own")
    assert dict(own.values_list("species_group__code", "value")) == {"PANGOLIN": 25, "TOOL": 3, "UNSPEC": 75}


def test_a_hash_that_is_not_the_drafts_is_stale_and_writes_nothing(filled):
    wrong = dataclasses.replace(cast.signature(filled.submission), hash="0" * 64)
    with pytest.raises(Stale):
        signatures.sign(filled.submission, by=filled.signer, signature=wrong)
    assert not Revision.objects.exists()


def test_a_double_click_signs_once_and_mails_once(filled, django_capture_on_commit_callbacks):
    signature = cast.signature(filled.submission)
    with django_capture_on_commit_callbacks(execute=True):
        first = signatures.sign(filled.submission, by=filled.signer, signature=signature)
        second = signatures.sign(filled.submission, by=filled.signer, signature=signature)
    assert first == second
    assert events_of(filled).count("signed") == 1
    told = ["analyst@coalition.example", "preparer@aurora.example", "signer@aurora.example"]
    assert sorted(m.to[0] for m in mail.outbox) == told


@pytest.mark.parametrize("who", ["preparer", "viewer", "rival_signer", "analyst"])
def test_only_a_signer_signs(filled, who):
    with pytest.raises(NotAllowed):
        cast.sign(filled.submission, by=getattr(filled, who))


def test_a_first_signature_after_close_is_refused(filled):
    with pytest.raises(PeriodClosed):
        signatures.sign(
            filled.submission,
            by=filled.signer,
            signature=cast.signature(filled.submission),
            now=filled.quarter.closes_at,
        )


def test_a_late_signature_keeps_its_mark(filled):
    late = filled.quarter.due_at + datetime.timedelta(seconds=1)
    signature = cast.signature(filled.submission)
    signatures.sign(filled.submission, by=filled.signer, signature=signature, now=late)
    submissions.recall(filled.submission, by=filled.signer)
    assert filled.submission.is_late


def test_a_signature_at_the_due_instant_is_late_and_a_second_before_is_not(filled):
    submission = filled.submission
    submission.first_signed_at = filled.quarter.due_at
    assert submission.is_late
    submission.first_signed_at -= datetime.timedelta(seconds=1)
    assert not submission.is_late


def test_a_number_outside_the_profile_joins_it_when_signed(filled):
    box = Box("aurora-market", "blocked", "RHINO")
    drafts.save(filled.submission, {box: Cell(*box, 4)}, by=filled.preparer, door=Door.FORM)
    cast.sign(filled.submission, by=filled.signer)
    profile = ReportingProfile.objects.filter(company=filled.company).latest("starts_on")
    assert "RHINO" in profile.boxes["aurora-market"]["blocked"]
    assert profile.starts_on == filled.quarter.starts_on


def test_not_tracked_leaves_the_profile_when_signed(filled):
    box = Box("aurora-market", "accounts-closed", "TOTAL")
    part = box._replace(species_group="PANGOLIN")
    changes = {box: Cell(*box, not_tracked=True), part: None}
    drafts.save(filled.submission, changes, by=filled.preparer, door=Door.FORM)
    cast.sign(filled.submission, by=filled.signer)
    profile = ReportingProfile.objects.filter(company=filled.company).latest("starts_on")
    assert "accounts-closed" not in profile.boxes["aurora-market"]


@pytest.mark.parametrize("answer", [{"not_tracked": True}, {"value": 3}])
def test_who_could_not_look_keeps_their_profile(world, answer):
    company = {Box(None, code, None): Cell(None, code, None, **answer) for code in cast.COMPANY_MEASURES}
    drafts.fill_nil(world.submission, looked=False, company=company, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    assert ReportingProfile.objects.filter(company=world.company).count() == 1


def test_an_ordinary_answer_leaves_the_profile_alone(filled):
    cast.sign(filled.submission, by=filled.signer)
    assert ReportingProfile.objects.filter(company=filled.company).count() == 1


def test_the_hash_knows_no_door(filled):
    by_form = Draft(filled.submission).hash
    cells = list(Draft(filled.submission).cells.values())
    drafts.replace(filled.submission, [], by=filled.preparer, door=Door.API)
    drafts.replace(filled.submission, cells, by=filled.preparer, door=Door.API)
    assert Draft(filled.submission).hash == by_form
