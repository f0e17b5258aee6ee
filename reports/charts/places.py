"""Where a value stands in the picture, in pixels from its top left corner; knows axes, no marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Places:
    """The plot's edges in pixels, and the values at the ends of its axes."""

    left: float
    right: float
    top: float
    foot: float
    x_range: tuple[float, float]
    y_range: tuple[float, float]

    @classmethod
    def of(cls, layout: dict[str, Any]) -> Places:
        """The places of a layout with explicit size, margins and ranges."""
        margin = layout["margin"]
        return cls(
            left=margin["l"],
            right=layout["width"] - margin["r"],
            top=margin["t"],
            foot=layout["height"] - margin["b"],
            x_range=tuple(layout["xaxis"]["range"]),
            y_range=tuple(layout["yaxis"]["range"]),
        )

    def at(self, axis: str, value: float, ref: str = "") -> float:
        """The pixel of a value along "x" or "y"; with ref "paper" the value is a share of the plot."""
        first, last = (0.0, 1.0) if ref == "paper" else self.x_range if axis == "x" else self.y_range
        share = (value - first) / (last - first)
        if axis == "x":
            return self.left + share * (self.right - self.left)
        return self.foot - share * (self.foot - self.top)
