"""Writes the workbook that a company fills in: a sheet for each platform, one for the company, a guide.

Every sheet carries codes in a hidden column, and those of platforms in a hidden row too, so that it is read by code in
whatever language it was written. Only boxes of the profile are asked for; what is asked for comes from the caller, as
does every word. The same template is the same bytes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from reports.intake import template_style as style
from reports.intake.labels import CODES_HERE, COMPUTED, MEASURE
from reports.intake.packing import packed
from reports.intake.vocabulary import Vocabulary
from reports.parts import TOTAL
from reports.rules.cells import Box, Cell

LAST = "last quarter"
"""Stands in the hidden code row above last quarter's numbers, which are shown and never read."""

NOT_TRACKED = "x"
CODE_ROW, HEADER_ROW = 5, 6
_CODE, _LABEL, _FIRST = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Words:
    """What a template says, in the language of its reader.

    ``names``: {kind: {code: name}}, with TOTAL among the species groups. ``rules``: {measure: its counting rule}.
    ``this_quarter``, ``last_quarter`` and ``version`` have to be headings that ``labels.heading`` knows.
    """

    language: str
    title: str
    quarter: str
    version: str
    hint: str
    species_group: str
    counted: str
    this_quarter: str
    last_quarter: str
    rest: str
    company: str
    guide: str
    how_to: tuple[str, ...]
    names: Mapping[str, Mapping[str, str]]
    rules: Mapping[str, str]


def write_template(
    vocabulary: Vocabulary,
    words: Words,
    *,
    boxes: Collection[Box],
    before: Mapping[Box, Cell],
    outside: Set[str] = frozenset(),
) -> bytes:
    """The bytes of a workbook.

    ``boxes``: those of the profile. ``before``: last quarter's answers in today's codes. ``outside``: species groups
    that are no wildlife, and so in no total.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    writer = _Writer(workbook, vocabulary, words, before, outside)
    platforms = dict.fromkeys(box.platform for box in boxes if box.platform is not None)
    for platform in platforms:
        writer.write_platform(platform, [box for box in boxes if box.platform == platform])
    company = [box.measure for box in boxes if box.is_company_count]
    if company:
        writer.write_company(company)
    writer.write_guide(dict.fromkeys(box.measure for box in boxes))
    _describe(workbook, vocabulary, words)
    return packed(workbook)


@dataclass(frozen=True, slots=True)
class _Writer:
    workbook: Workbook
    vocabulary: Vocabulary
    words: Words
    before: Mapping[Box, Cell]
    outside: Set[str]

    def write_platform(self, platform: str, boxes: Collection[Box]) -> None:
        """Total first, then each group that any measure asks for, then the rest of the total, then the outsiders."""
        name = self.words.names["platform"].get(platform, platform)
        sheet = self._sheet(name, f"{name} · {self.words.title}")
        style.write(sheet, 1, _CODE, platform)
        style.write(sheet, CODE_ROW, _CODE, CODES_HERE)
        asked = {box.species_group for box in boxes}
        order = [group.code for group in self.vocabulary.groups if group.code in asked]
        wildlife = [TOTAL, *(code for code in order if code != TOTAL and code not in self.outside)]
        rows = [*wildlife, None, *(code for code in order if code in self.outside)]
        self._label_rows(sheet, rows)
        measures = list(dict.fromkeys(box.measure for box in boxes))
        for position, measure in enumerate(measures):
            column = _FIRST + 2 * position
            self._head(sheet, column, self.words.names["measure"].get(measure, measure))
            style.write(sheet, CODE_ROW, column, measure)
            style.write(sheet, CODE_ROW, column + 1, LAST)
            self._fill_column(
                sheet, column, [None if g is None else Box(platform, measure, g) for g in rows], set(boxes)
            )
        style.finish(sheet, HEADER_ROW, hidden_row=CODE_ROW)

    def write_company(self, measures: Iterable[str]) -> None:
        """One measure a row."""
        sheet = self._sheet(self.words.company, f"{self.words.company} · {self.words.title}")
        style.write(sheet, HEADER_ROW, _CODE, MEASURE)
        style.head(sheet, HEADER_ROW, _LABEL, self.words.counted)
        self._head(sheet, _FIRST, self.words.this_quarter)
        for row, measure in enumerate(measures, HEADER_ROW + 1):
            style.write(sheet, row, _CODE, measure)
            style.label(sheet, row, _LABEL, self.words.names["measure"].get(measure, measure))
            style.box(sheet, row, _FIRST)
            self._last(sheet, row, _FIRST + 1, Box(None, measure, None))
        style.finish(sheet, HEADER_ROW)

    def write_guide(self, measures: Iterable[str]) -> None:
        """How to fill in, then the counting rule of each measure that is asked for."""
        sheet = self.workbook.create_sheet(style.sheet_title(self.words.guide, self.workbook.sheetnames))
        style.head(sheet, 1, 1, f"{self.words.guide} · {self.words.title}")
        row = 2
        for row, text in enumerate(self.words.how_to, 2):
            style.paragraph(sheet, row, text)
        for measure in measures:
            style.head(sheet, row + 2, 1, self.words.names["measure"].get(measure, measure))
            style.paragraph(sheet, row + 3, self.words.rules.get(measure, ""))
            row += 3
        style.finish_guide(sheet)

    def _sheet(self, name: str, title: str) -> Any:
        """A sheet that begins with what it is, for which quarter, and of which version."""
        sheet = self.workbook.create_sheet(style.sheet_title(name, self.workbook.sheetnames))
        style.title(sheet, 1, _LABEL, title)
        for row, (label, text) in enumerate(
            ((self.words.quarter, self.vocabulary.quarter), (self.words.version, self.vocabulary.template)), 2
        ):
            style.write(sheet, row, _LABEL, label)
            style.write(sheet, row, _FIRST, text)
        style.write(sheet, 4, _LABEL, self.words.hint)
        return sheet

    def _head(self, sheet: Any, column: int, name: str) -> None:
        style.head(sheet, HEADER_ROW, column, name)
        style.head(sheet, HEADER_ROW, column + 1, self.words.last_quarter)

    def _label_rows(self, sheet: Any, groups: Iterable[str | None]) -> None:
        style.head(sheet, HEADER_ROW, _LABEL, self.words.species_group)
        for row, group in enumerate(groups, HEADER_ROW + 1):
            style.write(sheet, row, _CODE, COMPUTED if group is None else group)
            name = self.words.rest if group is None else self.words.names["species_group"].get(group, group)
            style.label(sheet, row, _LABEL, name, is_total=group == TOTAL)

    def _fill_column(self, sheet: Any, column: int, boxes: Iterable[Box | None], asked: Set[Box]) -> None:
        """Empty boxes where one is asked for, last quarter beside them, the rest of the total worked out."""
        total = HEADER_ROW + 1
        for row, box in enumerate(boxes, total):
            if box is None:
                letter = get_column_letter(column)
                parts = f"SUM({letter}{total + 1}:{letter}{row - 1})" if row > total + 1 else "0"
                style.computed(sheet, row, column, f'=IF(ISNUMBER({letter}{total}),{letter}{total}-{parts},"")')
            elif box in asked:
                style.box(sheet, row, column, is_total=box.species_group == TOTAL)
                self._last(sheet, row, column + 1, box)
            else:
                style.not_asked(sheet, row, column)

    def _last(self, sheet: Any, row: int, column: int, box: Box) -> None:
        cell = self.before.get(box)
        if cell is not None:
            style.last(sheet, row, column, NOT_TRACKED if cell.value is None else cell.value)


def _describe(workbook: Workbook, vocabulary: Vocabulary, words: Words) -> None:
    properties = workbook.properties
    properties.creator = ""
    properties.title = words.title
    properties.subject = vocabulary.quarter
    properties.version = vocabulary.template
    properties.keywords = f"{vocabulary.quarter} {vocabulary.template}"
    properties.language = words.language
