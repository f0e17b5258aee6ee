"""Facts for tests: one that can be varied, and many at random."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from reports.aggregate.facts import Fact
from reports.calendar import QuarterKey
from reports.parts import Part

QUARTER = QuarterKey(2026, 1)
FACT = Fact(
    quarter=QUARTER,
    company="aurora",
    owner_group="aurora",
    scopes=frozenset({"global"}),
    platform_type="e-commerce",
    measure="removed-own",
    species_group="TIGER",
    section="MAMMAL",
    wildlife=True,
    value=10,
    part=Part.REMOVED,
)
PARTS = {
    "removed-own": Part.REMOVED,
    "removed-reported": Part.REMOVED,
    "removed-unattributed": Part.REMOVED,
    "blocked": Part.BLOCKED,
    "removed-or-blocked": Part.NOT_SEPARATED,
}
MEASURES = list(PARTS)
OTHER_UNITS = ["accounts-closed", "attempts-refused", "restored"]


def fact(**changes: object) -> Fact:
    part = PARTS.get(str(changes.get("measure", FACT.measure)))
    return replace(FACT, **({"part": part} | changes))  # type: ignore[arg-type]


facts = st.lists(
    st.builds(
        fact,
        quarter=st.sampled_from([QUARTER, QUARTER.next(), QUARTER.plus(2)]),
        owner_group=st.sampled_from(["aurora", "borealis", "corona"]),
        scopes=st.sets(st.sampled_from(["global", "china"]), min_size=1).map(frozenset),
        measure=st.sampled_from(MEASURES + OTHER_UNITS),
        section=st.sampled_from(["MAMMAL", "BIRD", "UNSPEC"]),
        wildlife=st.booleans(),
        value=st.integers(0, 10**9),
    )
)
