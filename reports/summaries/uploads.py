"""What a file would do to a draft: box by box, with everything that is wrong and everything worth knowing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto

from reports.intake.reading import PLACES, FileProblem, FileReading, ReadCell, reading_from
from reports.models import Upload, UploadState
from reports.rules.cells import Box, Cell
from reports.rules.codes import Code
from reports.wording import files as wording
from reports.wording import prose

NAMELESS = frozenset({Code.UNKNOWN_CODE, Code.NOT_FOUND})
"""What is wrong with a name that means nothing to us."""


class Effect(StrEnum):
    """What using a file does to one box."""

    NEW = auto()
    CHANGED = auto()
    SAME = auto()
    BAD = auto()


@dataclass(frozen=True, slots=True)
class FileBox:
    """One box that a file names. ``after`` is None where it cannot be read, and then ``message`` says why."""

    box: Box
    effect: Effect
    place: str
    text: str
    before: Cell | None
    after: Cell | None = None
    message: str = ""

    @property
    def address(self) -> str:
        """The place; where nothing is wrong without its sheet, which is the same for a whole table."""
        if self.effect == Effect.BAD:
            return wording.place(self.place)
        return wording.place(PLACES.join(place.rpartition("!")[2] for place in self.place.split(PLACES)))


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """Problems of one kind under one heading, each with its place."""

    title: str
    problems: list[tuple[str, str, str]]


@dataclass(frozen=True)
class Preview:
    """A file beside the draft. ``differing``: boxes that hold another answer now than the file gives."""

    boxes: dict[Box, FileBox]
    problems: list[ProblemKind]
    notes: list[str]
    differing: int

    @property
    def counts(self) -> dict[Effect, int]:
        """How many boxes each effect has."""
        effects = [one.effect for one in self.boxes.values()]
        return {effect: effects.count(effect) for effect in Effect}

    @property
    def after(self) -> dict[Box, Cell]:
        """The answers of the file."""
        return {box: one.after for box, one in self.boxes.items() if one.after is not None}

    def platforms(self) -> set[str]:
        """The platforms that the file names."""
        return {box.platform for box in self.boxes if box.platform is not None}


def preview_of(upload: Upload, draft: Mapping[Box, Cell]) -> Preview:
    """A read file beside the draft's cells as they are, a used one beside what they were then."""
    reading = reading_from(upload.reading)
    kept = [Cell(**cell) for cell in upload.reading.get("before", [])]
    before = {cell.box: cell for cell in kept} if upload.state == UploadState.USED else draft
    boxes = [_read(one, before) for one in reading.cells]
    boxes += [_bad(one, one.box, before) for one in reading.problems if one.box is not None]
    return Preview(
        boxes={one.box: one for one in boxes},
        problems=_by_kind(reading.problems),
        notes=notes_of(reading),
        differing=sum(draft.get(one.box) != one.cell for one in reading.cells),
    )


def notes_of(reading: FileReading) -> list[str]:
    """What is worth knowing of a file that stops nothing, in sentences; a text's encoding in any case."""
    notes = [wording.placed(one.place, wording.note(one)) for one in reading.notes]
    is_told = not reading.encoding or any(one.code == Code.ENCODING_DETECTED for one in reading.notes)
    return notes if is_told else [wording.read_as(reading.encoding), *notes]


def sentences_by_place(reading: FileReading) -> dict[str, str]:
    """{place: all that is to be said of it}, for the notes in the company's own file."""
    found: dict[str, list[str]] = defaultdict(list)
    for problem in reading.problems:
        found[problem.place].append(wording.problem(problem))
    for note in reading.notes:
        found[note.place].append(wording.note(note))
    return {place: prose.sentences(*dict.fromkeys(said)) for place, said in found.items()}


def _read(one: ReadCell, before: Mapping[Box, Cell]) -> FileBox:
    old = before.get(one.box)
    effect = Effect.NEW if old is None else Effect.SAME if old == one.cell else Effect.CHANGED
    is_sum = PLACES in one.place and one.cell.value is not None
    notes = [wording.added_up(one.text) if is_sum else "", wording.cell_note(one.note) if one.note else ""]
    message = " · ".join(filter(None, notes))
    return FileBox(one.box, effect, one.place, one.text, old, one.cell, message)


def _bad(problem: FileProblem, box: Box, before: Mapping[Box, Cell]) -> FileBox:
    return FileBox(box, Effect.BAD, problem.place, problem.text, before.get(box), message=wording.problem(problem))


def _by_kind(problems: Iterable[FileProblem]) -> list[ProblemKind]:
    """Every problem at its place; a name that means nothing is one problem, in however many rows it stands."""
    grouped: dict[wording.Kind, dict[tuple[str, str, str], list[str]]] = {kind: {} for kind in wording.Kind}
    for one in problems:
        sentence = wording.problem(one)
        text = "" if one.text in sentence else one.text
        alone = "" if one.code in NAMELESS else one.place
        grouped[wording.kind_of(one)].setdefault((alone, text, sentence), []).append(one.place)
    return [
        ProblemKind(
            wording.title(kind, len(found)),
            [
                (wording.places([wording.place(one) for one in at]), text, sentence)
                for (_alone, text, sentence), at in found.items()
            ],
        )
        for kind, found in grouped.items()
        if found
    ]
