"""The flags of a draft as pages show them: by group, with the quarters before; knows no request and saves nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.drafts import Draft
from reports.forms.boxes import box_place
from reports.forms.explanations import flag_name
from reports.rules.cells import RETURN, Box, Finding
from reports.rules.explained import Told, key_of
from reports.wording import dates, flags, member
from reports.wording import returns as wording

PAST_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class FlagLine:
    """One flag: ``fact`` is what is surprising.

    ``past`` are the quarters before, oldest first, each with its answer; none for the whole return.

    ``offered``: what was written for an earlier number of the same box. ``place``: where its box is, below the counts.
    """

    name: str
    label: str
    fact: str
    past: Sequence[tuple[str, str]]
    now: str
    offered: Told | None
    place: str = ""


@dataclass(frozen=True, slots=True)
class FlagCard:
    """The flags of one group, of a company's own counts, or of the whole return when ``title`` is empty."""

    title: str
    lines: Sequence[FlagLine]


@dataclass(frozen=True, slots=True)
class ExplainedFlags:
    """One explanation with everything that it explains."""

    told: Told
    reason: str
    sentences: Sequence[str]

    @property
    def text(self) -> str:
        return self.told.text

    @property
    def second_text(self) -> str:
        """The same in another language, or empty."""
        return self.told.second_text


def cards_of(draft: Draft, found: Sequence[Finding]) -> list[FlagCard]:
    """A card for each group, in the order of its weightiest flag."""
    cards: dict[str, list[FlagLine]] = {}
    for one in found:
        cards.setdefault(_title(one.box, draft), []).append(_line(one, draft))
    return [FlagCard(title, lines) for title, lines in cards.items()]


def explained_of(draft: Draft) -> list[ExplainedFlags]:
    """Each explanation once, in the order of its weightiest flag."""
    found: dict[tuple[int | None, tuple[str, ...]], list[tuple[Told, str]]] = {}
    for one, told in draft.explained:
        key = (told.explanation, told.words)
        found.setdefault(key, []).append((told, wording.explained(one, draft.layout)))
    return [
        ExplainedFlags(pairs[0][0], flags.reason(pairs[0][0].reason), [sentence for _told, sentence in pairs])
        for pairs in found.values()
    ]


def _line(found: Finding, draft: Draft) -> FlagLine:
    box, past = found.box, draft.past
    keys = [past.quarter.plus(-back) for back in range(PAST_QUARTERS, 0, -1)]
    answers = [(dates.quarter(key), member.answer(past.answers.get(key, {}).get(box))) for key in keys]
    return FlagLine(
        name=flag_name(key_of(found)),
        label=draft.layout.measures[box.measure].prompt if box.measure else "",
        fact=flags.fact(found),
        past=[] if box == RETURN else answers,
        now=member.answer(draft.cells.get(box)),
        offered=draft.offered(found),
        place="" if box == RETURN else box_place(box),
    )


def _title(box: Box, draft: Draft) -> str:
    if box == RETURN:
        return ""
    return wording.group_name(box, draft.layout)
