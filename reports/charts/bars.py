"""Where bars stand once they are stacked; knows values and places, no looks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from .places import Places


class Box(NamedTuple):
    x: float
    y: float
    width: float
    height: float


def bar_boxes(drawn: dict[str, Any], places: Places) -> Iterator[tuple[dict[str, Any], Box]]:
    """Each bar's trace and its box in pixels, in drawing order; a value of None has none."""
    stacked = drawn["layout"].get("barmode") == "stack"
    reached: defaultdict[tuple[str, float], float] = defaultdict(float)
    for trace in (trace for trace in drawn["data"] if trace["type"] == "bar"):
        lying = trace.get("orientation") == "h"
        spots, values = (trace["y"], trace["x"]) if lying else (trace["x"], trace["y"])
        for spot, value in zip(spots, values, strict=True):
            if value is None:
                continue
            base = trace.get("base", reached["h" if lying else "v", spot] if stacked else 0)
            reached["h" if lying else "v", spot] = base + value
            yield trace, _box(places, lying, (spot, trace["width"] / 2), (base, base + value))


def _box(places: Places, lying: bool, stand: tuple[float, float], span: tuple[float, float]) -> Box:
    spot, half = stand
    along, beside = ("x", "y") if lying else ("y", "x")
    a, b = sorted(places.at(along, end) for end in span)
    c, d = sorted(places.at(beside, spot + side) for side in (-half, half))
    return Box(a, c, b - a, d - c) if lying else Box(c, a, d - c, b - a)
