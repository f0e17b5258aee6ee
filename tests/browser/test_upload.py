"""A spreadsheet in Chromium: chosen, its labels explained, looked at, used."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from members.actions.jobs import sweep
from reports.drafts import Draft
from reports.rules.cells import Box

pytestmark = pytest.mark.browser

CSV = b"platform,species_group,measure,value\naurora-market,TOTAL,blocked,12\naurora-market,Big cats,blocked,5\n"


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def test_a_file_goes_from_a_desk_into_the_draft(sit, scene):
    seat = sit().sign_in("preparer@aurora.example")
    page = seat.page
    page.goto("/en/m/aurora/2026-Q3/upload/")
    seat.look()
    page.set_input_files("[name=file]", {"name": "counts.csv", "mimeType": "text/csv", "buffer": CSV})
    seat.press("Read this file")
    seat.look()
    page.get_by_label("“Big cats”").select_option("Tiger")
    seat.press("Keep this and read the file again")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Is this what counts.csv says?")
    seat.look()
    seat.press("Use these numbers")
    expect(page.locator("main")).to_contain_text("Put into the draft")
    seat.look()
    assert Draft(scene.submission).cells[Box("aurora-market", "blocked", "TIGER")].value == 5


def test_the_bar_of_a_waiting_file_leads_to_the_preview(sit, scene, monkeypatch):
    monkeypatch.setattr("members.actions.jobs.ring", lambda job: None)
    seat = sit().sign_in("preparer@aurora.example")
    page = seat.page
    page.goto("/en/m/aurora/2026-Q3/upload/")
    page.set_input_files("[name=file]", {"name": "counts.csv", "mimeType": "text/csv", "buffer": CSV})
    seat.press("Read this file")
    expect(page.get_by_role("progressbar")).to_be_visible()
    seat.look()
    monkeypatch.undo()
    sweep()
    expect(page.get_by_role("heading", level=1)).to_contain_text("counts.csv cannot be used yet")
    seat.look()
