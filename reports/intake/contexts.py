"""What is known of one sheet while its rows are read: its platform, its quarter, where its labels and numbers stand."""

from __future__ import annotations

from dataclasses import dataclass

from reports.intake.collecting import Collected, Given
from reports.intake.labels import PLATFORM, TEMPLATE, Match, heading
from reports.intake.periods import BadQuarter, parse_quarter
from reports.intake.sheets import Row, Sheet, quoted
from reports.rules.cells import Box
from reports.rules.codes import Code

_PRACTICE = "practice-"


@dataclass
class Context:
    """One sheet on its way into what is collected.

    ``platform``: the one that the whole sheet is about. ``is_template``: we wrote it, so its labels are ours.
    """

    sheet: Sheet
    collected: Collected
    platform: Match | None = None
    has_asked_platform: bool = False
    is_template: bool = False

    @property
    def is_left_out(self) -> bool:
        """Whether the company said that this sheet is none of ours."""
        return self.platform is not None and not self.platform.code

    def place(self, row: Row, column: int) -> str:
        """Where a cell stands, for people."""
        return self.sheet.place(row.number, column)

    def read_titles(self, rows: tuple[Row, ...]) -> None:
        """What the sheet's name and the rows above its table say: platform, quarter, template."""
        self.is_template = any(heading(text) == TEMPLATE for row in rows for text in row.texts)
        title = self.find(PLATFORM, self.sheet.title)
        found = {title.code: (title, quoted(self.sheet.title))} if title else {}
        for row in rows:
            texts = [(column, text) for column, text in enumerate(row.texts) if text.strip()]
            for position, (column, text) in enumerate(texts):
                if heading(text) == TEMPLATE and position + 1 < len(texts):
                    self._check_template(texts[position + 1][1].strip(), self.place(row, column))
                elif _quarter(text):
                    self.check_quarter(row, column)
                elif match := self.find(PLATFORM, text):
                    found[match.code] = (match, self.place(row, column))
        self._take_platform(found)

    def find(self, kind: str, label: str) -> Match | None:
        """What a label stands for, None for nothing known."""
        labels = self.collected.labels
        find = labels.find_ours if self.is_template else labels.find
        return find(kind, label) if label else None

    def known(self, kind: str, row: Row, column: int) -> Match | None:
        """What the label in a cell stands for; None after naming it as unknown."""
        return self.told(kind, self.find(kind, row.text(column)), row, column)

    def told(self, kind: str, match: Match | None, row: Row, column: int) -> Match | None:
        """The match of the label in a cell, after naming the label as unknown or its code as a former one."""
        label, place = row.text(column), self.place(row, column)
        if match is None:
            self.collected.refuse_label(kind, label, place)
        else:
            self.say_former(kind, match, place)
        return match

    def say_former(self, kind: str, match: Match, place: str) -> None:
        """Note that a code was read through the crosswalk."""
        if match.former:
            about = f"{kind} {match.former}"
            self.collected.note(Code.OLD_TEMPLATE, place, about, kind=kind, former=match.former, successor=match.code)

    def sheet_platform(self) -> Match | None:
        """The platform of the whole sheet; when nothing says which it is, that is said once."""
        if self.platform is None and not self.has_asked_platform:
            self.has_asked_platform = True
            if self.sheet.title:
                self.collected.refuse_label(PLATFORM, self.sheet.title, quoted(self.sheet.title))
            else:
                self.collected.refuse_columns([PLATFORM])
        return self.platform

    def is_company(self, measure: Match) -> bool:
        """Whether a measure is given once, for the company as a whole."""
        return self.collected.vocabulary.splits.get(measure.code) == "company"

    def add(self, row: Row, column: int, platform: Match | None, group: Match | None, measure: Match) -> None:
        """Take the number in a cell for the box that its labels stand for; in merged cells it may be for several."""
        place = self.place(row, column)
        span = self.sheet.spans.get((row.number, column))
        if span:
            merged = f"{place}:{self.sheet.place(span.bottom, span.right).rpartition('!')[2]}"
            self.collected.refuse(Code.ROW_SHAPE, merged, row.text(column), merged=1)
            return
        box = Box(platform.code if platform else None, measure.code, group.code if group else None)
        sources = tuple(match.source if match else "" for match in (platform, group, measure))
        if self.sheet.hides(row.number, column):
            self.collected.hidden[self.sheet.title].setdefault(row.number, place)
        self.collected.add(box, sources, Given(row.text(column), place, row.odd.get(column)))

    def check_quarter(self, row: Row, column: int) -> None:
        """A cell that names a quarter must name ours."""
        text, expected = row.text(column), self.collected.vocabulary.quarter
        found = _quarter(text)
        if not found:
            self.collected.refuse(Code.BAD_QUARTER, self.place(row, column), text)
            return
        self.collected.quarter = self.collected.quarter or found
        # One may practise with a real file, but what was made up for practice enters no real return.
        if found not in {expected, expected.removeprefix(_PRACTICE)}:
            place = self.place(row, column)
            self.collected.refuse(Code.PERIOD_MISMATCH, place, text, quarter=found, expected=expected)

    def _check_template(self, version: str, place: str) -> None:
        current = self.collected.vocabulary.template
        if version != current:
            self.collected.note(Code.OLD_TEMPLATE, place, "template", version=version, current=current)

    def _take_platform(self, found: dict[str, tuple[Match, str]]) -> None:
        """The one platform that is named, or the only one there is."""
        platforms = self.collected.vocabulary.platforms
        if len(found) > 1:
            places = ", ".join(place for _match, place in found.values())
            guesses = "|".join(found)
            self.collected.refuse(Code.UNKNOWN_CODE, places, self.sheet.title, kind=PLATFORM, guesses=guesses)
            self.has_asked_platform = True
        elif found:
            self.platform, place = next(iter(found.values()))
            self.say_former(PLATFORM, self.platform, place)
        elif len(platforms) == 1:
            self.platform = Match(platforms[0].code)


def _quarter(text: str) -> str:
    """The quarter that a text names as we write it, ``2026-Q1`` or ``practice-2026-Q1``, or an empty text."""
    name = text.strip().lower()
    found = parse_quarter(name.removeprefix(_PRACTICE))
    return "" if isinstance(found, BadQuarter) else f"{_PRACTICE if name.startswith(_PRACTICE) else ''}{found}"
