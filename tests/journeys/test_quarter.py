"""A quarter from the first number to the public page, as five people live it."""

from __future__ import annotations

from django.core import mail

from reports.models import Revision
from tests.journeys.reader import Reader, signed_in
from tests.journeys.scene import BEFORE, TOTAL, TYPED, make_scene

RETURN = "/en/m/aurora/2026-Q3/"


def test_a_quarter_from_the_first_number_to_the_public_page(db, clock, django_capture_on_commit_callbacks):
    make_scene()
    assert BEFORE in Reader().open("/en/").text
    for step in (the_preparer_fills_it_in, the_signer_signs, the_analyst_accepts_and_freezes, the_publisher_publishes):
        with django_capture_on_commit_callbacks(execute=True):
            step()
    the_public_reads_it()


def the_preparer_fills_it_in():
    preparer = signed_in("preparer@aurora.example")
    preparer.follow("Start this return")
    preparer.press("Check and continue", **TYPED)
    assert "220" in preparer.text
    preparer.press("Send to signer to sign")
    assert "Ready to sign" in preparer.text


def the_signer_signs():
    assert mail.outbox[-1].to == ["signer@aurora.example"]
    signer = signed_in("signer@aurora.example").open(f"{RETURN}sign/")
    signer.press("Sign and submit", name="Sam Signer", title="Policy lead", password="demonstration-only")
    revision = Revision.objects.get(submission__company__slug="aurora")
    assert signer.url == f"{RETURN}receipt/"
    assert revision.hash in signer.text


def the_analyst_accepts_and_freezes():
    analyst = signed_in("analyst@coalition.example")
    analyst.follow("Aurora")
    analyst.press("Accept revision 1")
    assert "Accepted" in analyst.text
    analyst.open("/en/desk/releases/").press("Freeze the series up to Q3 2026")
    assert TOTAL in analyst.text


def the_publisher_publishes():
    publisher = signed_in("publisher@coalition.example").open("/en/desk/releases/2026-Q3.1/")
    assert BEFORE in Reader().open("/en/").text
    publisher.press("Publish 2026-Q3.1")


def the_public_reads_it():
    assert "Published" in signed_in("publisher@coalition.example").open("/en/desk/releases/2026-Q3.1/").text
    english, chinese = Reader().open("/en/").text, Reader().open("/zh-hans/").text
    assert TOTAL in english
    assert "8 of 12 members" in english
    assert TOTAL in chinese
    assert "12家成员中的8家" in chinese
