"""The colour tokens of the site, each with its light and its dark value; knows nothing of what is drawn with them.

`python -m reports.charts.palette` prints them as the rules that static/css/tokens.css holds.
"""

from __future__ import annotations

import sys
from typing import NamedTuple


class Colour(NamedTuple):
    light: str
    dark: str


TOKENS: dict[str, Colour] = {
    "paper": Colour("#FBFBF8", "#12191C"),
    "sheet": Colour("#FFFFFF", "#12191C"),
    "sunk": Colour("#F1F3EE", "#1A2327"),
    "ink": Colour("#17211F", "#EEF2EE"),
    "ink-2": Colour("#45524F", "#B8C4C0"),
    "hair": Colour("#D5DBD5", "#2C373B"),
    "field": Colour("#7C8884", "#6E7C79"),
    "brand": Colour("#06575C", "#77DCDA"),
    "on-brand": Colour("#FFFFFF", "#12191C"),
    "link": Colour("#0B5560", "#6CC9CF"),
    "focus": Colour("#A84C0C", "#F0A05A"),
    "bad": Colour("#8F1D1A", "#FF8B80"),
    "bad-tint": Colour("#FBE9E7", "#1A2327"),
    "warn": Colour("#6B4700", "#E9C46A"),
    "warn-tint": Colour("#FFF3DC", "#1A2327"),
    "ok": Colour("#1B5E33", "#7FCB96"),
    "ok-tint": Colour("#E4F2E8", "#1A2327"),
    "info": Colour("#0B4A55", "#6CC9CF"),
    "info-tint": Colour("#E3EFF2", "#1A2327"),
    "viz-1": Colour("#06575C", "#77DCDA"),
    "viz-2": Colour("#C9731A", "#FEC072"),
    "viz-3": Colour("#5272CE", "#B89CF6"),
    "viz-4": Colour("#870F27", "#EB6371"),
    "viz-5": Colour("#858E95", "#7C93A3"),
    "seq-1": Colour("#E8F1EF", "#06474C"),
    "seq-2": Colour("#BFDAD7", "#1F7278"),
    "seq-3": Colour("#8DBFBD", "#4F9A9B"),
    "seq-4": Colour("#4F9A9B", "#8DBFBD"),
    "seq-5": Colour("#1F7278", "#BFDAD7"),
    "seq-6": Colour("#06474C", "#E8F1EF"),
}

# What charts may be drawn with. No two share a light value, so a drawn colour leads back to its token.
CHART_TOKENS = ("sheet", "ink", "ink-2", "hair", *(f"viz-{n}" for n in range(1, 6)), *(f"seq-{n}" for n in range(1, 7)))
TOKEN_OF = {TOKENS[name].light: name for name in CHART_TOKENS}


def light(token: str) -> str:
    """The light hex value of a token that charts may use; KeyError for any other name."""
    if token not in CHART_TOKENS:
        raise KeyError(token)
    return TOKENS[token].light


def css() -> str:
    """The tokens as CSS custom properties: light, then dark, without the selectors' media rules."""
    blocks = ((":root", 0), (':root[data-theme="dark"]', 1))
    return "\n".join(
        f"{selector} {{\n" + "\n".join(f"  --{name}: {colour[theme]};" for name, colour in TOKENS.items()) + "\n}"
        for selector, theme in blocks
    )


if __name__ == "__main__":
    sys.stdout.write(css() + "\n")
