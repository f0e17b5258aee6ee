"""Small cubes of counts at random, and by hand: one year, three sections, every kind of company."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from hypothesis import strategies as st

from reports.aggregate.listings import Leaf
from reports.calendar import QuarterKey, quarters_of
from reports.parts import UNSPEC, Part

type Leaves = dict[Leaf, dict[str, int]]

YEAR = 2025
QUARTERS = quarters_of(YEAR)
SECTIONS = ("BIRD", "MAMMAL", UNSPEC)


def even(groups: Iterable[str], value: int = 100, quarters: Iterable[QuarterKey] = QUARTERS) -> Leaves:
    """Removed and blocked, all sections, the same number everywhere: everything is safe."""
    return {
        Leaf(quarter, part, section): dict.fromkeys(groups, value)
        for quarter in quarters
        for part in (Part.REMOVED, Part.BLOCKED)
        for section in SECTIONS
    }


@st.composite
def cubes(draw: st.DrawFn) -> Leaves:
    """Four to seven groups: each tracks some parts, splits or not, reports always or once, is large or small."""
    random = draw(st.randoms(use_true_random=False))
    leaves: Leaves = {}
    for group in "abcdefg"[: random.randint(4, 7)]:
        _report(random, leaves, group)
    return leaves


def _report(random: Random, leaves: Leaves, group: str) -> None:
    size, unsplit = random.choice([20, 100, 100, 300]), random.choice([0, 20, 100])
    parts = (Part.REMOVED, Part.BLOCKED) if random.random() < 0.8 else (Part.NOT_SEPARATED,)
    sections = SECTIONS if random.random() < 0.8 and Part.NOT_SEPARATED not in parts else (UNSPEC,)
    for quarter in QUARTERS if random.random() < 0.8 else QUARTERS[:1]:
        for part in parts:
            for section in sections:
                most = size if section != UNSPEC or section == sections[0] else unsplit
                value = random.choice([0, random.randint(0, most), most])
                leaves.setdefault(Leaf(quarter, part, section), {})[group] = value
