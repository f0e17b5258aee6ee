"""The demonstration as it stands in the database: what the product's own actions would have written."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from members.access import SiteRole
from members.models import Company, Event, User
from reports.actions import quarters, releases, reviews
from reports.calendar import QuarterKey
from reports.demonstration import load
from reports.demonstration.people import PASSWORD
from reports.drafts import Draft
from reports.models import (
    CellStatus,
    Count,
    Escalation,
    EscalationState,
    Extension,
    Indicator,
    Quarter,
    Release,
    ReleaseCell,
    ReleaseState,
    Revision,
    State,
    Submission,
    SubmissionPlatform,
    Table,
    TargetVersion,
)
from reports.summaries.directory import rows_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_loaded")]
NOW = datetime.datetime(2026, 11, 21, 12, tzinfo=datetime.UTC)


@pytest.fixture(scope="module")
def _loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Loaded once for this module and undone after it; every test undoes its own changes."""
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False), transaction.atomic():
        load.load()
        connection.check_constraints()  # once, not again after each test
        yield
        transaction.set_rollback(True)


@pytest.fixture
def current() -> Quarter:
    return Quarter.objects.get(code="2026-Q3")


def accept_everything(quarter: Quarter) -> None:
    analyst = User.objects.get(role=SiteRole.ANALYST)
    for submission in Submission.objects.awaiting_review().filter(quarter=quarter):
        assert submission.latest_revision is not None
        reviews.accept(submission, by=analyst, revision_hash=submission.latest_revision.hash)


def frozen(quarter: Quarter) -> Release:
    return releases.freeze(quarter, by=User.objects.get(role=SiteRole.ANALYST))


def test_everything_before_the_quarter_in_progress_is_in_one_published_release() -> None:
    release = Release.objects.get()
    assert (release.code, release.state) == ("2026-Q2.1", ReleaseState.PUBLISHED)
    assert release.inputs.values("submission__quarter").distinct().count() == 16


def test_the_release_has_its_files() -> None:
    assert Release.objects.get().files.exists()


def test_the_due_date_lies_ahead(current: Quarter) -> None:
    assert NOW < current.due_at < current.closes_at < current.publish_on


def test_nothing_happens_after_now() -> None:
    assert not Event.objects.filter(at__gt=NOW).exists()


def test_more_time_is_asked_for_granted_and_refused(current: Quarter) -> None:
    assert sorted(Extension.objects.values_list("state", flat=True)) == ["asked", "granted", "refused"]
    assert Extension.objects.granted().get().submission.due_at > current.due_at


def test_every_submission_has_an_event_for_its_state() -> None:
    verbs = {State.READY: "ready", State.SUBMITTED: "signed", State.SENT_BACK: "sent_back", State.ACCEPTED: "accepted"}
    for submission in Submission.objects.filter(state__in=verbs):
        beside = ["contact_logged", "question_asked", "question_replied", "verified", "escalation_prepared"]
        beside += ["escalation_sent"]
        last = Event.objects.about(submission).exclude(verb__in=beside).last()
        assert last is not None
        assert last.verb == verbs[State(submission.state)]


def test_returns_that_never_came_were_escalated() -> None:
    sent = Escalation.objects.filter(state=EscalationState.SENT, submission__first_signed_at__isnull=True)
    assert set(sent.values_list("submission__quarter__code", "submission__company__slug")) == {
        ("2026-Q2", "fluorite"),
        ("2026-Q2", "schist"),
    }


def test_every_hash_is_what_signing_would_give() -> None:
    signed = Submission.objects.filter(latest_revision__isnull=False, company__slug__in=["aurora", "tuff", "alnair"])
    for submission in signed.select_related("company", "quarter", "latest_revision"):
        assert submission.latest_revision is not None
        assert Draft(submission).hash == submission.latest_revision.hash


def test_every_signed_draft_passes_the_rules(current: Quarter) -> None:
    for submission in Submission.objects.filter(quarter=current, latest_revision__isnull=False):
        assert Draft(submission).is_signable


def test_some_changes_are_explained_and_some_wait_for_it(current: Quarter) -> None:
    drafts = Submission.objects.filter(quarter=current, company__slug__in=["borealis", "zaurak"])
    ready, open_one = (Draft(submission) for submission in drafts.order_by("company__slug"))
    assert [told.reason for _found, told in ready.explained] == ["definition"] * len(ready.to_explain) != []
    assert len(open_one.unexplained) > 1


def test_a_signed_big_change_carries_its_explanation(current: Quarter) -> None:
    revision = Revision.objects.get(submission__quarter=current, submission__company__slug="phact")
    assert {one["measure"] for one in revision.explanations} == {"removed-own"}


def test_a_revision_freezes_the_profile_that_the_product_reads(current: Quarter) -> None:
    for revision in Revision.objects.filter(submission__quarter=current).select_related("submission"):
        assert Draft(revision.submission).layout.as_document() == revision.profile


def next_opened() -> Quarter:
    """The quarter after, opened by the product's own action."""
    later = quarters.plan(QuarterKey(2026, 4), by=None)
    quarters.open_quarter(later, by=None, now=later.opens_at)
    return later


def test_opening_the_next_quarter_freezes_the_same_platforms(current: Quarter) -> None:
    rows = SubmissionPlatform.objects.order_by("platform", "coalition").values_list("platform", "coalition")
    later = next_opened()
    assert list(rows.filter(submission__quarter=current)) == list(rows.filter(submission__quarter=later))


def test_opening_the_next_quarter_freezes_the_same_owner_groups(current: Quarter) -> None:
    owners = [dict(quarter.submissions.values_list("company", "owner_group")) for quarter in (current, next_opened())]
    assert owners[0] == owners[1]


def test_the_quarter_in_progress_can_be_published_as_it_is(current: Quarter) -> None:
    cells = ReleaseCell.objects.filter(release=frozen(current), table=Table.QUARTER)
    assert not cells.filter(status=CellStatus.WITHHELD).exists()


def test_the_quarter_in_progress_can_be_published_when_it_is_finished(current: Quarter) -> None:
    accept_everything(current)
    cells = ReleaseCell.objects.filter(release=frozen(current), table=Table.QUARTER)
    assert not cells.filter(status=CellStatus.WITHHELD).exists()


def test_at_least_two_years_of_sections_are_published() -> None:
    shown = Release.objects.get().cells.filter(table=Table.SECTION_YEAR, value__isnull=False)
    assert shown.values("period").distinct().count() >= 2


def test_a_waiting_correction_changes_no_total() -> None:
    waiting = Submission.objects.get(state=State.SUBMITTED, accepted_revision__isnull=False)
    assert waiting.latest_revision_id != waiting.accepted_revision_id


def test_a_waiting_correction_was_opened_after_publication() -> None:
    waiting = Submission.objects.get(state=State.SUBMITTED, accepted_revision__isnull=False)
    published_at = Release.objects.get().published_at
    assert published_at is not None
    assert Event.objects.about(waiting).get(verb="revised").at > published_at


def test_the_outcome_target_has_no_baseline() -> None:
    assert TargetVersion.objects.get(indicator=Indicator.TRAFFICKING).baseline is None


def test_the_count_target_has_its_reason_and_a_baseline_from_the_series() -> None:
    version = TargetVersion.objects.get(indicator=Indicator.LISTINGS)
    cell = Release.objects.get().cells.get(table=Table.QUARTER, period=version.baseline_quarter, part="total")
    assert (version.baseline, bool(version.reason)) == (cell.value, True)


def test_every_company_says_that_it_is_invented() -> None:
    assert not Company.objects.filter(is_demonstration=False).exists()


@pytest.mark.parametrize("email", ["preparer@aurora.example", "signer@borealis.example", "analyst@coalition.example"])
def test_the_accounts_can_sign_in(email: str, client: Client, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    answer = client.post(reverse("account_login"), {"login": email, "password": PASSWORD})
    assert answer.status_code == 302


def test_it_is_refused_where_companies_are() -> None:
    with pytest.raises(CommandError):
        call_command("load_demo")


def test_where_companies_are_it_changes_nothing_if_empty_was_asked(capsys: pytest.CaptureFixture[str]) -> None:
    before = Count.objects.count(), Event.objects.count()
    call_command("load_demo", if_empty=True)
    assert (Count.objects.count(), Event.objects.count()) == before


def test_the_directory_has_its_awkward_cases() -> None:
    rows = {row.company.slug: row for row in rows_on(NOW.date())}
    standings = {slug: rows[slug].standing for slug in ("quartz-bazaar", "tektite", "dolerite", "aurora")}
    assert standings == {"quartz-bazaar": "joining", "tektite": "left", "dolerite": "leaving", "aurora": "member"}
    assert "no_liaison" in rows["skarn"].warnings
    assert not any(row.looks_like for row in rows.values())


def test_one_small_company_reports_at_year_end(current: Quarter) -> None:
    own = Submission.objects.filter(quarter=current, own_due_at__isnull=False)
    assert [submission.company.slug for submission in own.exclude(extensions__isnull=False)] == ["olivine"]
