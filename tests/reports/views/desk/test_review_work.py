"""Notes, checklist and verification on the review page."""

from __future__ import annotations

import pytest
from django.test import Client

from reports.models import ChecklistTick, InternalNote, Revision, Verification
from tests import cast
from tests.cast import World
from tests.reports.views.desk.conftest import signed_in

PAGE = "/en/desk/review/aurora/2026-Q3/"
SAMPLE = {"state": "sampled", "sampled_by": "Traffic Watch", "drawn": "20", "confirmed": "19"}


@pytest.fixture
def revision(world: World) -> Revision:
    cast.fill(world.submission, by=world.preparer)
    return cast.sign(world.submission, by=world.signer)


def test_a_note_is_kept_for_colleagues(world: World, analyst: Client, revision: Revision) -> None:
    analyst.post(f"{PAGE}note/", {"note": "Their <new> officer starts in May."})
    assert "Their &lt;new&gt; officer starts in May." in signed_in(world.publisher).get(PAGE).text


@pytest.mark.parametrize("note", ["", "x" * 2001, "a\0b"])
def test_a_note_that_cannot_be_kept_is_refused(analyst: Client, revision: Revision, note: str) -> None:
    assert analyst.post(f"{PAGE}note/", {"note": note}).status_code == 400
    assert not InternalNote.objects.exists()


def test_ticks_say_whose_they_are(world: World, analyst: Client, revision: Revision) -> None:
    read = {"revision_hash": revision.hash, "item": ["changes", "coverage"]}
    assert analyst.post(f"{PAGE}checklist/", read).status_code == 302
    page = analyst.get(PAGE).text
    assert "2 of 5 items ticked" in page
    assert ChecklistTick.objects.filter(ticked_by=world.analyst).count() == 2


@pytest.mark.parametrize(("item", "status"), [("nonsense", 400), ("changes", 409)])
def test_a_tick_for_what_there_is_not_is_refused(analyst: Client, revision: Revision, item: str, status: int) -> None:
    read = revision.hash if status == 400 else "0" * 64
    assert analyst.post(f"{PAGE}checklist/", {"item": item, "revision_hash": read}).status_code == status


@pytest.mark.parametrize("number", ["0", "x", "", "9" * 30, "²"])
def test_what_is_no_number_names_no_revision(analyst: Client, revision: Revision, number: str) -> None:
    read = {"revision_hash": revision.hash, "revision": number}
    assert analyst.post(f"{PAGE}accept/", read).status_code == 409


@pytest.mark.parametrize("step", ["accept", "send-back", "checklist", "verification"])
def test_every_form_names_the_revision_that_was_read(analyst: Client, revision: Revision, step: str) -> None:
    form = analyst.get(PAGE).text.partition(f'action="{PAGE}{step}/"')[2].partition("</form>")[0]
    assert 'name="revision" value="1"' in form
    read = SAMPLE | {"revision_hash": revision.hash, "note": "Why?", "item": "changes"}
    assert analyst.post(f"{PAGE}{step}/", read | {"revision": "2"}).status_code == 409
    assert analyst.post(f"{PAGE}{step}/", read | {"revision": "1"}).status_code == 302


def test_a_sample_is_shown_with_its_numbers(analyst: Client, revision: Revision) -> None:
    assert "Self-reported" in analyst.get(PAGE).text
    analyst.post(f"{PAGE}verification/", SAMPLE | {"revision_hash": revision.hash})
    assert "Sampled by Traffic Watch: 19 of 20 confirmed" in analyst.get(PAGE).text


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"drawn": "~20"}, "whole number"),
        ({"confirmed": "21"}, "No more listings can be confirmed than were drawn."),
        ({"state": "desk_checked"}, "Only a sample has a person and numbers."),
        ({"state": ""}, "required"),
        ({"sampled_by": ""}, "Say who drew the sample."),
    ],
)
def test_a_verification_that_says_nothing_keeps_what_was_typed(
    analyst: Client, revision: Revision, change: dict[str, str], sentence: str
) -> None:
    answer = analyst.post(f"{PAGE}verification/", SAMPLE | {"revision_hash": revision.hash, "note": "By hand"} | change)
    assert (answer.status_code, sentence in answer.text, "By hand" in answer.text) == (400, True, True)
    assert answer.text.index('role="alert"') < answer.text.index(sentence) < answer.text.index('id="verification"')
    assert not Verification.objects.exists()
