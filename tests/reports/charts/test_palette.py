from __future__ import annotations

import re
from pathlib import Path

import pytest

from reports.charts import palette

CSS = (Path(__file__).parents[3] / "static/css/tokens.css").read_text()


def declared(selector: str) -> dict[str, str]:
    block = CSS[CSS.index(selector) :]
    return dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6});", block[: block.index("}")]))


@pytest.mark.parametrize(
    ("selector", "theme"),
    [(":root {", "light"), (':root[data-theme="dark"] {', "dark"), (':root:not([data-theme="light"]) {', "dark")],
)
def test_the_style_sheet_has_the_same_colours(selector: str, theme: str) -> None:
    assert declared(selector) == {name: getattr(colour, theme) for name, colour in palette.TOKENS.items()}


def test_a_chart_colour_leads_back_to_one_token() -> None:
    assert len(palette.TOKEN_OF) == len(palette.CHART_TOKENS)


def test_a_token_that_charts_may_not_use_is_refused() -> None:
    with pytest.raises(KeyError):
        palette.light("brand")


def test_the_printed_rules_hold_every_colour() -> None:
    assert all(palette.css().count(f"--{name}: {colour.dark};") for name, colour in palette.TOKENS.items())
