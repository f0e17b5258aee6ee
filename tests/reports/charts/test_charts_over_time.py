from __future__ import annotations

from reports.charts.coverage import CoverageBar, CoverageWords
from reports.charts.coverage import figure as coverage_figure
from reports.charts.spec import Amount
from tests.reports.charts import more_samples
from tests.reports.charts.samples import CAPTION, amount, quarter


def test_a_cumulative_line_is_open_where_a_sum_is_withheld_and_at_breaks() -> None:
    line = more_samples.cumulative_figure().wide.data[0]
    assert [x for x, y in zip(line.x, line.y, strict=True) if y is None] == [4, 6.5, 10.5]


def test_the_needed_pace_starts_at_the_last_known_sum_and_ends_at_the_target() -> None:
    needed = more_samples.cumulative_figure().wide.data
    [pace] = [trace for trace in needed if trace.mode == "lines" and trace.line.dash == "dash"]
    assert list(zip(pace.x, pace.y, strict=True)) == [(16, more_samples.SUMS[16]), (20, 16_000_000)]


def test_announcements_of_history_are_never_joined() -> None:
    lines = [trace for trace in more_samples.history_figure().wide.data if trace.mode == "lines"]
    assert [len(set(line.y)) for line in lines] == [1, 1, 1, 1]


def test_a_number_published_rounded_has_a_hollow_dot() -> None:
    exact, rounded = (t for t in more_samples.history_figure().wide.data if t.mode == "markers")
    assert exact.marker.color == exact.marker.line.color
    assert rounded.marker.color != rounded.marker.line.color


def test_the_order_of_coverage_is_fixed() -> None:
    counts = (Amount(n, str(n)) for n in (30, 4, 5, 1))
    bar = CoverageBar(quarter(0), *counts, "34/39", "34 of 39", ("34 of 39",))
    words = CoverageWords("Quarter", "Counts", "None", "Not reported", "Exempt", "Coverage")
    drawn = coverage_figure(CAPTION, [bar], words=words)
    assert [trace.y[0] for trace in drawn.wide.data] == [30, 4, 5, 1]


def test_coverage_is_written_over_the_last_quarter_even_where_few_fit() -> None:
    spec = more_samples.coverage_figure()
    written = {text.x for text in spec.narrow.layout.annotations if "/" in text.text}
    assert 16 in written
    assert len(written) < 17


def test_an_amount_reads_as_its_text() -> None:
    assert str(amount(1_204)) == "1,204"
