"""What an administrator has set, as the values that rules and mails take; what ships with the site where nothing is."""

from __future__ import annotations

import datetime
from dataclasses import asdict, replace
from fractions import Fraction
from typing import Any

from reports.models import DatedSetting, Quarter
from reports.rules import ladder, thresholds
from reports.rules.ladder import Ladder
from reports.rules.thresholds import Thresholds

LADDER, THRESHOLDS, MAIL = "ladder", "thresholds", "mail:"


def ladder_on(day: datetime.date) -> Ladder:
    """The steps of the reminders that hold on one day."""
    setting = DatedSetting.objects.in_force(LADDER, day)
    return ladder.from_data(setting.value) if setting else ladder.USUAL


def thresholds_on(day: datetime.date) -> Thresholds:
    """The limits of the plausibility rules that hold on one day; fractions are kept as text, such as ``3/2``."""
    setting = DatedSetting.objects.in_force(THRESHOLDS, day)
    return thresholds_from(setting.value) if setting else thresholds.USUAL


def thresholds_of(quarter: Quarter) -> Thresholds:
    """The limits for the returns of one quarter: those of the day after it ends, the first on which it can open."""
    return thresholds_on(quarter.ends_on + datetime.timedelta(days=1))


def mail_text(kind: str, language: str, day: datetime.date) -> tuple[str, str] | None:
    """Subject and text that an administrator wrote for a kind of mail, or none: then the site's own are sent."""
    setting = DatedSetting.objects.in_force(f"{MAIL}{kind}", day)
    words = (setting.value if setting else {}).get(language)
    return (words["subject"], words["body"]) if words else None


def thresholds_from(value: dict[str, Any]) -> Thresholds:
    """The limits that were kept."""
    usual = thresholds.USUAL
    changed = {name: type(getattr(usual, name))(value[name]) for name in asdict(usual) if name in value}
    return replace(usual, **changed)


def thresholds_as_data(limits: Thresholds) -> dict[str, int | str]:
    """The limits as they are kept."""
    return {name: str(one) if isinstance(one, Fraction) else one for name, one in asdict(limits).items()}
