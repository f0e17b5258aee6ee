"""Turns a still into a PNG with the fonts we ship, so that every machine makes the same bytes; draws nothing itself."""

from __future__ import annotations

from functools import cache
from importlib import resources

import resvg_py

_FONTS = (
    ("fontpkg_public_sans", "files/PublicSans[wght].ttf"),
    ("noto_cjk_sans_otc", "NotoSansCJK-Regular.ttc"),
)


def png(svg: str, *, scale: float = 2) -> bytes:
    """The picture of a still drawn with `palette="light"`, `scale` pixels to one of the still."""
    picture = resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=scale,
        skip_system_fonts=True,
        font_files=_font_files(),
        font_family="Public Sans",
    )
    return bytes(picture)


@cache
def _font_files() -> list[str]:
    return [str(resources.files(package).joinpath(path)) for package, path in _FONTS]
