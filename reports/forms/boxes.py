"""Single boxes of a return with what stands in and around them; knows no table, no request and saves nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reports.drafts import Draft
from reports.intake.grid import Posted, field_name
from reports.models import TOTAL
from reports.profiles import Layout
from reports.rules.cells import Box, Cell
from reports.wording import numbers
from reports.wording import returns as wording

NOT_TRACKED = "x"


@dataclass(frozen=True, slots=True)
class GridBox:
    """One box. ``text`` stands in it, ``previous`` beside it; ``message`` says why the text cannot be read.

    ``meanwhile``: what somebody else saved while the text was written, where the two differ.
    """

    box: Box
    label: str
    column: str
    text: str
    previous: str
    is_wildlife: bool = False
    message: str = ""
    meanwhile: str | None = None

    @property
    def name(self) -> str:
        return field_name(self.box)

    @property
    def id(self) -> str:
        return box_id(self.box)


def box_id(box: Box) -> str:
    """The id of a box on its page."""
    return field_name(box).replace(":", ".")


def answer_text(cell: Cell | None) -> str:
    """An answer as it stands in its box: empty, x, or a number with thousands marked."""
    if cell is None:
        return ""
    return NOT_TRACKED if cell.value is None else numbers.whole(cell.value)


class GridBoxes:
    """Makes the boxes of one draft.

    ``posted``: what was typed and not saved, all of it when ``is_unsaved``, else the unreadable boxes alone.
    ``is_stale``: somebody else saved meanwhile, so answers that differ are shown as well.
    """

    def __init__(
        self,
        draft: Draft,
        before: Mapping[Box, Cell],
        posted: Posted,
        *,
        is_unsaved: bool = False,
        is_stale: bool = False,
    ) -> None:
        self.draft = draft
        self.layout: Layout = draft.layout
        self.before = before
        self.posted = posted
        self.is_unsaved = is_unsaved
        self.is_stale = is_stale

    def box(self, box: Box) -> GridBox:
        """One box with all that stands in and around it."""
        refused = self.posted.refused.get(box)
        return GridBox(
            box=box,
            label=wording.box_name(box, self.layout),
            column=self.layout.measures[box.measure].prompt,
            text=self._text(box),
            previous=answer_text(self.before.get(box)),
            is_wildlife=box.species_group != TOTAL and box.species_group not in self.layout.outside,
            message=wording.unreadable(refused) if refused else "",
            meanwhile=self._meanwhile(box),
        )

    def _text(self, box: Box) -> str:
        saved = answer_text(self.draft.cells.get(box))
        if self.is_unsaved or box in self.posted.refused:
            return self.posted.texts.get(box, saved)
        return saved

    def _meanwhile(self, box: Box) -> str | None:
        saved = self.draft.cells.get(box)
        if not self.is_stale or box not in self.posted.texts:
            return None
        if box not in self.posted.refused and self.posted.changes[box] == saved:
            return None
        return answer_text(saved)
