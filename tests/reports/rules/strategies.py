"""Drafts that may be signed, for laws about every draft."""

from __future__ import annotations

from hypothesis import strategies as st

from reports.parts import TOTAL
from reports.rules.cells import Cell

OUTSIDE = frozenset({"TOOL", "SERVICE"})
WILDLIFE = ("PANGOLIN", "TIGER", "CORAL")

_answers = st.one_of(st.none(), st.integers(0, 1000))


@st.composite
def columns(draw: st.DrawFn, platform: str, measure: str) -> list[Cell]:
    """One platform and measure: parts with numbers or not tracked, and a total that holds them."""
    parts = draw(st.dictionaries(st.sampled_from([*WILDLIFE, *OUTSIDE]), _answers))
    cells = [Cell(platform, measure, group, value, value is None) for group, value in parts.items()]
    split = sum(value or 0 for group, value in parts.items() if group not in OUTSIDE)
    return [*cells, Cell(platform, measure, TOTAL, split + draw(st.integers(0, 1000)))]


@st.composite
def signable_drafts(draw: st.DrawFn) -> list[Cell]:
    """Up to two platforms with two measures each."""
    places = draw(st.sets(st.tuples(st.sampled_from(["shop", "live"]), st.sampled_from(["blocked", "removed-own"]))))
    return [cell for platform, measure in sorted(places) for cell in draw(columns(platform, measure))]
