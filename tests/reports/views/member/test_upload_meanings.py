"""What a file names in the company's own words is asked about on its page, once."""

from __future__ import annotations

import pytest

from reports.intake.reading import UnknownLabel
from reports.models import SavedLabel, Upload, UploadState
from tests.reports.views.member.conftest import CSV, UPLOAD

pytestmark = pytest.mark.usefixtures("media")
UNKNOWN = CSV + b"aurora-market,Big cats,blocked,3\n"


def teach_form(page, choice):
    """What the form of unknown labels sends."""
    return {"then": "teach", "reading": str(page.context["upload"].job_id), "label-0": choice}


def test_a_label_is_taught_once_and_the_file_read_again(world, preparer, send, django_capture_on_commit_callbacks):
    url = send(preparer, UNKNOWN)["Location"]
    assert "What do these stand for?" in preparer.get(url).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        preparer.post(url, teach_form(preparer.get(url), "TIGER"))
    assert SavedLabel.objects.get().code == "TIGER"
    assert Upload.objects.get().reading["unknown"] == []


def test_a_label_can_be_left_out(preparer, send, django_capture_on_commit_callbacks):
    url = send(preparer, UNKNOWN)["Location"]
    with django_capture_on_commit_callbacks(execute=True):
        preparer.post(url, teach_form(preparer.get(url), "-"))
    assert (SavedLabel.objects.get().code, Upload.objects.get().state) == ("", UploadState.READ)


@pytest.mark.parametrize("choice", ["", "NO-SUCH-GROUP"])
def test_nothing_chosen_changes_nothing(preparer, send, choice):
    url = send(preparer, UNKNOWN)["Location"]
    assert preparer.post(url, teach_form(preparer.get(url), choice)).status_code == 302
    assert not SavedLabel.objects.exists()


def test_labels_of_another_reading_are_asked_anew(preparer, send, django_capture_on_commit_callbacks):
    url = send(preparer, UNKNOWN)["Location"]
    form = teach_form(preparer.get(url), "TIGER")
    with django_capture_on_commit_callbacks(execute=True):
        preparer.post(url, {"then": "again"})
    assert preparer.post(url, form).status_code == 409
    assert not SavedLabel.objects.exists()


def test_a_file_of_strange_labels_is_asked_about_piece_by_piece(preparer, read):
    unknown = tuple(UnknownLabel("species_group", f"Thing {n}", f"row {n}") for n in range(200))
    assert len(preparer.get(f"{UPLOAD}{read(unknown=unknown).pk}/").context["form"].fields) == 50


def test_a_label_that_spells_a_code_of_other_times_is_refused_beside_the_file(preparer, read):
    page = preparer.get(f"{UPLOAD}{read(unknown=(UnknownLabel('species_group', 'tiger', 'row 2'),)).pk}/")
    answer = preparer.post(page.request["PATH_INFO"], teach_form(page, "PANGOLIN"))
    assert (answer.status_code, "always stands for: Tiger" in answer.content.decode()) == (400, True)
    assert not SavedLabel.objects.exists()
