"""The mails of the demonstration: a log to look at, one that was refused, and none that is sent again at once."""

from __future__ import annotations

import datetime

import pytest

from members.models import Job, Mail
from reports.actions import ladder
from reports.demonstration import load

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 12, 12, tzinfo=datetime.UTC)


def test_the_log_has_mails_and_one_was_refused() -> None:
    load.load(number_of_companies=10, number_of_quarters=2, now=NOW)
    assert set(Mail.objects.values_list("kind", flat=True)) == {"opened", "due_soon"}
    assert Job.objects.filter(task="reports.send_mail", state="failed").count() == 1
    assert ladder.waiting(NOW) == []
