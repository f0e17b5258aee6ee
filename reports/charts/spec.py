"""What every chart is: a Plotly figure in two widths beside the words and the rows it shows; knows no single chart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import plotly.graph_objects as go


class Status(StrEnum):
    """How far a number is settled; decides how it is drawn, never what is written."""

    FINAL = "final"
    REVISED = "revised"
    LIVE = "live"
    PROVISIONAL = "provisional"  # hatched
    WITHHELD = "withheld"  # a bracket at the axis
    MISSING = "missing"  # a gap with a dotted baseline


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it is drawn and as it is read.

    `value` is None when it is withheld or does not exist; `text` then says so ("[c] between 40 and 190").
    `low` and `high` are the range anybody can work out, both inclusive.
    """

    value: int | None
    text: str
    low: int | None = None
    high: int | None = None

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Caption:
    """The words around a figure, ready to read. `status` is one of them ("Provisional"), `id` the chart's slug."""

    id: str
    title: str
    subtitle: str
    alt: str
    source: str
    status: str = ""
    long_text: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """Something changed before the quarter at `index`: nobody may compare across. `label` is short."""

    index: int
    label: str


class Column(NamedTuple):
    key: str
    label: str


class KeyEntry(NamedTuple):
    """One line of a key: what it says, and the name of its swatch (see `swatches`)."""

    label: str
    swatch: str


class Step(NamedTuple):
    """One stop of the slider under an explored chart: what it reads out, and the drawn mark it points at, if any."""

    text: str
    curve: int | None
    point: int | None


Entry = str | Amount


@dataclass(frozen=True, slots=True)
class FigureSpec:
    """A chart, whole: every number that is drawn stands in `rows` too."""

    caption: Caption
    columns: tuple[Column, ...]
    rows: tuple[tuple[Entry, ...], ...]
    key: tuple[KeyEntry, ...]
    steps: tuple[Step, ...]
    wide: go.Figure
    narrow: go.Figure

    @property
    def id(self) -> str:
        return self.caption.id

    @property
    def title(self) -> str:
        return self.caption.title

    @property
    def subtitle(self) -> str:
        return self.caption.subtitle

    @property
    def alt(self) -> str:
        return self.caption.alt

    @property
    def long_text(self) -> str:
        return self.caption.long_text

    @property
    def notes(self) -> tuple[str, ...]:
        return self.caption.notes

    @property
    def source(self) -> str:
        return self.caption.source

    @property
    def status(self) -> str:
        return self.caption.status
