"""Writes the demonstration's targets, breaks in series and disclosure policy."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Sum

from members.access import SiteRole
from members.models import User
from reports.calendar import QuarterKey
from reports.demonstration.people import People
from reports.demonstration.timeline import Timeline
from reports.models import (
    BreakCause,
    Count,
    Direction,
    DisclosurePolicy,
    Indicator,
    Measure,
    Part,
    Quarter,
    SeriesBreak,
    Target,
    TargetVersion,
)


def write_policy(people: People, at: datetime.datetime) -> DisclosurePolicy:
    """The thresholds that the demonstration's releases are made under."""
    administrator = people.secretariat[SiteRole.ADMINISTRATOR]
    return DisclosurePolicy.objects.create(version=1, minimum_contributors=5, p=10, made_at=at, made_by=administrator)


def write_breaks(timeline: Timeline) -> None:
    """A changed definition, and new detection that raised what is blocked without saying anything about trade."""
    redefined = SeriesBreak.objects.create(
        starts_on=timeline.quarters[timeline.redefined_at].first_day,
        cause=BreakCause.UNIT,
        names={"en": "Closed shops no longer counted as listings", "zh-hans": "关闭的店铺不再计为信息"},
        texts={
            "en": "From this quarter a closed shop is one account. Its listings count only where each was judged.",
            "zh-hans": "自本季度起，关闭一家店铺计为一个账号，店内信息只有逐条判定过的才计入。",
        },
    )
    redefined.measures.set(Measure.objects.filter(part=Part.REMOVED))
    detected = SeriesBreak.objects.create(
        starts_on=timeline.quarters[timeline.detected_at].first_day,
        cause=BreakCause.METHOD,
        names={"en": "New detection at several members", "zh-hans": "多家成员启用新的识别技术"},
        texts={
            "en": "From this quarter several large members check images before publication. More is blocked because "
            "more is found. Do not compare across the line.",
            "zh-hans": "自本季度起，多家大型成员在发布前识别图片。拦截数上升是因为发现得更多，分界线前后不可直接比较。",
        },
    )
    detected.measures.set(Measure.objects.filter(part=Part.BLOCKED))


def write_targets(timeline: Timeline, people: People, at: datetime.datetime) -> None:
    """Two levels that members can reach, one count with its written reason, and the goal of 2018 as what it was."""
    administrator = people.secretariat[SiteRole.ADMINISTRATOR]
    year_end = datetime.date(timeline.quarters[timeline.current].year + 1, 12, 31)
    goals: dict[str, dict[str, Any]] = {
        "members-reporting": _reporting(year_end),
        "members-on-time": _on_time(year_end),
        "listings-removed-or-blocked": _listings(timeline, year_end),
        "trafficking-2020": _trafficking(),
    }
    for position, (slug, goal) in enumerate(goals.items()):
        target = Target.objects.create(slug=slug, position=position)
        _write_version(target, goal, administrator, at)


def _write_version(target: Target, goal: dict[str, Any], by: User, at: datetime.datetime) -> None:
    TargetVersion.objects.create(target=target, number=1, made_at=at, made_by=by, **goal)


def _reporting(due_on: datetime.date) -> dict[str, Any]:
    return {
        "names": {"en": "95% of members report every quarter", "zh-hans": "每季度95%的成员提交报表"},
        "indicator": Indicator.REPORTING,
        "unit": "percent",
        "is_level": True,
        "value": 95,
        "due_on": due_on,
        "direction": Direction.UP,
    }


def _on_time(due_on: datetime.date) -> dict[str, Any]:
    return {
        "names": {"en": "90% of members report on time", "zh-hans": "90%的成员按时提交报表"},
        "indicator": Indicator.ON_TIME,
        "unit": "percent",
        "is_level": True,
        "value": 90,
        "due_on": due_on,
        "direction": Direction.UP,
    }


def _listings(timeline: Timeline, due_on: datetime.date) -> dict[str, Any]:
    """From a quarter after the new definition to a third more than the last published one, in round numbers."""
    start = timeline.quarters[min(timeline.redefined_at + 1, timeline.current - 1)]
    last = timeline.quarters[timeline.current - 1]
    return {
        "names": {
            "en": "Listings removed or blocked in a quarter, while detection is rolled out",
            "zh-hans": "推广识别技术期间每季度删除或拦截的信息",
        },
        "indicator": Indicator.LISTINGS,
        "unit": "listings",
        "baseline": _listings_in(start),
        "baseline_quarter": str(start),
        "baseline_source": {
            "en": f"Accepted returns of {start}, demonstration data",
            "zh-hans": f"{start.year}年第{start.number}季度已接受的季度报表（演示数据）",
        },
        "value": max(_listings_in(last) * 4 // 3, _listings_in(start) + 10_000) // 10_000 * 10_000,
        "due_on": due_on,
        "direction": Direction.UP,
        "reason": {
            "en": "Members agreed to check images before publication on all platforms. Until that is done a higher "
            "count mostly means that more is found. It says nothing about trade, and the target ends on its date.",
            "zh-hans": "各成员同意在所有平台对图片进行发布前识别。在此之前，数量上升主要表示发现得更多，"
            "不说明贸易量的变化；目标到期后即终止。",
        },
    }


def _trafficking() -> dict[str, Any]:
    return {
        "names": {
            "en": "80% less wildlife trafficking online by 2020",
            "zh-hans": "到2020年将网络野生动植物非法贸易减少80%",
        },
        "indicator": Indicator.TRAFFICKING,
        "unit": "percent",
        "baseline_source": {
            "en": "Launch pledge of March 2018; no baseline and no method were published",
            "zh-hans": "2018年3月启动时的承诺；未公布基线和计算方法",
        },
        "value": 80,
        "due_on": datetime.date(2020, 12, 31),
        "direction": Direction.DOWN,
    }


def _listings_in(quarter: QuarterKey) -> int:
    """Wildlife listings removed or blocked by accepted revisions of one quarter."""
    counts = Count.objects.filter(
        revision__accepted_for__quarter=Quarter.objects.get(code=str(quarter)), species_group__section__is_wildlife=True
    )
    total: int | None = counts.exclude(measure__part=Part.NONE).aggregate(total=Sum("value"))["total"]
    return total or 0
