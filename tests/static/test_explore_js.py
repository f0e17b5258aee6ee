"""A figure keeps its still picture until the live one is drawn, and for good when it cannot be."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.static.conftest import Opener

pytestmark = pytest.mark.browser

# The library is played by a small script: what is tested is when it is loaded, and what is handed to it.
BODY = """
<figure data-figure>
  <div data-plot><div class="plot-wide">Still</div></div>
  <div data-slider hidden><input type="range" min="0"><output></output></div>
  <button data-explore data-loading="Loading" hidden
    data-style="/static/css/tokens.css" data-script="%s">Explore</button>
  <p data-failure="It did not load."></p>
  <script type="application/json" data-spec>{"data": [], "layout": {"width": 720, "height": 380},
    "steps": [{"text": "Q1: 5", "curve": null, "point": null}, {"text": "Q2: 7", "curve": null, "point": null}],
    "colours": {"#06575C": "--viz-1"}}</script>
</figure>
<script type="module" src="/static/js/explore.js"></script>
"""
STAND_IN = """window.Plotly = {
    react: async (box, data, layout) => { box.textContent = JSON.stringify(layout) },
    Fx: { unhover() {} },
}"""


@pytest.fixture
def figure(open_page: Opener, page: Page) -> Page:
    page.add_init_script(STAND_IN)
    return open_page(BODY % "/static/js/copy.js")


def test_nothing_is_loaded_before_somebody_asks(figure: Page) -> None:
    expect(figure.locator("link")).to_have_count(0)


def test_the_live_chart_fits_the_box_of_its_still(figure: Page) -> None:
    figure.click("[data-explore]")
    expect(figure.locator(".plot-live")).to_have_text('{"autosize":true}')


def test_the_slider_reads_out_where_it_stands(figure: Page) -> None:
    figure.click("[data-explore]")
    expect(figure.locator("[type=range]")).to_have_attribute("aria-valuetext", "Q2: 7")
    figure.press("[type=range]", "ArrowLeft")
    expect(figure.locator("[type=range]")).to_have_attribute("aria-valuetext", "Q1: 5")


def test_a_failed_load_keeps_the_picture_and_says_so(open_page: Opener) -> None:
    shown = open_page(BODY % "/static/js/copy.js")
    shown.click("[data-explore]")
    expect(shown.locator("[data-failure]")).to_have_text("It did not load.")
    expect(shown.locator(".plot-wide")).to_be_visible()
