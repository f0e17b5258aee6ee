"""Every setting and every task stands in the map."""

from __future__ import annotations

import re

from django.conf import settings

from coalition.celery import app
from reports.api import problems
from reports.rules.codes import Code
from tests.house.sources import ROOT

MAP = (ROOT / "ARCHITECTURE.md").read_text()
SETTINGS = (ROOT / "coalition" / "settings.py").read_text()


def rows(heading: str) -> set[str]:
    """The first column of the table below a heading."""
    section = MAP.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return set(re.findall(r"^\| `([^`]+)`", section, re.MULTILINE))


def test_every_setting_is_in_the_map_and_no_other():
    read = set(re.findall(r'env\.\w+\(\s*"(\w+)"', SETTINGS))
    assert rows("Settings") == read | {"SECRET_KEY_FILE"}


def test_every_task_is_in_the_map_and_no_other():
    ours = {name for name in app.tasks if name.startswith(("members.", "reports.", "coalition."))}
    assert rows("Tasks") == ours


def test_the_clock_knows_its_tasks():
    assert {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()} <= set(app.tasks)


def test_every_decision_is_listed_once_by_number():
    numbers = sorted(path.name[:4] for path in (ROOT / "docs" / "adr").glob("*.md"))
    assert numbers == [f"{at:04}" for at in range(1, len(numbers) + 1)]


def test_the_codes_of_the_apis_page_exist():
    page = (ROOT / "docs" / "api" / "README.md").read_text().partition("\n## Refusals\n")[2]
    told = {
        code for line in re.findall(r"^\| \d+ \|([^|]+)\|", page, re.MULTILINE) for code in re.findall(r"`(\w+)`", line)
    }
    assert told <= {*Code, *problems.CODES.values()}
