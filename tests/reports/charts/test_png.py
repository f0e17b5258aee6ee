from __future__ import annotations

import struct

import pytest
from lxml import etree

from reports.charts.plate import plate
from reports.charts.png import png
from reports.charts.spec import FigureSpec
from tests.reports.charts.conftest import drawn_width
from tests.reports.charts.samples import CAPTION, quarterly_figure


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def test_a_png_has_two_pixels_to_one_of_its_still() -> None:
    assert size(png('<svg xmlns="http://www.w3.org/2000/svg" width="72" height="38"></svg>')) == (144, 76)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_same_figure_is_the_same_png(language: str) -> None:
    assert png(plate(quarterly_figure(language))) == png(plate(quarterly_figure(language)))


def test_both_scripts_are_drawn_without_the_system_s_fonts() -> None:
    frame = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><text y="16">{}</text></svg>'
    assert len({png(frame.format(letter)) for letter in ("", "Q", "删")}) == 3


def test_a_picture_that_travels_says_what_it_shows_and_from_where() -> None:
    text = " ".join(etree.fromstring(plate(quarterly_figure()).encode()).itertext())
    assert CAPTION.subtitle in text
    assert CAPTION.source in text
    assert "Not reported [x]" in text


@pytest.mark.parametrize("wide", [True, False])
def test_texts_around_a_picture_stay_inside_it(spec: FigureSpec, wide: bool) -> None:
    svg = etree.fromstring(plate(spec, wide=wide).encode())
    texts = list(svg.findall("{*}text"))
    ends = [float(t.get("x", "")) + drawn_width("".join(t.itertext()), float(t.get("font-size", ""))) for t in texts]
    assert max(ends) <= float(svg.get("width", ""))
