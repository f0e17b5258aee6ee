"""How wide a text may become and where it may be broken; knows letters, nothing of charts or languages.

Widths are on the safe side: the page may be read in another font than the one drawn with here.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterator

LEADING = 1.3  # line height of Plotly's own text, in font sizes
_SLACK = 1.06
_CLOSERS = "，。、；：！？）》」』】％…,.;:!?)]}%"  # never first on a line
# Width in font sizes, at most, of Public Sans at weight 600.
_WIDTHS: dict[str, float] = {
    letter: width
    for width, letters in {
        0.34: " !'(),.:;I[]`ijl|·",
        0.48: '"*-/1J\\^frt{}',
        0.63: "#+27<=>?FL_aTbcdeghknopqsuvxyz~–",
        0.68: "$034568 9BEPRSYZ&×",
        0.79: "ACDGHKNOQUVXw",
        0.97: "MW%@m",
        1.16: "—",
    }.items()
    for letter in letters
} | {" ": 0.26, "&": 0.76, "R": 0.7, "S": 0.7}


def width(text: str, size: float) -> float:
    """The most pixels `text` may take in one line at `size` pixels."""
    return sum(_letter(letter) for letter in text) * size * _SLACK


def block_width(lines: tuple[str, ...], size: float) -> float:
    """The width of the widest of `lines`; 0 for none."""
    return max((width(line, size) for line in lines), default=0.0)


def wrap(text: str, size: float, room: float, lines: int = 2) -> tuple[str, ...]:
    """`text` in at most `lines` lines of `room` pixels; what does not fit is cut, and says so with an ellipsis."""
    done: list[str] = []
    line = ""
    pieces = list(_pieces(text))
    for at, piece in enumerate(pieces):
        if line and width((line + piece).rstrip(), size) > room:
            if len(done) == lines - 1:
                return (*done, _shorten(line + "".join(pieces[at:]), size, room))
            done.append(_shorten(line.rstrip(), size, room))
            line = ""
        line += piece
    return (*done, _shorten(line.rstrip(), size, room))


def markup(*lines: str) -> str:
    """Lines as Plotly reads text: escaped, so that no name is ever taken for a tag, and joined by its line break."""
    return "<br>".join(html.escape(line, quote=False) for line in lines)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines that `markup` made `text` from; ValueError if it holds any other tag."""
    lines = text.split("<br>")
    if any("<" in line for line in lines):
        raise ValueError(f"markup in a text: {text!r}")
    return tuple(html.unescape(line) for line in lines)


def is_wide(letter: str) -> bool:
    """Whether a letter is Chinese, Japanese or Korean, or full-width punctuation."""
    return unicodedata.east_asian_width(letter) in "WF"


def _letter(letter: str) -> float:
    if is_wide(letter):
        return 1.0
    return _WIDTHS.get(letter, 0.68 if letter.isalnum() else 1.0)


def _pieces(text: str) -> Iterator[str]:
    """The unbreakable pieces of a text: words with the space behind them, and single Chinese letters."""
    piece = ""
    for letter in text:
        breaks = piece.endswith(" ") or (piece and (is_wide(letter) or is_wide(piece[-1])))
        if breaks and letter not in _CLOSERS and letter != " ":
            yield piece
            piece = ""
        piece += letter
    if piece:
        yield piece


def _shorten(text: str, size: float, room: float) -> str:
    if width(text, size) <= room:
        return text
    while text and width(text + "…", size) > room:
        text = text[:-1]
    return text.rstrip() + "…"
