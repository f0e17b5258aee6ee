from __future__ import annotations

from reports.calendar import QuarterKey
from reports.rules.past import Past

NOW = QuarterKey(2026, 3)


def test_a_past_is_cut_to_as_many_quarters() -> None:
    known = Past(NOW, {NOW.plus(-back): {} for back in (1, 2, 5)}, {"blocked": "listings"})
    assert known.within(2) == Past(NOW, {NOW.plus(-1): {}, NOW.plus(-2): {}}, {"blocked": "listings"})
