"""Single boxes of a return with what stands in and around them; knows no table, no request and saves nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from reports.drafts import Draft
from reports.intake.grid import Posted, field_name
from reports.profiles import Layout
from reports.rules.cells import Box, Cell
from reports.wording import returns as wording

NOT_TRACKED = "x"


@dataclass(frozen=True, slots=True)
class GridBox:
    """One box. ``text`` stands in it, ``previous`` beside it; ``message`` says why the text cannot be read.

    ``saved``: what is saved, where the text is another; ``meanwhile``: the same, where somebody else saved it while
    the text was written. ``label`` names a box whose message does not. ``flag``: what is surprising about a number that
    may well be right.
    """

    box: Box
    text: str
    previous: str
    label: str = ""
    message: str = ""
    saved: str | None = None
    meanwhile: str | None = None
    flag: str = ""

    @property
    def name(self) -> str:
        return field_name(self.box)

    @property
    def id(self) -> str:
        return box_id(self.box)


def box_id(box: Box) -> str:
    """The id of a box on its page."""
    return field_name(box).replace(":", ".")


def box_place(box: Box) -> str:
    """Where a box is below the address of the counts, shown with what the check says of it."""
    query = urlencode({"platform": box.platform, "checked": 1} if box.platform else {"checked": 1})
    return f"?{query}#{box_id(box)}"


def answer_text(cell: Cell | None) -> str:
    """An answer as it stands in its box: empty, x, or a number with thousands marked the one way in every language."""
    if cell is None:
        return ""
    return NOT_TRACKED if cell.value is None else f"{cell.value:,}"


class GridBoxes:
    """Makes the boxes of one draft.

    ``posted``: what was typed and not saved, all of it when ``is_unsaved``, else the unreadable boxes alone.
    ``is_stale``: somebody else saved meanwhile, so answers that differ are shown as well. ``told``: what is wrong with
    saved boxes, in whole sentences. ``flagged``: what wants an explanation about others.
    """

    def __init__(
        self,
        draft: Draft,
        before: Mapping[Box, Cell],
        posted: Posted,
        *,
        is_unsaved: bool = False,
        is_stale: bool = False,
        told: Mapping[Box, str] | None = None,
        flagged: Mapping[Box, str] | None = None,
    ) -> None:
        self.draft = draft
        self.layout: Layout = draft.layout
        self.before = before
        self.posted = posted
        self.is_unsaved = is_unsaved
        self.is_stale = is_stale
        self.told = told or {}
        self.flagged = flagged or {}

    def box(self, box: Box) -> GridBox:
        """One box with all that stands in and around it."""
        saved, previous = answer_text(self.draft.cells.get(box)), answer_text(self.before.get(box))
        text = self._typed(box)
        if text is None or text == saved:
            return GridBox(box, saved, previous, message=self.told.get(box, ""), flag=self.flagged.get(box, ""))
        refused = self.posted.refused.get(box)
        return GridBox(
            box,
            text,
            previous,
            label=wording.box_name(box, self.layout),
            message=wording.unreadable(refused) if refused else "",
            saved=saved,
            meanwhile=saved if self._differs(box) else None,
        )

    def _typed(self, box: Box) -> str | None:
        """The text that was posted and is not saved."""
        is_kept = self.is_unsaved or box in self.posted.refused
        return self.posted.texts.get(box) if is_kept else None

    def _differs(self, box: Box) -> bool:
        """Whether somebody else's answer stands against what was typed."""
        return self.is_stale and self.posted.changes.get(box, ...) != self.draft.cells.get(box)
