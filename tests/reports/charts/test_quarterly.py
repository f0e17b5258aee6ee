from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
import pytest

from reports.charts import quarterly
from reports.charts.palette import TOKEN_OF
from reports.charts.spec import Amount, FigureSpec, Status
from tests.reports.charts.looking import assert_texts_inside
from tests.reports.charts.samples import CAPTION, TICKS, WORDS, bar, quarter, quarterly_figure

NONE = Amount(None, "–")


def one(**changes: Any) -> quarterly.QuarterlyBar:
    given: dict[str, Any] = {
        "quarter": quarter(0),
        "removed": Amount(60, "60"),
        "blocked": Amount(40, "40"),
        "not_separated": NONE,
        "total": Amount(100, "100"),
        "status": Status.FINAL,
        "status_text": "Final",
        "coverage": "38 of 42",
        "hover": ("Q2 2022", "100"),
    }
    return quarterly.QuarterlyBar(**given | changes)


def figure(*bars: quarterly.QuarterlyBar) -> FigureSpec:
    return quarterly.figure(CAPTION, bars, words=WORDS["en"], ticks=TICKS["en"])


def stack(drawn: go.Figure) -> list[tuple[str, int]]:
    """The parts of the only bar, from the foot up."""
    return [(TOKEN_OF[trace.marker.color], trace.y[0]) for trace in drawn.data]


def test_removed_stands_under_blocked() -> None:
    assert stack(figure(one()).wide) == [("viz-1", 60), ("seq-4", 40)]


def test_what_could_not_be_separated_stands_on_top() -> None:
    joint = one(not_separated=Amount(5, "5"), total=Amount(105, "105"))
    assert stack(figure(joint).wide) == [("viz-1", 60), ("seq-4", 40), ("viz-5", 5)]


def test_a_total_without_its_parts_is_one_bar() -> None:
    assert stack(figure(one(removed=NONE, blocked=NONE, mark="[c]")).wide) == [("viz-5", 100)]


def test_parts_that_do_not_add_up_are_not_drawn() -> None:
    assert stack(figure(one(blocked=NONE)).wide) == [("viz-5", 100)]


def test_a_provisional_quarter_is_hatched_in_its_own_hue() -> None:
    [removed, _] = figure(one(status=Status.PROVISIONAL)).wide.data
    assert (removed.marker.pattern.shape, TOKEN_OF[removed.marker.pattern.fgcolor]) == ("/", "viz-1")


def test_a_withheld_quarter_has_no_bar() -> None:
    drawn = figure(one(removed=NONE, blocked=NONE, total=Amount(None, "[c]", 40, 190), status=Status.WITHHELD))
    assert (len(drawn.wide.data), drawn.steps[0].curve) == (0, None)


@pytest.mark.parametrize(
    ("status", "total", "swatch"),
    [
        (Status.WITHHELD, Amount(None, "[c]"), "bracket:viz-5"),
        (Status.MISSING, Amount(None, "[x]"), "gap:ink-2"),
    ],
)
def test_withheld_and_missing_look_different(status: Status, total: Amount, swatch: str) -> None:
    drawn = figure(one(removed=NONE, blocked=NONE, total=total, status=status))
    assert [entry.swatch for entry in drawn.key] == [swatch]


def test_zero_is_a_tick_labelled_zero() -> None:
    none = Amount(0, "0")
    texts = figure(one(removed=none, blocked=none, total=none)).wide.layout.annotations
    assert "0" in [text.text for text in texts]


def test_a_company_name_cannot_become_markup() -> None:
    [removed, _] = figure(one(hover=("<a href='//x'>Q2</a>",))).wide.data
    assert "<a" not in removed.customdata[0]


def test_a_break_is_a_line_before_its_quarter() -> None:
    rules = quarterly_figure().wide.layout.shapes
    assert {rule.x0 for rule in rules if rule.line.dash == "dot" and rule.yref == "paper"} == {6.5, 10.5}


def test_both_widths_hold_the_same_numbers() -> None:
    spec = quarterly_figure()
    assert [trace.y for trace in spec.wide.data] == [trace.y for trace in spec.narrow.data]


def test_a_single_quarter_is_no_wall() -> None:
    [removed, *_] = figure(bar(0, 5)).wide.data
    assert removed.width < 0.1


@pytest.mark.parametrize("count", [1, 2, 9, 24, 60])
@pytest.mark.parametrize("total", [0, 7, 1_000_000_000])
def test_any_number_of_quarters_of_any_size_stays_in_the_picture(count: int, total: int) -> None:
    whole = Amount(total, f"{total:,}")
    bars = [one(quarter=quarter(at), removed=whole, blocked=NONE, total=whole) for at in range(count)]
    for drawn in (figure(*bars).wide, figure(*bars).narrow):
        assert_texts_inside(drawn)
