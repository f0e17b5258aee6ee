"""Quarters of invented counts, in English and in Chinese, with every awkward case that a chart must draw."""

from __future__ import annotations

from reports.charts import quarterly
from reports.charts.quarterly import QuarterlyBar, QuarterlyWords, TargetLine
from reports.charts.quarters import Quarter
from reports.charts.spec import Amount, Caption, FigureSpec, SeriesBreak, Status
from reports.charts.ticks import TickStyle

TOTALS = (412_880, 455_120, 430_911, 498_002, 512_345, 488_120, 530_870, None, 588_004, 640_221)
TOTALS = (*TOTALS, None, 702_118, 731_090, 690_450, 755_031, 861_300, 899_999)  # 17: 2022-Q2 to 2026-Q2
WITHHELD, MISSING, TOTAL_ONLY, NOT_SEPARATED = 7, 10, 13, {14, 15, 16}

CAPTION = Caption(
    id="quarterly",
    title="Removals are rising, but remain below the pace the 2026 target needs",
    subtitle="Listings removed or blocked per quarter, all reporting members, Q2 2022 to Q2 2026",
    alt="Bar chart of 17 quarters, Q2 2022 to Q2 2026. Listings rose from 412,880 to 899,999.",
    source="Demonstration data. Member returns, release 2026-Q2.1. 38 of 42 members.",
    status="Provisional",
)
WORDS = {
    "en": QuarterlyWords(
        quarter="Quarter",
        removed="Removed",
        blocked="Blocked",
        not_separated="Not separated",
        total="Removed or blocked",
        status="Status",
        coverage="Coverage",
        provisional="Provisional",
        total_only="Total only [c]",
        withheld="Withheld [c]",
        missing="Not reported [x]",
    ),
    "zh": QuarterlyWords(
        quarter="季度",
        removed="删除",
        blocked="发布前拦截",
        not_separated="未区分",
        total="删除或拦截",
        status="状态",
        coverage="覆盖范围",
        provisional="初步数据",
        total_only="仅有合计 [c]",
        withheld="未公布 [c]",
        missing="未报告 [x]",
    ),
}


def write_english(value: int) -> str:
    if value >= 1_000_000:
        return f"{value / 1_000_000:.1f}m"
    return f"{value // 1_000}k" if value >= 1_000 else str(value)


def write_chinese(value: int) -> str:
    return f"{value / 10_000:g}万" if value >= 10_000 else str(value)


TICKS = {"en": TickStyle(write_english), "zh": TickStyle(write_chinese, 10_000)}
BREAKS = {
    "en": (SeriesBreak(7, "Blocked listings counted from here"), SeriesBreak(11, "Definition changed")),
    "zh": (SeriesBreak(7, "自此计入发布前拦截的信息"), SeriesBreak(11, "定义变更")),
}
TARGET = {
    "en": TargetLine(1_000_000, "Target for 2026: 1.0m a quarter"),
    "zh": TargetLine(1_000_000, "2026年目标：每季度100万条"),
}


def quarter(at: int, language: str = "en") -> Quarter:
    """The quarter `at` places after 2022-Q2."""
    year, number = 2022 + (at + 1) // 4, (at + 1) % 4 + 1
    if language == "zh":
        return Quarter(f"{year}年第{number}季度", f"{number}季", f"{year}年")
    return Quarter(f"Q{number} {year}", f"Q{number}", str(year))


def amount(value: int | None, text: str = "[c]") -> Amount:
    return Amount(value, text if value is None else f"{value:,}")


def bar(at: int, total: int | None, language: str = "en") -> QuarterlyBar:
    """One quarter, its parts in plausible shares; the module's constants say which are awkward."""
    joint = (total or 0) // 8 if at in NOT_SEPARATED else 0
    removed = None if total is None or at == TOTAL_ONLY else (total - joint) * 2 // 3
    blocked = None if removed is None or total is None else total - joint - removed
    status = Status.PROVISIONAL if at >= 15 else Status.FINAL
    status = {WITHHELD: Status.WITHHELD, MISSING: Status.MISSING}.get(at, status)
    now = quarter(at, language)
    return QuarterlyBar(
        quarter=now,
        removed=amount(removed),
        blocked=amount(blocked),
        not_separated=amount(joint) if joint else Amount(None, "–"),
        total=Amount(None, "[c] 400,000–620,000", 400_000, 620_000) if at == WITHHELD else amount(total, "[x]"),
        status=status,
        status_text=status.value,
        coverage="38 of 42",
        hover=(now.label, amount(total).text),
        mark={WITHHELD: "[c]", MISSING: "[x]", TOTAL_ONLY: "[c]"}.get(at, ""),
    )


def quarterly_figure(language: str = "en", *, breaks: bool = True, target: bool = True) -> FigureSpec:
    return quarterly.figure(
        CAPTION,
        [bar(at, total, language) for at, total in enumerate(TOTALS)],
        words=WORDS[language],
        ticks=TICKS[language],
        breaks=BREAKS[language] if breaks else (),
        target=TARGET[language] if target else None,
    )
