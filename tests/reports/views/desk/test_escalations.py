"""What waits for a click, on its page and where one works; and the reminders of a day, looked at ahead."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from members.models import CompanyRole, Job
from reports.actions import ladder
from reports.models import Escalation
from tests.cast import NOW, World
from tests.reports.conftest import Mailed


@pytest.fixture
def escalation(world: World) -> Escalation:
    CompanyRole.objects.filter(user=world.viewer).update(contact_rank=2)
    return Escalation.objects.create(submission=world.submission, step="after-10")


def as_(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


@pytest.mark.parametrize("path", ["/en/desk/", "/en/desk/review/aurora/2026-Q3/"])
def test_what_waits_is_said_where_one_works(world: World, escalation: Escalation, path: str) -> None:
    assert "1 escalation is prepared and waits for a click." in text(as_(world.analyst), path)


def test_the_exact_mail_is_shown_before_the_click(world: World, escalation: Escalation, mailed: Mailed) -> None:
    shown = text(as_(world.analyst), "/en/desk/escalations/")
    with mailed() as sent:
        as_(world.analyst).post(f"/en/desk/escalations/{escalation.pk}/send/")
    assert sent[0].subject in shown
    assert sent[0].body in shown
    assert sent[0].to == [world.viewer.email]


def test_the_second_click_is_told_who_was_first(world: World, escalation: Escalation) -> None:
    client = as_(world.analyst)
    client.post(f"/en/desk/escalations/{escalation.pk}/dismiss/", {"note": "They called."})
    answer = client.post(f"/en/desk/escalations/{escalation.pk}/send/", follow=True)
    assert "to send nothing" in answer.content.decode()


@pytest.mark.parametrize("note", ["\x00", "x" * 2001])
def test_a_note_that_cannot_be_kept_decides_nothing(world: World, escalation: Escalation, note: str) -> None:
    as_(world.analyst).post(f"/en/desk/escalations/{escalation.pk}/dismiss/", {"note": note})
    assert Escalation.objects.waiting().get() == escalation


def test_a_company_without_anybody_says_so(world: World, escalation: Escalation) -> None:
    CompanyRole.objects.update(contact_rank=None)
    shown = text(as_(world.analyst), "/en/desk/escalations/")
    assert "nobody is there to write to" in shown
    assert "/send/" not in shown


def test_who_only_looks_has_no_buttons(world: World, escalation: Escalation) -> None:
    shown = text(as_(world.publisher), "/en/desk/escalations/")
    assert "Aurora" in shown
    assert "/send/" not in shown


def test_the_reminders_of_a_day_are_shown_as_they_would_be_sent(world: World, clock: Any, mailed: Mailed) -> None:
    shown = text(as_(world.publisher), "/en/desk/mails/preview/?day=2026-10-24")
    clock.move_to(datetime.datetime(2026, 10, 24, 9, tzinfo=datetime.UTC))
    with mailed() as sent:
        ladder.send_due()
    for mail in sent:
        assert mail.subject in shown
        assert mail.body in shown


def test_a_day_without_reminders_leads_to_the_next_one_with_some(world: World) -> None:
    assert "?day=2026-10-24" in text(as_(world.publisher), "/en/desk/mails/preview/?day=2026-10-20")
    assert "?day=2026-10-30" in text(as_(world.publisher), "/en/desk/mails/preview/?day=2026-10-25")
    assert "when the next ones fall" not in text(as_(world.publisher), "/en/desk/mails/preview/?day=2026-11-04")


@pytest.mark.parametrize("day", ["", "soon", "9999-12-31", "0001-01-01"])
def test_any_day_can_be_looked_at(world: World, day: str) -> None:
    assert as_(world.analyst).get(f"/en/desk/mails/preview/?day={day}").status_code == 200


def test_a_dry_run_prints_and_sends_nothing(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("send_reminders", "--dry-run", "--at", "2026-10-24T09:00")
    printed = capsys.readouterr().out
    assert "preparer@aurora.example  Aurora 2026-Q3  before-7" in printed
    assert "Seven days left." in printed
    assert not Job.objects.filter(key__startswith="reminder:").exists()


def test_another_time_is_for_looking_only(world: World) -> None:
    with pytest.raises(CommandError):
        call_command("send_reminders", "--at", "2026-10-24T09:00")
    with pytest.raises(CommandError, match="Write it like"):
        call_command("send_reminders", "--dry-run", "--at", "soon")


@pytest.mark.parametrize(("query", "day"), [("", f"{NOW:%Y-%m-%d}"), ("?day=2026-10-24", "2026-10-24")])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.usefixtures("clock")
def test_the_day_that_is_looked_at_stands_in_its_field(world: World, language: str, query: str, day: str) -> None:
    page = text(as_(world.analyst), f"/{language}/desk/mails/preview/{query}")
    assert f'value="{day}"' in page
    assert page.count('href="/' + language + '/desk/mails/preview/"') == bool(query)
