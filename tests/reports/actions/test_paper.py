from __future__ import annotations

import pytest
from django.core import mail

from members.models import Event
from reports import files
from reports.actions import paper, reviews
from reports.actions.drafts import save
from reports.actions.paper import SignedSheet
from reports.errors import Invalid, NotAllowed, Refusal, Stale, WrongState
from reports.models import Door, PaperSignature, Revision
from reports.rules.cells import Cell
from tests import cast
from tests.reports.scans import HOSTILE, PDF
from tests.reports.sheets import confirm, record

OTHER = SignedSheet("0000 0000 0000", "Li Wei", "", "From our records.", "en")


@pytest.fixture
def filled(world):
    world.extra["colleague"] = cast.person("second@coalition.example", "analyst")
    cast.fill(world.submission, by=world.preparer)
    return world


def test_a_scan_is_kept_and_waits(filled):
    made = record(filled)
    assert files.path_of(paper.FOLDER, made.scan).read_bytes() == PDF
    assert (made.state, made.scan_type, filled.submission.state) == ("waiting", "application/pdf", "draft")
    assert Event.objects.about(filled.submission).last().verb == "paper_recorded"


def test_confirming_makes_a_revision_attested_on_paper(filled):
    revision = confirm(filled, record(filled))
    attestation = revision.attestation
    assert filled.submission.state == "submitted"
    assert (attestation.way, attestation.signer, attestation.signer_name) == ("paper", None, "Li Wei")
    assert (attestation.hash, attestation.language) == (revision.hash, "zh-hans")
    assert (revision.author, revision.door) == (filled.preparer, "form")


def test_the_company_is_told_that_its_return_is_in(filled, django_capture_on_commit_callbacks):
    made = record(filled)
    with django_capture_on_commit_callbacks(execute=True):
        confirm(filled, made)
    company = [one.to[0] for one in mail.outbox if not one.to[0].endswith("@coalition.example")]
    assert sorted(company) == ["preparer@aurora.example", "signer@aurora.example"]


def test_the_short_hash_may_be_typed_as_people_type(filled):
    made = record(filled)
    assert confirm(filled, made, typed=f" {made.hash[:12].upper()} ") == Revision.objects.get()


@pytest.mark.parametrize("typed", ["", "0000 0000 0000", "abc", "９"])
def test_another_short_hash_confirms_nothing(filled, typed):
    made = record(filled)
    with pytest.raises(Invalid, match="short hash"):
        paper.confirm(made, by=filled.analyst, typed=typed)
    made.refresh_from_db()
    assert (made.state, Revision.objects.count()) == ("waiting", 0)


def test_a_sheet_with_another_hash_is_not_recorded(filled):
    with pytest.raises(Stale, match="another short hash"):
        record(filled, short_hash="0000 0000 0000")


def test_nobody_confirms_what_they_recorded(filled):
    made = record(filled, by=filled.analyst)
    for step in (lambda: confirm(filled, made), lambda: paper.refuse(made, by=filled.analyst, reason="No")):
        with pytest.raises(NotAllowed) as refused:
            step()
        assert refused.value.code == "four_eyes"


def test_who_recorded_does_not_accept_and_who_confirmed_may(filled):
    made = record(filled, by=filled.analyst)
    revision = confirm(filled, made, by=filled.extra["colleague"])
    with pytest.raises(NotAllowed):
        reviews.accept(filled.submission, by=filled.analyst, revision_hash=revision.hash)
    reviews.accept(filled.submission, by=filled.extra["colleague"], revision_hash=revision.hash)
    assert filled.submission.accepted_revision == revision


def test_confirming_twice_makes_one_revision(filled):
    made = record(filled)
    assert confirm(filled, made) == confirm(filled, made)
    assert Event.objects.about(filled.submission).filter(verb="signed").count() == 1


def test_refusing_tells_the_company_why(filled, django_capture_on_commit_callbacks):
    made = record(filled)
    with django_capture_on_commit_callbacks(execute=True):
        paper.refuse(made, by=filled.analyst, reason="No seal")
    assert (made.state, made.refusal, filled.submission.state) == ("refused", "No seal", "draft")
    assert len(mail.outbox) == 2
    assert "No seal" not in mail.outbox[0].body


def test_refusing_needs_a_reason_and_comes_once(filled):
    made = record(filled)
    with pytest.raises(Invalid):
        paper.refuse(made, by=filled.analyst, reason=" ")
    paper.refuse(made, by=filled.analyst, reason="No seal")
    with pytest.raises(WrongState):
        confirm(filled, made)


@pytest.mark.parametrize("content", HOSTILE.values(), ids=list(HOSTILE))
def test_what_is_no_scan_is_refused_and_not_kept(filled, content):
    with pytest.raises(Invalid) as refused:
        record(filled, scan=content)
    assert refused.value.code == "file_type"
    assert not PaperSignature.objects.exists()


def test_a_scan_over_ten_megabytes_is_refused(filled):
    with pytest.raises(Refusal) as refused:
        record(filled, scan=PDF + b" " * 10 * 1024 * 1024)
    assert (refused.value.code, refused.value.status) == ("file_too_large", 413)


@pytest.mark.parametrize("who", ["viewer", "rival_signer", "publisher", "administrator", "partner"])
def test_a_sheet_is_recorded_by_preparers_signers_and_analysts(filled, who):
    with pytest.raises(NotAllowed):
        record(filled, by=getattr(filled, who))


@pytest.mark.parametrize("who", ["signer", "rival_signer", "publisher", "administrator"])
def test_only_an_analyst_confirms(filled, who):
    made = record(filled)
    with pytest.raises(NotAllowed):
        confirm(filled, made, by=getattr(filled, who))


def test_two_required_signers_both_stand_on_the_sheet(filled):
    filled.company.signers_required = 2
    filled.company.save()
    with pytest.raises(Invalid, match="both names"):
        record(filled)
    with pytest.raises(Invalid, match="different people"):
        record(filled, second_name="li wei")
    revision = confirm(filled, record(filled, second_name="Chen Yu"))
    assert [one.signer_name for one in revision.attestations.all()] == ["Li Wei", "Chen Yu"]


def test_a_sheet_of_one_does_when_it_is_recorded_and_not_when_two_are_required_since(filled):
    made = record(filled)
    filled.company.signers_required = 2
    filled.company.save()
    with pytest.raises(Invalid, match="both names"):
        confirm(filled, made)
    assert filled.submission.state == "draft"


def test_an_incomplete_draft_is_not_signed_on_paper(world):
    with pytest.raises(Invalid, match="not complete"):
        paper.record(world.submission, by=world.preparer, sheet=OTHER, scan=PDF)


@pytest.mark.parametrize("draft", ["complete", "incomplete", "flagged"])
def test_of_a_companys_own_draft_the_secretariat_hears_only_of_the_hash(world, draft):
    total = Cell("aurora-market", "blocked", "TOTAL", 5)
    match draft:
        case "complete":
            cast.fill(world.submission, by=world.preparer)
        case "incomplete":
            save(world.submission, {total.box: total}, by=world.preparer, door=Door.FORM)
        case "flagged":
            world.flagged()
    with pytest.raises(Stale, match="another short hash"):
        paper.record(world.submission, by=world.analyst, sheet=OTHER, scan=PDF)


def test_nor_does_it_hear_how_much_is_flagged_where_the_hash_is_right(world):
    world.flagged()
    with pytest.raises(WrongState, match="The company sees why"):
        record(world, by=world.analyst)


def test_of_what_it_entered_itself_the_secretariat_hears_what_is_missing(world):
    total = Cell("aurora-market", "blocked", "TOTAL", 5)
    save(world.submission, {total.box: total}, by=world.analyst, door=Door.ON_BEHALF)
    with pytest.raises(Invalid, match="not complete"):
        paper.record(world.submission, by=world.analyst, sheet=OTHER, scan=PDF)
