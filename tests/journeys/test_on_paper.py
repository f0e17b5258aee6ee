"""Numbers by post: the secretariat enters them, the company signs on paper, and three people at the desk take part."""

from __future__ import annotations

from typing import Any

from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from members.access import SiteRole
from reports.drafts import Draft
from reports.models import PaperSignature, Revision, Submission
from tests import cast
from tests.journeys.reader import signed_in
from tests.journeys.scene import TYPED, make_scene
from tests.reports.scans import PDF

DESK = "/en/desk/review/aurora/2026-Q3/"


def test_numbers_that_came_by_post(db: None, clock: Any, django_capture_on_commit_callbacks: Any) -> None:
    make_scene()
    for name in ("confirmer", "reviewer"):
        colleague = cast.person(f"{name}@coalition.example", SiteRole.ANALYST)
        colleague.set_password(cast.PASSWORD)
        colleague.save()
    for step in (one_enters_and_records, another_confirms, who_entered_cannot_accept, a_third_accepts):
        with django_capture_on_commit_callbacks(execute=True):
            step()
    the_company_reads_its_receipt()


def one_enters_and_records() -> None:
    analyst = signed_in("analyst@coalition.example").open(DESK)
    analyst.follow("Enter numbers on the company's behalf")
    analyst.press("Check and continue", **TYPED)
    assert "Is this what the company told you?" in analyst.text
    analyst.follow("Sheet to sign")
    short = analyst.page.find_class("sheet-short")[0].text_content()
    fields = {"short_hash": short, "name": "Li Wei", "title": "General manager", "language": "en"}
    post(signed_in("analyst@coalition.example").client, fields)
    assert PaperSignature.objects.get().hash.startswith(short.replace(" ", ""))


def post(client: Client, fields: dict[str, str]) -> None:
    """Send the form with its scan, which the reader of pages cannot."""
    page = client.get(DESK + "paper/")
    token = page.context["csrf_token"]
    scan = SimpleUploadedFile("scan.pdf", PDF, "application/pdf")
    assert client.post(DESK + "paper/", fields | {"scan": scan, "csrfmiddlewaretoken": str(token)}).status_code == 302


def another_confirms() -> None:
    assert {one.to[0] for one in mail.outbox} >= {"preparer@aurora.example", "signer@aurora.example"}
    second = signed_in("confirmer@coalition.example").open(DESK)
    assert "A sheet waits for a second person" in second.text
    second.follow("Signature on paper")
    second.press("Confirm the sheet", typed=PaperSignature.objects.get().hash[:12])
    assert "Confirmed. The return is submitted." in second.text


def who_entered_cannot_accept() -> None:
    analyst = signed_in("analyst@coalition.example")
    revision = Revision.objects.get(submission__company__slug="aurora")
    token = analyst.open(DESK).client.cookies["csrftoken"].value
    fields = {"revision_hash": revision.hash, "csrfmiddlewaretoken": token}
    assert analyst.client.post(DESK + "accept/", fields).status_code == 403


def a_third_accepts() -> None:
    third = signed_in("reviewer@coalition.example").open(DESK)
    assert "Li Wei, General manager · On paper" in third.text
    assert "On the company's behalf" in third.text
    third.press("Accept revision 1")
    assert Submission.objects.get(company__slug="aurora", quarter__code="2026-Q3").state == "accepted"


def the_company_reads_its_receipt() -> None:
    viewer = signed_in("viewer@aurora.example").open("/en/m/aurora/2026-Q3/receipt/")
    for words in ("aurora-2026-Q3-1", "Li Wei, General manager · On paper", "On the company's behalf"):
        assert words in viewer.text
    submission = Submission.objects.get(company__slug="aurora", quarter__code="2026-Q3")
    assert Draft(submission).hash in viewer.text
