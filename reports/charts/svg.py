"""Writes SVG by hand, so that the same drawing is always the same bytes; knows no figure."""

from __future__ import annotations

import html

from . import palette
from .subset import UnsupportedFigure
from .typeset import is_wide

_LATIN = "Public Sans"
_CHINESE = "Noto Sans CJK SC"


def number(value: float) -> str:
    """A coordinate with at most one decimal."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def tag(name: str, content: str = "", /, **attributes: str | float | None) -> str:
    """An element; underscores in names become hyphens, and attributes that are None are left out."""
    pairs = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{pairs}>{content}</{name}>" if content else f"<{name}{pairs}/>"


def escape(text: str) -> str:
    return html.escape(text, quote=False)


class Ink:
    """How colours and letters are written: as the page's variables, or, in a file, as hex values and font names."""

    def __init__(self, palette_name: str) -> None:
        if palette_name not in ("variables", "light"):
            raise ValueError(f"palette is 'variables' or 'light', not {palette_name!r}")
        self.in_file = palette_name == "light"

    def paint(self, colour: str) -> str:
        """A token's light hex value as the drawing writes it; UnsupportedFigure for any other colour."""
        token = palette.TOKEN_OF.get(colour)
        if token is None:
            raise UnsupportedFigure(f"colour {colour!r} is no token")
        return colour if self.in_file else f"var(--{token})"

    def token(self, name: str) -> str:
        """A token by its name, as the drawing writes it; KeyError for one that charts may not use."""
        return self.paint(palette.light(name))

    def letters(self, text: str) -> str:
        """Text content. In a file each run of Chinese names its font, so that no other region's glyphs are taken."""
        if not self.in_file:
            return escape(text)
        out, run = "", ""
        for letter in text:
            if run and is_wide(letter) != is_wide(run[-1]):
                out, run = out + self._run(run), ""
            run += letter
        return out + self._run(run)

    @property
    def family(self) -> str | None:
        """The font of whole texts; in a page they take the page's."""
        return f"{_LATIN}, {_CHINESE}, sans-serif" if self.in_file else None

    def _run(self, run: str) -> str:
        if not run or not is_wide(run[0]):
            return escape(run)
        return tag("tspan", escape(run), font_family=f"{_CHINESE}, sans-serif")


def _value(value: str | float | None) -> str:
    return html.escape(value) if isinstance(value, str) else number(value or 0)
