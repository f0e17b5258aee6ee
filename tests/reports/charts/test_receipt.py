from __future__ import annotations

from reports.charts.receipt import ReceiptAxis, ReceiptLine, figure
from reports.charts.spec import Amount
from tests.reports.charts import more_samples
from tests.reports.charts.samples import CAPTION

AXIS = ReceiptAxis(
    "Days", ("Day 0", "Day 1", "Day 2", "Day 3"), (0, 2), ("0%", "25%", "50%", "75%", "100%"), 2.0, "Due"
)


def line(*shares: int | None) -> ReceiptLine:
    return ReceiptLine("q3", "Q3 2026", tuple(Amount(share, f"{share}%") for share in shares))


def test_a_share_stays_until_the_next_signature() -> None:
    assert {trace.line.shape for trace in more_samples.receipt_figure().wide.data} == {"hv"}


def test_the_round_ends_today_and_earlier_ones_go_on() -> None:
    drawn = more_samples.receipt_figure().wide.data
    assert [sum(y is not None for y in trace.y) for trace in drawn] == [21, 46, 46, 46]


def test_rounds_differ_by_dash_as_well_as_by_colour() -> None:
    drawn = more_samples.receipt_figure().wide.data
    assert len({(trace.line.color, trace.line.dash) for trace in drawn}) == 4


def test_the_table_keeps_the_days_on_which_something_changed() -> None:
    rows = figure(CAPTION, [line(0, 0, 0, 40)], AXIS).rows
    assert [row[0] for row in rows] == ["Day 0", "Day 2", "Day 3"]


def test_a_round_in_which_nothing_was_signed_is_a_line_at_zero() -> None:
    spec = figure(CAPTION, [line(0, 0, None, None)], AXIS)
    assert [str(row[1]) for row in spec.rows] == ["0%", "0%"]
    assert list(spec.wide.data[0].y) == [0, 0, None, None]


def test_the_slider_stops_at_the_last_day_that_is_known() -> None:
    assert [step.text for step in figure(CAPTION, [line(0, 25, None, None)], AXIS).steps] == [
        "Day 0 · Q3 2026: 0%",
        "Day 1 · Q3 2026: 25%",
    ]
