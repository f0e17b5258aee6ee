"""What a file may take of the disk."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.urls import reverse

from reports.intake.sheets import LARGEST_FILE


def received(size: int) -> int:
    """How much is kept of a file of this size while it comes in."""
    request = RequestFactory().post("/", {"file": SimpleUploadedFile("a.csv", b"x" * size)})
    with request.FILES["file"] as file:
        assert file.size == len(file.read())
        return file.size


def test_a_file_within_the_limit_comes_whole():
    assert received(LARGEST_FILE) == LARGEST_FILE


def test_of_a_larger_file_just_too_much_is_kept():
    assert LARGEST_FILE < received(3 * LARGEST_FILE) < LARGEST_FILE + 200_000


def test_a_request_with_many_files_is_refused_before_they_fill_the_disk(client):
    files = {f"file-{number}": SimpleUploadedFile("a.csv", b"x") for number in range(3)}
    assert client.post(reverse("account_login"), files).status_code == 400
