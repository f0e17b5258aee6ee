from __future__ import annotations

from typing import Any

from reports.charts import ranking, targets
from reports.charts.ranking import RankingRow, RankingWords
from reports.charts.spec import Amount, FigureSpec
from reports.charts.targets import TargetRow, TargetWords
from tests.reports.charts import more_samples
from tests.reports.charts.samples import CAPTION, amount

WORDS = RankingWords("Group", "Listings", "Share", "Rest", "Withheld")
TARGET_WORDS = TargetWords("Target", "Now", "Progress", "Needed", "Goal", "Status", "Coverage")


def row(name: str, value: int | None, *, rest: bool = False) -> RankingRow:
    return RankingRow(name, amount(value), "", amount(value).text, (name,), rest=rest)


def strip(**changes: Any) -> FigureSpec:
    given: dict[str, Any] = {
        "name": "95% of members report",
        "now": Amount(90, "90%"),
        "now_label": "90%",
        "progress": Amount(78, "78%"),
        "needed": Amount(85, "85%"),
        "start_label": "72%",
        "end_label": "95%",
        "status_text": "Behind",
        "coverage": "38 of 42",
        "hover": ("90%",),
    }
    return targets.figure(CAPTION, [TargetRow(**given | changes)], words=TARGET_WORDS)


def written(spec: FigureSpec) -> list[str]:
    return [text.text for text in spec.wide.layout.annotations]


def test_groups_stand_by_size_then_withheld_then_the_rest() -> None:
    rows = [row("Rest", 900, rest=True), row("Tiger", None), row("Bear", 5), row("Otter", 80)]
    spec = ranking.figure(CAPTION, rows, words=WORDS)
    assert [entry[0] for entry in spec.rows] == ["Otter", "Bear", "Tiger", "Rest"]


def test_a_withheld_group_says_so_in_place_of_its_bar() -> None:
    spec = ranking.figure(CAPTION, [row("Otter", 80), row("Tiger", None)], words=WORDS)
    assert "[c]" in written(spec)
    assert [len(trace.x) for trace in spec.wide.data] == [1]


def test_a_type_with_no_listings_is_a_tick_with_its_number() -> None:
    spec = more_samples.platform_types_figure()
    assert "0 · 5 companies" in written(spec)


def test_a_dot_stands_on_the_way_to_its_goal() -> None:
    [dots] = strip().wide.data
    assert tuple(dots.x) == (78,)


def test_what_moved_away_from_its_goal_is_an_arrow_out_of_the_way() -> None:
    spec = strip(progress=Amount(-17, "-17%"), now_label="68%")
    assert (len(spec.wide.data), "← 68%" in written(spec)) == (0, True)


def test_a_target_that_cannot_be_computed_says_why() -> None:
    none = Amount(None, "–")
    spec = strip(progress=none, now=none, needed=none, reason="No baseline was established.")
    assert (len(spec.wide.data), "No baseline was established." in written(spec)) == (0, True)
