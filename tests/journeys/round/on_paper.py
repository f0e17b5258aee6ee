"""Numbers that came by post: one person of the secretariat enters them and records the sheet, a second one confirms."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from reports.models import PaperSignature
from tests.journeys.round.cast import QUARTER, typed
from tests.journeys.round.steps import review
from tests.reports.scans import PDF


def enter_and_record(slug: str, by: str) -> None:
    """Type the numbers, print the sheet, and send in its scan, which the reader of pages cannot."""
    analyst = review(by, slug)
    analyst.follow("Enter numbers on the company's behalf")
    analyst.press("Check and continue", **typed(slug))
    analyst.follow("Sheet to sign")
    short = analyst.page.find_class("sheet-short")[0].text_content()
    address = f"/en/desk/review/{slug}/{QUARTER}/paper/"
    token = str(analyst.client.get(address).context["csrf_token"])
    signed = {"short_hash": short, "name": "Li Wei", "title": "General manager", "language": "en"}
    scan = SimpleUploadedFile("scan.pdf", PDF, "application/pdf")
    sent = analyst.client.post(address, signed | {"scan": scan, "csrfmiddlewaretoken": token})
    assert sent.status_code == 302


def confirm_the_sheet(slug: str, by: str) -> None:
    """Read the short hash on the scan, and type it."""
    second = review(by, slug)
    second.follow("Signature on paper")
    second.press("Confirm the sheet", typed=PaperSignature.objects.get(submission__company__slug=slug).hash[:12])
    assert "Confirmed. The return is submitted." in second.text
