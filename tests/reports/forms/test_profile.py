"""Reading ticks out of a form: whatever is posted is a choice of what there is, or is refused."""

from __future__ import annotations

from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.actions.profiles import problems
from reports.calendar import QuarterKey
from reports.forms.profile import choice_of, tables_of
from reports.profiles import layout_of
from tests.cast import World

MARKET = "aurora-market"
NAMES = [f"b:{MARKET}:blocked", f"b:{MARKET}:attempts-refused", "b:elsewhere:blocked", "b:x", f"b:{MARKET}:", "company"]
VALUES = ["TOTAL", "PANGOLIN", "UNSPEC", "restored", "blocked", "", "\0", "🐘"]
posted = st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(VALUES) | st.text(max_size=5), max_size=4))
OPEN = QuarterKey(2026, 3)


def fields(values: dict[str, list[str]]) -> QueryDict:
    made = QueryDict(mutable=True)
    for name, texts in values.items():
        made.setlist(name, texts)
    return made


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(posted, st.text(max_size=8), st.text(max_size=8))
def test_whatever_is_posted_is_shown_again_and_set_only_if_it_exists(
    world: World, values: dict[str, list[str]], zone: str, way: str
) -> None:
    layout = layout_of(world.company, OPEN)
    ways = {f"time_zone:{MARKET}": [zone], f"blocked:{MARKET}": [way]}
    choice = choice_of(fields(values | ways), layout)
    assert tables_of(layout, choice)
    if not problems(layout, choice, note="Why."):
        assert set(choice.profile) <= set(layout.under(None).profile)


def test_an_empty_form_tracks_nothing_rather_than_everything(world: World) -> None:
    layout = layout_of(world.company, OPEN)
    assert choice_of(fields({}), layout).boxes == {MARKET: {}}


def test_ticks_come_in_the_order_of_the_lists(world: World) -> None:
    layout = layout_of(world.company, OPEN)
    posted_backwards = {f"b:{MARKET}:blocked": ["TIGER", "PANGOLIN", "TOTAL"], f"b:{MARKET}:removed-own": ["TOTAL"]}
    boxes = choice_of(fields(posted_backwards), layout).boxes[MARKET]
    order = [code for code in layout.groups if code in ("TIGER", "PANGOLIN")]
    assert list(boxes) == ["removed-own", "blocked"]
    assert boxes["blocked"] == ["TOTAL", *order]
