"""What pages load besides our own files: one version of Plotly, a small font, a lock that names no host."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from scripts import assets


@pytest.fixture(scope="module")
def font(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("font") / "public-sans.woff2"
    assets.public_sans(path)
    return path


def test_npm_brings_the_plotly_that_python_draws_with() -> None:
    pinned = json.loads((assets.LOCK.parent / "package.json").read_text())["dependencies"][assets.PACKAGE]
    assert pinned == assets.plotly_version(assets.bundled_plotly())


def test_the_lock_file_names_no_host() -> None:
    assert "://" not in assets.LOCK.read_text()


def test_the_font_stays_small(font: Path) -> None:
    assert font.stat().st_size < 20_000


def test_the_font_holds_every_weight_between_regular_and_bold(font: Path) -> None:
    (axis,) = TTFont(font)["fvar"].axes
    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 400, 700)


def test_the_font_carries_its_licence(font: Path) -> None:
    assert "Open Font License" in TTFont(font)["name"].getDebugName(13)


def test_a_file_that_was_changed_is_made_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "plotly.css").write_text("changed")
    contents = {"recipe": assets.recipe(), "files": {"plotly.css": assets.digest(b"as made")}}
    (tmp_path / "manifest.json").write_text(json.dumps(contents))
    monkeypatch.setattr(assets, "VENDOR", tmp_path)
    monkeypatch.setattr(assets, "MANIFEST", tmp_path / "manifest.json")
    assert not assets.up_to_date()
