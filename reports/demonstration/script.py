"""The whole demonstration as values, before anything is written: one entry per expected return. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.demonstration.amounts import answers, corrected, mistaken, nil_answers, partly, surprising
from reports.demonstration.cast import Company
from reports.demonstration.story import SURPRISES, Fate, Stage, fate_of, stage_of
from reports.demonstration.timeline import Timeline
from reports.rules.cells import Cell


@dataclass(frozen=True, slots=True)
class Return:
    """One company's quarter: what it signed, in order, and the cells its draft holds at the end.

    ``stage`` is where it stands when the demonstration begins; ``accepted`` is the position in ``signed`` of the
    answer that counts, or None.
    """

    company: Company
    index: int
    stage: Stage
    fate: Fate
    signed: tuple[tuple[Cell, ...], ...]
    draft: tuple[Cell, ...]
    accepted: int | None


def returns(seed: int, timeline: Timeline, cast: Sequence[Company]) -> Iterator[Return]:
    """Every expected return, quarter by quarter."""
    for index in range(len(timeline.quarters)):
        for company in cast:
            if timeline.expects(company, index):
                yield _return(seed, timeline, company, index)


def _return(seed: int, timeline: Timeline, company: Company, index: int) -> Return:
    cells = answers(seed, timeline, company, index)
    if index == timeline.current:
        return _now(company, index, stage_of(company.slug), _surprised(company, cells))
    fate = fate_of(seed, timeline, company.slug, index)
    if fate == Fate.NIL:
        cells = nil_answers(seed, company)
    return _past(company, index, fate, cells)


def _now(company: Company, index: int, stage: Stage, cells: list[Cell]) -> Return:
    drafts = {Stage.DUE: [], Stage.EXEMPT: [], Stage.DRAFT: partly(cells), Stage.SENT_BACK: mistaken(cells)}
    draft = tuple(drafts.get(stage, cells))
    signed = (draft,) if stage in (Stage.SUBMITTED, Stage.SENT_BACK, Stage.ACCEPTED) else ()
    return Return(company, index, stage, Fate.ON_TIME, signed, draft, 0 if stage == Stage.ACCEPTED else None)


def _surprised(company: Company, cells: list[Cell]) -> list[Cell]:
    """The answers of the quarter in progress, with a big change where the story has one."""
    return surprising(cells, *SURPRISES[company.slug]) if company.slug in SURPRISES else cells


def _past(company: Company, index: int, fate: Fate, cells: list[Cell]) -> Return:
    right = tuple(cells)
    if fate in (Fate.MISSING, Fate.EXEMPT):
        stage = Stage.EXEMPT if fate == Fate.EXEMPT else Stage.DUE
        return Return(company, index, stage, fate, (), (), None)
    if fate == Fate.SENT_BACK:
        return Return(company, index, Stage.ACCEPTED, fate, (tuple(mistaken(cells)), right), right, 1)
    if fate == Fate.CORRECTED:
        second = tuple(corrected(cells))
        return Return(company, index, Stage.SUBMITTED, fate, (right, second), second, 0)
    return Return(company, index, Stage.ACCEPTED, fate, (right,), right, 0)
