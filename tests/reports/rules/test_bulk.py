from __future__ import annotations

from dataclasses import replace

import pytest

from reports.rules.bulk import Standing, acceptable_in_bulk

PLAIN = Standing(is_submitted=True)


def test_a_plain_submitted_return_may_be_accepted_with_others():
    assert acceptable_in_bulk(PLAIN)


@pytest.mark.parametrize(
    "change",
    [{"is_submitted": False}, {"is_exempt": True}, {"flags": 1}, {"questions": 1}, {"is_correction": True}],
    ids=lambda change: next(iter(change)),
)
def test_whatever_wants_a_look_is_opened_alone(change):
    assert not acceptable_in_bulk(replace(PLAIN, **change))
