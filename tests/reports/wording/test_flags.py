"""What is said of a number that surprises, in both languages."""

from __future__ import annotations

import pytest

from reports.rules.cells import RETURN, Box, Finding, Severity
from reports.rules.codes import Code
from reports.wording import flags

BOX = Box("shop", "blocked", "PANGOLIN")


def said(code: Code, name: str = "Pangolins, Blocked", **params: int | str) -> str:
    return flags.flag(Finding(code, Severity.EXPLAIN, *(BOX if name else RETURN), params), name)


@pytest.mark.parametrize(
    ("code", "params", "sentence"),
    [
        (
            "outlier_high",
            {"now": 4880, "before": 1204},
            "4.1 times last quarter (1,204 → 4,880). If it is right, say why.",
        ),
        ("outlier_high", {"now": 5310, "before": 442}, "12 times last quarter (442 → 5,310). If it is right, say why."),
        ("outlier_high", {"now": 500, "before": 0}, "500, after 0 last quarter. If it is right, say why."),
        ("outlier_low", {"now": 12, "before": 60}, "20% of last quarter (60 → 12). If it is right, say why."),
        (
            "outlier_low",
            {"now": 3, "before": 7_972},
            "under 0.1% of last quarter (7,972 → 3). If it is right, say why.",
        ),
        (
            "outside_band",
            {"now": 1910, "low": 905, "high": 960, "quarters": 8},
            "1,910, far above the 8 quarters before (905 to 960). If it is right, say why.",
        ),
        (
            "drop_to_zero",
            {"now": 0, "before": 5000},
            "0, after 5,000 last quarter. If you looked and found none, say what changed.",
        ),
    ],
)
def test_a_box_is_named_with_what_is_surprising(code: str, params: dict[str, int], sentence: str) -> None:
    assert said(Code(code), **params) == f"Pangolins, Blocked: {sentence}"


def test_the_whole_return_has_no_name() -> None:
    assert said(Code.SAME_AS_LAST_QUARTER, "", boxes=9) == (
        "Every number is the same as last quarter. If this is no copy of last quarter's sheet, say why."
    )
    assert said(Code.LOOKS_CUMULATIVE, "", totals=1).startswith("1 total looks like the year so far, not")


def test_the_rest_is_one_line() -> None:
    assert said(Code.SMALLER_CHANGES, "", changes=14) == "14 smaller changes, no action needed."


def test_an_announced_change_is_a_reason_too() -> None:
    assert [flags.reason(code) for code in ("announced", "sweep")] == ["Announced ahead", "One-off sweep"]


def test_every_doubt_has_its_words() -> None:
    doubts = {Code.OUTLIER_HIGH, Code.OUTLIER_LOW, Code.OUTSIDE_BAND, Code.DROP_TO_ZERO}
    assert set(flags.FACTS) == doubts | {Code.SAME_AS_LAST_QUARTER, Code.LOOKS_CUMULATIVE}
    assert all(flags.title(code) for code in flags.FACTS)
