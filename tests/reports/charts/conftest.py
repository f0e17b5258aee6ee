"""Every chart in both languages, and how wide the fonts that are drawn with really are."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import resources

import pytest
from fontTools.ttLib import TTCollection, TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from reports.charts.spec import FigureSpec
from reports.charts.typeset import is_wide
from tests.reports.charts import more_samples, samples

CHARTS: dict[str, Callable[[str], FigureSpec]] = {
    "quarterly": samples.quarterly_figure,
    "cumulative": more_samples.cumulative_figure,
    "ranking": more_samples.ranking_figure,
    "platform_types": more_samples.platform_types_figure,
    "coverage": more_samples.coverage_figure,
    "targets": more_samples.targets_figure,
    "history": more_samples.history_figure,
    "receipt": more_samples.receipt_figure,
}


@pytest.fixture(params=[f"{name}-{language}" for name in CHARTS for language in ("en", "zh")])
def spec(request: pytest.FixtureRequest) -> FigureSpec:
    """Each chart in each language, one after the other."""
    name, language = request.param.split("-")
    return CHARTS[name](language)


@cache
def _fonts() -> tuple[TTFont, TTFont]:
    latin = resources.files("fontpkg_public_sans").joinpath("files/PublicSans[wght].ttf")
    chinese = resources.files("noto_cjk_sans_otc").joinpath("NotoSansCJK-Regular.ttc")
    heaviest = instantiateVariableFont(TTFont(str(latin)), {"wght": 600})
    return heaviest, TTCollection(str(chinese), lazy=True).fonts[2]


@cache
def _advance(letter: str) -> float:
    for font in _fonts()[is_wide(letter) :] + _fonts():
        name = font.getBestCmap().get(ord(letter))
        if name:
            return float(font["hmtx"][name][0]) / float(font["head"].unitsPerEm)
    raise KeyError(letter)


def drawn_width(text: str, size: float) -> float:
    """The pixels that `text` takes in the fonts that pictures are drawn with, at the heaviest weight in use."""
    return sum(_advance(letter) for letter in text) * size
