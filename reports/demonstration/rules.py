"""Writes how the rules of the round came about: a ladder that changed, a mail in other words, limits that wait."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from members.access import SiteRole
from members.actions import events
from members.models import Event
from reports import rulebook
from reports.actions.quarters import plan
from reports.demonstration.people import People
from reports.demonstration.timeline import Timeline
from reports.models import DatedSetting
from reports.rules import ladder, thresholds

OPENED = {
    "en": {
        "subject": "{quarter}: the numbers of {company}, please",
        "body": "{quarter} is over. Please tell us how many listings {company} removed or blocked from {window}. "
        "We need them by {due}. If something is in the way, simply reply to this mail.",
    },
    "zh-hans": {
        "subject": "{quarter}：请提交{company}的数据",
        "body": "{quarter}已结束。请告诉我们{company}在{window}删除或拦截了多少条信息。"
        "截止时间为{due}。如有困难，请直接回复本邮件。",
    },
}


def write(timeline: Timeline, people: People, now: datetime.datetime) -> None:
    """The rules that were changed before today, and the quarter that comes next with its usual dates."""
    current = timeline.quarters[timeline.current]
    longer = [ladder.Step.on(-14, ladder.Audience.PEOPLE, "due_soon"), *ladder.USUAL]
    year, half = (current.plus(-back).first_day for back in (4, 2))
    _version(people, rulebook.LADDER, 1, ladder.as_data(longer), year, "Several members asked to be told earlier.")
    _version(people, rulebook.LADDER, 2, ladder.as_data(ladder.USUAL), half, "Two weeks before was too early for most.")
    _version(people, f"{rulebook.MAIL}opened", 1, OPENED, half, "Shorter, and it says whom to ask.")
    fewer = rulebook.thresholds_as_data(replace(thresholds.USUAL, most_asked=5))
    starts_on = current.next().next().first_day
    _version(people, rulebook.THRESHOLDS, 1, fewer, starts_on, "Six explanations are many for small teams.", now)
    plan(current.next(), by=None)


def _version(
    people: People,
    name: str,
    version: int,
    value: Any,
    starts_on: datetime.date,
    reason: str,
    at: datetime.datetime | None = None,
) -> None:
    """One version, made the week before it began, or at an instant."""
    by = people.secretariat[SiteRole.ADMINISTRATOR]
    at = at or datetime.datetime.combine(starts_on, datetime.time(9), datetime.UTC) - datetime.timedelta(days=7)
    about = {"starts_on": starts_on, "reason": reason, "made_by": by, "made_at": at}
    made = DatedSetting.objects.create(name=name, version=version, value=value, **about)
    act = events.new("setting_changed", made, by=by, note=reason, name=name, starts_on=str(starts_on), version=version)
    act.at = at
    Event.objects.bulk_create([act])
