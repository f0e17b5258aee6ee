"""A small vocabulary of two platforms, and ways to write the same rows as CSV."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reports.intake.csv_files import read_csv
from reports.intake.reading import FileReading
from reports.intake.vocabulary import Named, Vocabulary

HEADER = ("platform", "species_group", "measure", "value")
MARKET, LITE = "aurora-market", "aurora-lite"
VOCABULARY = Vocabulary(
    quarter="2026-Q2",
    template="2026.1",
    platforms=(Named(MARKET, ("Aurora Market",)), Named(LITE, ("Aurora Lite",))),
    groups=(
        Named("TOTAL", ("All prohibited wildlife", "违禁野生动植物合计")),
        Named("ELE-IVORY", ("Elephant ivory", "象牙")),
        Named("TIGER", ("Tiger", "虎")),
        Named("PANGOLIN", ("Pangolins", "穿山甲")),
        Named("UNSPEC", ("Prohibited wildlife, group not recorded", "违禁野生动植物（未记录类别）")),
    ),
    measures=(
        Named("removed-own", ("Removed, found by you", "Removed, found by the company", "删除（贵公司自行发现）")),
        Named("blocked", ("Blocked before going live", "Blocked before publication", "发布前拦截")),
        Named("removed-or-blocked", ("Removed or blocked, not separated", "删除或拦截（未区分）")),
        Named("referrals", ("Referrals to authorities", "移交主管部门")),
    ),
    splits={"removed-own": "species", "blocked": "species", "removed-or-blocked": "platform", "referrals": "company"},
    ceilings={"removed-own": 10**9, "blocked": 10**9, "removed-or-blocked": 10**9, "referrals": 1_000},
)
ONE_PLATFORM = replace(VOCABULARY, platforms=VOCABULARY.platforms[:1])


def csv_text(*rows: tuple[Any, ...], header: tuple[str, ...] = HEADER, delimiter: str = ",", end: str = "\n") -> str:
    """Rows as programs write them, every cell in quotes."""
    return "".join(delimiter.join(f'"{cell}"' for cell in row) + end for row in (header, *rows))


def read(text: str | bytes, vocabulary: Vocabulary = VOCABULARY) -> FileReading:
    return read_csv(text.encode() if isinstance(text, str) else text, vocabulary)


def values(reading: FileReading) -> dict[tuple[str | None, str, str | None], int | str]:
    """{box: number or ``x``} of what was read."""
    return {tuple(cell.box): "x" if cell.cell.value is None else cell.cell.value for cell in reading.cells}


def codes(reading: FileReading) -> list[str]:
    """The codes of what is wrong, in order."""
    return [str(problem.code) for problem in reading.problems]


def noted(reading: FileReading) -> list[str]:
    """The codes of what has to be known, in order."""
    return [str(note.code) for note in reading.notes]
