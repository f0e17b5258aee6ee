"""The shape in which a release keeps, for one language, every text of its public pages; holds no text itself."""

from __future__ import annotations

from typing import TypedDict

type Pair = tuple[str, str]


class CountWords(TypedDict):
    """A count with all it takes to read it: ``number`` is rounded, ``exact`` is not; ``parts`` are (name, number).

    ``lead`` is the headline in three pieces, before the number, the number, and after it; without one the last two are
    empty.
    """

    period: str
    number: str
    exact: str
    unit: str
    window: str
    parts: list[Pair]
    lead: tuple[str, str, str]
    parts_sentence: str
    comparison: str
    coverage: str
    status: str
    status_text: str


class TargetWords(TypedDict):
    """A target with its status, the numbers behind it, and why it cannot be computed where it cannot."""

    name: str
    owner: str
    status: str
    status_text: str
    now_text: str
    sentence: str
    reason: str
    written_reason: str
    coverage: str
    calculation: list[Pair]


class BreakWords(TypedDict):
    date_text: str
    name: str
    text: str


class Column(TypedDict):
    key: str
    label: str


class TableWords(TypedDict):
    """A table as it is read: the first text of a row names it."""

    caption: str
    columns: list[Column]
    rows: list[list[str]]


class YearWords(TypedDict):
    """One complete calendar year."""

    year: int
    count: CountWords
    sentences: list[str]
    sections: TableWords
    breaks: list[BreakWords]


class SourceWords(TypedDict):
    """Where a number that others published stands."""

    label: str
    url: str


class HistoryWords(TypedDict):
    """What others published before: those that are drawn by their sources, all of them as a table."""

    intro: str
    sources: list[SourceWords]
    table: TableWords


class MeasureWords(TypedDict):
    name: str
    definition: str


class MethodWords(TypedDict):
    """How is counted, held back, released, and judged."""

    rules: list[str]
    unsplit: str
    disclosure: list[str]
    statuses: list[Pair]
    releases: list[str]
    targets: str
    measures: list[MeasureWords]
    sections: list[str]


class Words(TypedDict):
    """Everything, in one language."""

    release: str
    notice: str
    title: str
    count: CountWords
    cumulative: CountWords
    rise_or_fall: str
    changes: list[str]
    targets: list[TargetWords]
    breaks: list[BreakWords]
    years: list[YearWords]
    history: HistoryWords
    method: MethodWords
    symbols: list[Pair]
    cite: str
    source: str
