"""The other charts' invented counts, beside those of `samples`; the history is the coalition's own, as published."""

from __future__ import annotations

from datetime import date

from reports.charts import coverage, cumulative, history, platform_types, ranking, receipt, targets
from reports.charts.coverage import CoverageBar, CoverageWords
from reports.charts.cumulative import CumulativePoint, CumulativeWords, TargetPath
from reports.charts.history import HistoryBreak, HistoryWords, Milestone
from reports.charts.platform_types import PlatformTypeRow, PlatformTypeWords
from reports.charts.ranking import RankingRow, RankingWords
from reports.charts.receipt import ReceiptAxis, ReceiptLine
from reports.charts.spec import Amount, FigureSpec, Status
from reports.charts.targets import TargetRow, TargetWords
from tests.reports.charts.samples import BREAKS, CAPTION, TICKS, amount, quarter

SUMS = [(at + 1) * 520_000 + at * at * 9_000 for at in range(17)]


def cumulative_figure(language: str = "en") -> FigureSpec:
    chinese = language == "zh"
    points = [
        CumulativePoint(
            quarter=quarter(at, language),
            total=amount(None if at == 4 else total),
            status=Status.PROVISIONAL if at >= 15 else Status.FINAL,
            status_text="provisional" if at >= 15 else "final",
            coverage="38 of 42",
            hover=(quarter(at, language).label, f"{total:,}"),
            mark="[c]" if at == 4 else "",
        )
        for at, total in enumerate(SUMS)
    ]
    target = TargetPath(
        due_index=20,
        target=amount(16_000_000),
        target_label="1600万条，2027年第2季度" if chinese else "16.0m by Q2 2027",
        needed_label="需要的速度" if chinese else "Needed from now",
        gap_label="还差约485万条，四个季度" if chinese else "4.9m to go in 4 quarters",
        baseline_index=0,
        baseline=amount(SUMS[0]),
        baseline_label="基线" if chinese else "Baseline",
        original_label="原定路径" if chinese else "Original path",
    )
    words = ("季度", "系列", "累计", "状态", "覆盖范围", "累计数", "初步数据", "未公布 [c]")
    if not chinese:
        words = ("Quarter", "Series", "Total", "Status", "Coverage", "Cumulative", "Provisional", "Withheld [c]")
    return cumulative.figure(
        CAPTION,
        points,
        words=CumulativeWords(*words),
        ticks=TICKS[language],
        future=[quarter(at, language) for at in range(17, 21)],
        breaks=BREAKS[language],
        target=target,
    )


GROUPS = {
    "en": (
        "Elephant ivory",
        "Other wild cats (jaguar, clouded leopard, serval, caracal, lynx...)",
        "Marine turtles (incl. hawksbill/tortoiseshell)",
        "Pangolins",
        "Rosewood, agarwood and other timber",
        "African grey parrot",
        "Tiger",
        "Corals",
        "Orchids",
        "Seahorses",
        "Other groups",
        "Not broken down",
    ),
    "zh": (
        "象牙",
        "其他野生猫科动物",
        "海龟（含玳瑁）",
        "穿山甲",
        "红木、沉香及其他木材",
        "非洲灰鹦鹉",
        "虎",
        "珊瑚",
        "加利福尼亚湾石首鱼（托头石首鱼）",
        "海马",
        "其他类别",
        "未细分",
    ),
}


def ranking_figure(language: str = "en") -> FigureSpec:
    values = [312_400, 201_300, 150_020, 98_700, 76_004, 61_950, 44_100, 30_870, None, 9_120, 120_500, 87_300]
    rows = []
    for at, (name, value) in enumerate(zip(GROUPS[language], values, strict=True)):
        share = "" if value is None else f"{value / 11_923:.0f}%"
        hidden = "[c] 40–190" if language == "en" else "[c] 40至190之间"
        end = hidden if value is None else f"{value:,} · {share}"
        rows.append(RankingRow(name, Amount(value, end, 40, 190), share, end, (name, end), rest=at >= 10))
    words = ("类别", "数量", "占比", "其他", "未公布 [c]")
    if language == "en":
        words = ("Group", "Listings", "Share", "Other and not broken down", "Withheld [c]")
    return ranking.figure(CAPTION, rows, words=RankingWords(*words))


def platform_types_figure(language: str = "en") -> FigureSpec:
    names = ("E-commerce", "Social media", "Video and livestream", "Classifieds", "Antiques and collectibles")
    if language == "zh":
        names = ("电子商务", "社交媒体", "视频与直播", "分类广告", "古玩与收藏品")
    rows = []
    for name, value, count in zip(names, (512_300, 208_450, 99_041, None, 0), (18, 11, 7, 3, 5), strict=True):
        members = f"{count}家公司" if language == "zh" else f"{count} companies"
        end = "[c]" if value is None else f"{value:,} · {members}"
        rows.append(PlatformTypeRow(name, amount(value), members, end, (name, end)))
    words = (
        ("平台类型", "数量", "公司", "未公布 [c]")
        if language == "zh"
        else ("Type", "Listings", "Companies", "Withheld")
    )
    return platform_types.figure(CAPTION, rows, words=PlatformTypeWords(*words))


def coverage_figure(language: str = "en") -> FigureSpec:
    bars = []
    for at in range(17):
        missing, exempt, none = (at * 5) % 7, at % 2, 3 + at % 3
        counts = 30 + at // 2 - missing
        text = f"{counts + none}/{counts + none + missing}"
        numbers = (amount(n) for n in (counts, none, missing, exempt))
        bars.append(CoverageBar(quarter(at, language), *numbers, text, text, (quarter(at, language).label, text)))
    words = ("季度", "报告数量", "报告为零", "未报告", "豁免", "覆盖范围")
    if language == "en":
        words = ("Quarter", "Reported counts", "Reported none", "Not reported", "Exempt", "Coverage")
    return coverage.figure(CAPTION, bars, words=CoverageWords(*words))


def targets_figure(language: str = "en") -> FigureSpec:
    chinese = language == "zh"
    texts = {
        "members": "按时报告的成员比例达到95%" if chinese else "95% of members report every quarter",
        "speed": "90%的季度报表按时提交" if chinese else "90% of returns are on time",
        "outcome": "到2020年网上野生动植物交易减少80%" if chinese else "Online wildlife trafficking down 80% by 2020",
        "reason": "无法计算：从未确定基线。" if chinese else "Cannot be computed: no baseline was ever established.",
        "start": "72%，2022年第2季度" if chinese else "72% in Q2 2022",
        "end": "95%，2026年12月前" if chinese else "95% by December 2026",
    }
    none = Amount(None, "–")
    ends = (texts["start"], texts["end"])
    return targets.figure(
        CAPTION,
        [
            TargetRow(
                texts["members"],
                Amount(90, "90%"),
                "90%",
                Amount(78, "78%"),
                Amount(85, "85%"),
                *ends,
                "Behind",
                "38 of 42",
                ("90%",),
            ),
            TargetRow(
                texts["speed"],
                Amount(68, "68%"),
                "68%",
                Amount(-17, "-17%"),
                Amount(50, "50%"),
                *ends,
                "Moving away",
                "61 of 66",
                ("68%",),
            ),
            TargetRow(texts["outcome"], none, "", none, none, "", "", "Not enough data", "", ("–",), texts["reason"]),
        ],
        words=TargetWords("Target", "Now", "Progress", "Needed by now", "Goal", "Status", "Coverage"),
    )


def history_figure(language: str = "en") -> FigureSpec:
    chinese = language == "zh"
    published = (
        (date(2020, 3, 31), 3_335_381, "333.5万", "March 2020", False),
        (date(2021, 9, 30), 11_631_819, "1163.2万", "September 2021", False),
        (date(2024, 9, 30), 24_100_000, "2410万", "September 2024", True),
        (date(2025, 12, 19), 63_300_000, "6330万", "December 2025", True),
    )
    starts = date(2018, 3, 7)
    milestones = [
        Milestone(
            starts=starts,
            ends=ends,
            value=amount(value),
            window=f"March 2018 to {month}",
            unit="listings",
            precision="rounded" if rounded else "exact",
            source="Progress report",
            short=chinese_text if chinese else f"{value:,}" if not rounded else f"{value / 1_000_000:.1f} million",
            long=f"2018年3月至{ends.year}年{ends.month}月" if chinese else f"March 2018 to {month}",
            is_rounded=rounded,
            hover=(f"{value:,}", month),
        )
        for ends, value, chinese_text, month, rounded in published
    ]
    breaks = [
        HistoryBreak(date(2021, 10, 1), "自此含疑似卖家" if chinese else "Suspected sellers counted too"),
        HistoryBreak(date(2024, 10, 1), "新的自动检测" if chinese else "New automatic detection"),
    ]
    words = ("期间", "数量", "单位", "精度", "来源", "精确数", "约数")
    if not chinese:
        words = ("Window", "Total", "Unit", "Precision", "Source", "Exact", "Published rounded")
    years = [(date(year, 1, 1), f"{year}年" if chinese else str(year)) for year in range(2018, 2027)]
    return history.figure(
        CAPTION, milestones, words=HistoryWords(*words), ticks=TICKS[language], years=years, breaks=breaks
    )


def receipt_figure(language: str = "en") -> FigureSpec:
    """The round on its twentieth day, and three that were closed on their 45th."""
    names = ("2026年第3季度", "2026年第2季度", "2026年第1季度", "2025年第4季度")
    if language == "en":
        names = ("Q3 2026", "Q2 2026", "Q1 2026", "Q4 2025")
    lines = [
        ReceiptLine(f"round-{at}", name, tuple(_signed(day, at) for day in range(46))) for at, name in enumerate(names)
    ]
    days = tuple(f"Day {day}" if language == "en" else f"第{day}天" for day in range(46))
    levels = ("0%", "25%", "50%", "75%", "100%")
    words = ("Days since opening", "Due date") if language == "en" else ("开放后天数", "截止日")
    axis = ReceiptAxis(words[0], days, tuple(range(0, 46, 10)), levels, 31.0, words[1])
    return receipt.figure(CAPTION, lines, axis)


def _signed(day: int, at: int) -> Amount:
    percent = min(day // 3 * (6 - at), 100)
    return Amount(None, "–") if at == 0 and day > 20 else Amount(percent, f"{percent}% ({percent} of 100)")
