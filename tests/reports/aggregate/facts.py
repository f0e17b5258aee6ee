"""Facts for tests: one that can be varied, and many at random."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from reports.aggregate.facts import Fact
from reports.calendar import QuarterKey

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
)
MEASURES = ["removed-own", "removed-reported", "removed-unattributed", "blocked", "removed-or-blocked"]
OTHER_UNITS = ["accounts-closed", "attempts-refused", "restored"]


def fact(**changes: object) -> Fact:
    return replace(FACT, **changes)  # type: ignore[arg-type]


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
