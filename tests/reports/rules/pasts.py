"""Companies with a past, as plain values: one shop with totals and groups, quarter by quarter."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from reports.calendar import QuarterKey
from reports.parts import TOTAL
from reports.rules.cells import Box, Cell
from reports.rules.past import Past
from reports.rules.plausibility import Background

NOW = QuarterKey(2026, 3)
UNITS = {"blocked": "listings", "removed-own": "listings", "accounts-closed": "accounts", "impressions": "impressions"}
BLOCKED = Box("shop", "blocked", TOTAL)
PANGOLIN = Box("shop", "blocked", "PANGOLIN")
TIGER = Box("shop", "blocked", "TIGER")
ACCOUNTS = Box("shop", "accounts-closed", TOTAL)
OWN = Box("shop", "removed-own", TOTAL)


def cells(numbers: Mapping[Box, int | None]) -> list[Cell]:
    """An answer to each box; None is *not tracked*."""
    return [Cell(*box, value, not_tracked=value is None) for box, value in numbers.items()]


def background(*quarters: Mapping[Box, int | None], now: QuarterKey = NOW) -> Background:
    """What a draft for ``now`` is judged by: the quarters before it, newest first; an empty one is missing."""
    answers = {now.plus(-back): {c.box: c for c in cells(said)} for back, said in enumerate(quarters, 1) if said}
    return Background(Past(now, answers, UNITS))


_boxes = st.sampled_from([BLOCKED, PANGOLIN, TIGER, ACCOUNTS, OWN, Box(None, "impressions", None)])
answers = st.dictionaries(_boxes, st.one_of(st.none(), st.integers(0, 100_000)))
histories = st.lists(answers, max_size=8)
