"""Which companies look alike."""

from __future__ import annotations

import pytest

from members.duplicates import Identity, Likeness, alike, folded, pairs


@pytest.mark.parametrize(
    "name",
    [
        "Aurora Market",
        "AURORA  MARKET",
        "Ａｕｒｏｒａ　Market",
        "Aurora-Market, Inc.",
        "Aurora Market Co., Ltd.",
        "Auróra Market GmbH",
    ],
)
def test_names_are_compared_without_case_width_spaces_and_legal_form(name):
    assert folded(name) == "auroramarket"


@pytest.mark.parametrize("name", ["长石商城", "长石商城有限公司", "长石商城（集团）股份有限公司", "长石 商城"])
def test_chinese_names_too(name):
    assert folded(name) == "长石商城"


@pytest.mark.parametrize("name", ["Group", "Holdings", "公司"])
def test_a_name_that_is_a_legal_form_stays(name):
    assert folded(name)


def test_other_names_differ():
    assert folded("Aurora Market") != folded("Aurora Markets")


def test_each_likeness_is_told():
    one = Identity(("Aurora",), ("Mall",), ("aurora.example", "gmail.com"))
    others = {
        "name": Identity(("aurora ltd",)),
        "platform": Identity(("X",), ("MALL",)),
        "domain": Identity(("Y",), (), ("Aurora.example",)),
        "webmail": Identity(("Z",), (), ("gmail.com",)),
    }
    assert alike(one, others) == {"name": [Likeness.NAME], "platform": [Likeness.PLATFORM], "domain": [Likeness.DOMAIN]}


def test_pairs_are_told_on_both_sides():
    found = pairs({"a": Identity(("Aurora",)), "b": Identity(("AURORA Inc",)), "c": Identity(("Other",))})
    assert found == {"a": {"b": [Likeness.NAME]}, "b": {"a": [Likeness.NAME]}}


def test_nothing_in_common_is_no_likeness():
    assert alike(Identity(("",)), {"x": Identity(("",))}) == {}
