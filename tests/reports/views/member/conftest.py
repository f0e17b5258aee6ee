"""Browsers of the company's people, signed in, and the addresses of its return."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from members.models import User
from reports.intake.reading import FileReading, as_document
from reports.models import Upload, UploadState
from tests.cast import PASSWORD, World

RETURN = "/en/m/aurora/2026-Q3/"
UPLOAD = RETURN + "upload/"
CSV = b"platform,species_group,measure,value\naurora-market,TOTAL,blocked,1234\naurora-market,TIGER,blocked,0\n"


def browser(user: User) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def preparer(world: World) -> Client:
    return browser(world.preparer)


@pytest.fixture
def viewer(world: World) -> Client:
    return browser(world.viewer)


@pytest.fixture
def signer(world: World) -> Client:
    """The signer has a password, to sign with."""
    world.signer.set_password(PASSWORD)
    world.signer.save()
    return browser(world.signer)


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> None:
    """Files that people send are kept apart from those of other tests."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def send(media: None, django_capture_on_commit_callbacks: Any) -> Any:
    """Choose a file on the page, and let it be read."""

    def sent(client: Client, content: bytes = CSV, name: str = "counts.csv") -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(UPLOAD, {"file": SimpleUploadedFile(name, content)})

    return sent


@pytest.fixture
def read(world: World) -> Any:
    """A file of which this was read."""

    def made(**reading: Any) -> Upload:
        document = as_document(FileReading(form="xlsx", **reading))
        refused = reading.get("problems") or reading.get("unknown")
        return Upload.objects.create(
            company=world.company,
            submission=world.submission,
            name="counts.xlsx",
            size=1,
            sha256="0" * 64,
            sent_by=world.preparer,
            state=UploadState.REFUSED if refused else UploadState.READ,
            reading=document,
        )

    return made
