"""Figures that others published, as they come with the site."""

from __future__ import annotations

import pytest

from reports import history
from reports.models import HistoryFigure

pytestmark = pytest.mark.django_db


def test_loading_twice_changes_nothing() -> None:
    history.load()
    before = list(HistoryFigure.objects.values())
    history.load()
    assert before == list(HistoryFigure.objects.values())


def test_only_rows_marked_to_show_are_drawn() -> None:
    history.load()
    drawn = HistoryFigure.objects.filter(is_drawn=True)
    assert [int(figure.value) for figure in drawn] == [3_335_381, 11_631_819, 24_100_000, 63_300_000]


def test_every_figure_names_its_source() -> None:
    history.load()
    assert all(figure.source.startswith("http") for figure in HistoryFigure.objects.all())
