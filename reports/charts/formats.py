"""The sizes of pictures and how an axis fills them; knows pixels, draws nothing."""

from __future__ import annotations

from typing import NamedTuple

from .typeset import LEADING

Span = tuple[float, float]


class Format(NamedTuple):
    """The size of a picture, and of its text, in pixels."""

    width: int
    height: int
    text: int

    @property
    def line(self) -> float:
        """The height of one line of text."""
        return self.text * LEADING

    @property
    def is_narrow(self) -> bool:
        return self.width < 500


WIDE = Format(720, 380, 14)
NARROW = Format(358, 340, 12)


class Margin(NamedTuple):
    left: float
    right: float
    top: float
    bottom: float


def reach(value: float, length: float, kept: float) -> float:
    """The value at the end of an axis of `length` pixels that keeps so many of them free beyond `value`.

    Never more than half of them: a picture with too much to write still shows its marks.
    """
    return value * length / (length - min(kept, length / 2))
