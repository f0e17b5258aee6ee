"""Every page on which numbers are given keeps its promises in both languages and both themes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.contrib.auth.hashers import make_password
from django.core.files.base import ContentFile

from members.models import User
from reports.actions import labels, practice, uploads
from reports.drafts import Draft
from reports.models import Escalation, LabelKind
from tests import cast
from tests.browser.conftest import Sit
from tests.cast import World

pytestmark = pytest.mark.browser

HEADER = "platform,species_group,measure,value\n"
CLEAN = HEADER + "aurora-market,TOTAL,blocked,1234\naurora-market,老虎,blocked,12\n"
FAULTY = HEADER + "aurora-market,TOTAL,blocked,1.234\naurora-market,Big cats,blocked,3\n"
OF_SIGNER = (
    "", "history/", "profile/", "profile/?propose=1", "profile/announce/", "labels/", "practice/", "tokens/",
    "practice/counts/", "2026-Q3/", "2026-Q3/counts/", "2026-Q3/counts/?every=1", "2026-Q3/counts/?checked=1",
    "2026-Q3/upload/", "2026-Q3/explain/", "2026-Q3/check/", "2026-Q3/none/", "2026-Q2/", "2026-Q2/receipt/",
    "2026-Q2/recall/", "history/2026-Q3/compare/",
)  # fmt: skip
OF_DESK = (
    "breaks/", "members/aurora/signers/", "review/aurora/2026-Q2/", "review/aurora/2026-Q2/compare/",
    "review/borealis/2026-Q3/counts/", "review/borealis/2026-Q3/check/", "review/aurora/2026-Q3/paper/",
    "mails/", "mails/?state=sent", "mails/preview/?day=2026-10-24", "escalations/", "jobs/", "audit/",
)  # fmt: skip


@pytest.fixture
def scene(transactional_db: None, settings: Any, tmp_path: Any) -> Iterator[World]:
    """A return with two flags, two files that were read, a label, and a practice under way."""
    settings.MEDIA_ROOT = tmp_path / "media"
    cast.load_code_lists()
    with time_machine.travel(cast.NOW, tick=True):
        world = cast.make_world()
        world.flagged()
        practice.begin(world.company, by=world.preparer)
        Escalation.objects.create(submission=world.submission, step="after-10")
        labels.save(world.company, [labels.Meaning(LabelKind.GROUP, "老虎", "TIGER")], by=world.preparer)
        for number, text in enumerate((CLEAN, FAULTY)):
            file = ContentFile(text.encode())
            received = uploads.receive(world.submission, file, f"{number}.csv", by=world.preparer)
            world.extra[str(received.upload.pk)] = received.upload
        User.objects.update(password=make_password(cast.PASSWORD))
        yield world


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_pages_of_a_company(scene: World, sit: Sit, language: str) -> None:
    seat = sit().sign_in("signer@aurora.example")
    read = [f"2026-Q3/upload/{upload}/" for upload in scene.extra]
    for page in (*OF_SIGNER, *read):
        answer = seat.page.goto(f"/{language}/m/aurora/{page}")
        assert (page, answer and answer.status) == (page, 200)
        seat.look()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_pages_of_a_signature(scene: World, sit: Sit, language: str) -> None:
    cast.explain(scene.submission, by=scene.preparer)
    assert Draft(scene.submission).is_signable
    seat = sit().sign_in("signer@aurora.example")
    for page in ("explain/", "check/", "sign/", "sheet/", "paper/"):
        answer = seat.page.goto(f"/{language}/m/aurora/2026-Q3/{page}")
        assert (page, answer and answer.status) == (page, 200)
        seat.look()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_pages_of_the_desk(scene: World, sit: Sit, language: str) -> None:
    for who, pages in (("analyst", OF_DESK[2:]), ("admin", OF_DESK[:2])):
        seat = sit().sign_in(f"{who}@coalition.example")
        for page in pages:
            answer = seat.page.goto(f"/{language}/desk/{page}")
            assert (page, answer and answer.status) == (page, 200)
            seat.look()
