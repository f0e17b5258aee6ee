"""A figure as text that leaves the site: JSON for Plotly, JSON for programs, CSV; draws nothing."""

from __future__ import annotations

import csv as csv_format
import io
import json
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from . import palette
from .spec import Amount, Entry, FigureSpec, Step

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_json(spec: FigureSpec, *, wide: bool = True) -> str:
    """What the browser needs to draw the figure, safe inside a script element.

    An object of `data`, `layout` (without a width: the page gives it), `steps` of {text, curve, point} for the slider,
    and `colours`, from each light hex value in the figure to its CSS variable.
    """
    drawn = plotly_json(spec.wide if wide else spec.narrow)
    del drawn["layout"]["width"]
    colours = {hex_value: f"--{token}" for hex_value, token in palette.TOKEN_OF.items()}
    text = _dump({**drawn, "steps": [step._asdict() for step in spec.steps], "colours": colours})
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def to_document(spec: FigureSpec) -> dict[str, Any]:
    """The figure for programs: its words, its rows by column key, and both drawings, all plain JSON values.

    A number is {value, text} and, where withheld, {value: null, text, low, high}.
    """
    caption = spec.caption
    return {
        "id": caption.id,
        "title": caption.title,
        "subtitle": caption.subtitle,
        "alt": caption.alt,
        "long_text": caption.long_text,
        "notes": list(caption.notes),
        "source": caption.source,
        "status": caption.status,
        "columns": [column._asdict() for column in spec.columns],
        "rows": [
            {column.key: _json_entry(entry) for column, entry in zip(spec.columns, row, strict=True)}
            for row in spec.rows
        ],
        "key": [entry._asdict() for entry in spec.key],
        "wide": plotly_json(spec.wide),
        "narrow": plotly_json(spec.narrow),
    }


def to_csv(spec: FigureSpec) -> str:
    """The rows under their column keys; numbers bare, what is withheld as its text, no text that a sheet would run."""
    out = io.StringIO()
    writer = csv_format.writer(out, lineterminator="\r\n")
    writer.writerow([column.key for column in spec.columns])
    writer.writerows([[_csv_entry(entry) for entry in row] for row in spec.rows])
    return out.getvalue()


def plotly_json(figure: go.Figure) -> dict[str, Any]:
    """A figure's data and layout as plain lists and dicts, without a template."""
    drawn: dict[str, Any] = json.loads(_dump(figure.to_plotly_json()))
    drawn["layout"].pop("template", None)
    return drawn


def steps_of(figure: go.Figure, texts: Sequence[str], *, along: str = "x") -> tuple[Step, ...]:
    """One step for each place 0, 1, … along an axis, pointing at the first mark that is drawn there."""
    marks: dict[float, tuple[int, int]] = {}
    for curve, trace in enumerate(figure.data):
        for point, (x, y) in enumerate(zip(trace.x, trace.y, strict=True)):
            if x is not None and y is not None:
                marks.setdefault(x if along == "x" else y, (curve, point))
    return tuple(Step(text, *marks.get(at, (None, None))) for at, text in enumerate(texts))


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _json_entry(entry: Entry) -> str | dict[str, int | str | None]:
    if not isinstance(entry, Amount):
        return entry
    known: dict[str, int | str | None] = {"value": entry.value, "text": entry.text}
    return known if entry.low is None and entry.high is None else {**known, "low": entry.low, "high": entry.high}


def _csv_entry(entry: Entry) -> str | int:
    if isinstance(entry, Amount) and entry.value is not None:
        return entry.value
    text = str(entry)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
