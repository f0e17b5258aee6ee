"""Gathers what the rows of a file say into one answer a box: reads each value, adds up labels that stand for one code,
and refuses a box that is given twice. Knows no file, sheet or layout.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from reports.intake.labels import PLATFORM, Labels, unescaped
from reports.intake.numbers import CEILING, Blank, NotTracked, Refused, Whole, parse_count
from reports.intake.reading import PLACES, FileNote, FileProblem, FileReading, ReadCell, UnknownLabel
from reports.intake.vocabulary import Vocabulary, folded
from reports.parts import UNSPEC
from reports.rules.cells import Box, Cell
from reports.rules.codes import Code
from reports.rules.placement import Catalogue, misplaced

MOST_PROBLEMS = 1_000
_LONGEST_SHOWN = 80
_LONGEST_LABEL = 200


@dataclass(frozen=True, slots=True)
class Given:
    """What stood in one cell of a file. ``odd`` is set where the cell is more than its text."""

    text: str
    place: str
    odd: Code | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """One answer for a box. ``sources``: the labels that led here where they are not ours, so that each counts once."""

    sources: tuple[str, ...]
    reading: Whole | NotTracked | Refused
    given: Given


@dataclass
class Collected:
    """Everything said so far by one file. After a thousand problems no more are kept: the file is refused anyway.

    ``hidden``: {sheet: {row: place of its first number}} of the numbers that do not show when the file is opened.
    """

    vocabulary: Vocabulary
    quarter: str = ""
    entries: dict[Box, list[_Entry]] = field(default_factory=lambda: defaultdict(list))
    problems: list[FileProblem] = field(default_factory=list)
    notes: dict[tuple[Code, str], FileNote] = field(default_factory=dict)
    hidden: dict[str, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    unknown: dict[tuple[str, str], UnknownLabel] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.labels = Labels(self.vocabulary)
        self.catalogue = _catalogue(self.vocabulary)

    def refuse(self, code: Code, place: str = "", text: str = "", box: Box | None = None, **params: int | str) -> None:
        """Name one thing that is wrong."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(FileProblem(code, place, text[:_LONGEST_SHOWN], params, box))

    def refuse_columns(self, columns: Iterable[str], place: str = "") -> None:
        """Name the columns that a table lacks."""
        for column in columns:
            self.refuse(Code.MISSING_COLUMN, place, column=column)

    def note(self, code: Code, place: str = "", about: str = "", **params: int | str) -> None:
        """Say something once, whatever the number of cells it is ``about``."""
        self.notes.setdefault((code, about), FileNote(code, place, params))

    def refuse_label(self, kind: str, label: str, place: str) -> None:
        """A label that stands for nothing we know, with the names it may be meant for; none of them is chosen.

        A platform is simply not found, whoever else may have one of that name, and nothing is guessed from its
        spelling; what it stands for can be said all the same.
        """
        guesses = () if kind == PLATFORM else self.labels.guesses(kind, label)
        code = Code.NOT_FOUND if kind == PLATFORM else Code.UNKNOWN_CODE
        self.refuse(code, place, label, kind=kind, guesses="|".join(guesses))
        if len(self.unknown) < MOST_PROBLEMS:
            own = unescaped(label).strip()[:_LONGEST_LABEL]
            self.unknown.setdefault((kind, folded(own)), UnknownLabel(kind, own, place, guesses))

    def add(self, box: Box, sources: tuple[str, ...], given: Given) -> None:
        """One answer, read; a blank is none."""
        if given.odd in {None, Code.FORMULA_CACHED}:
            ceiling = self.vocabulary.ceilings.get(box.measure, CEILING)
            reading = parse_count(given.text, ceiling)
        else:
            reading = Refused(given.odd or Code.NOT_INTEGER)
        if isinstance(reading, Blank):
            return
        wrong = Code.COMPUTED_ROW if box.species_group == UNSPEC else misplaced(box, self.catalogue)
        if wrong:
            platforms = dict.fromkeys((Code.PLATFORM_NOT_ACTIVE, Code.NOT_FOUND), box.platform)
            names = {Code.COMPUTED_ROW: UNSPEC, **platforms}
            self.refuse(wrong, given.place, names.get(wrong) or given.text)
            return
        if isinstance(reading, Refused):
            self.refuse(reading.code, given.place, given.text, box, **_params(reading))
        self.entries[box].append(_Entry(sources, reading, given))

    def reading(self, form: str, encoding: str = "") -> FileReading:
        """All of it. Boxes come in the order in which the file names them."""
        for rows in self.hidden.values():
            place = next(iter(rows.values()))
            self.note(Code.HIDDEN_ROWS, place, about=place, rows=len(rows))
        cells = [cell for box, entries in self.entries.items() if (cell := self._answer(box, entries))]
        return FileReading(
            form,
            encoding,
            self.quarter,
            tuple(cells),
            tuple(self.problems),
            tuple(self.notes.values()),
            tuple(self.unknown.values()),
        )

    def _answer(self, box: Box, entries: list[_Entry]) -> ReadCell | None:
        """One answer of one or several labels, or None after naming what is wrong with them."""
        read = [entry for entry in entries if not isinstance(entry.reading, Refused)]
        is_clear = len(read) == len(entries)
        seen: dict[tuple[str, ...], _Entry] = {}
        for entry in entries:
            other = seen.setdefault(entry.sources, entry)
            if other is entry and not (entry in read and _differ(entry, read[0])):
                continue
            # Twice the same label, or a number beside "not tracked": which of the two holds is not ours to say.
            clash = read[0] if other is entry else other
            self.refuse(Code.DUPLICATE_ROW, entry.given.place, entry.given.text, other=clash.given.place)
            is_clear = False
        return self._sum(box, entries) if is_clear else None

    def _sum(self, box: Box, entries: list[_Entry]) -> ReadCell | None:
        place = PLACES.join(entry.given.place for entry in entries)
        text = " + ".join(entry.given.text.strip() for entry in entries)
        values = [entry.reading.value for entry in entries if isinstance(entry.reading, Whole)]
        if not values:
            return ReadCell(Cell(*box, not_tracked=True), place, text, _note(entries))
        ceiling = self.vocabulary.ceilings.get(box.measure, CEILING)
        if sum(values) > ceiling:
            self.refuse(Code.TOO_LARGE, place, text, box, ceiling=ceiling)
            return None
        return ReadCell(Cell(*box, sum(values)), place, text, _note(entries))


def _differ(one: _Entry, other: _Entry) -> bool:
    """One of them is a number and the other "not tracked"."""
    return isinstance(one.reading, NotTracked) != isinstance(other.reading, NotTracked)


def _note(entries: list[_Entry]) -> Code | None:
    if any(entry.given.odd == Code.FORMULA_CACHED for entry in entries):
        return Code.FORMULA_CACHED
    respelled = any(isinstance(entry.reading, Whole) and entry.reading.normalised for entry in entries)
    return Code.OK if respelled else None


def _params(refused: Refused) -> dict[str, int | str]:
    params: dict[str, int | str] = {}
    if refused.readings:
        params["readings"] = "|".join(refused.readings)
    if refused.ceiling is not None:
        params["ceiling"] = refused.ceiling
    return params


def _catalogue(vocabulary: Vocabulary) -> Catalogue:
    """What may stand where, of the codes alone."""
    codes = {split: {m for m, s in vocabulary.splits.items() if s == split} for split in vocabulary.splits.values()}
    return Catalogue(
        platforms={named.code for named in vocabulary.platforms},
        idle_platforms={named.code for named in vocabulary.idle},
        split=codes.get("species", set()),
        unsplit=codes.get("platform", set()),
        company=codes.get("company", set()),
        groups={named.code for named in vocabulary.groups},
    )
