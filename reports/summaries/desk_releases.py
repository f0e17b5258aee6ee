"""Releases as the secretariat sees them: what the next one would hold, and a frozen one with everything in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from members.models import Job, in_language
from reports.aggregate.coverage import Coverage
from reports.calendar import QuarterKey
from reports.intake.periods import BadQuarter, parse_quarter
from reports.models import (
    HELD,
    CellStatus,
    Quarter,
    Release,
    ReleaseCell,
    ReleaseInput,
    Section,
    State,
    Submission,
    Table,
)
from reports.summaries.words import Words
from reports.wording import dates, headline, names, numbers


@dataclass(frozen=True, slots=True)
class NextQuarter:
    """A quarter that no release has published, as freezing would find it now."""

    quarter: Quarter
    name: str
    coverage: Coverage
    missing: Sequence[Submission]
    exempt: Sequence[Submission]

    @property
    def waiting(self) -> int:
        """Signed returns among the missing ones that only the secretariat keeps out."""
        return sum(1 for one in self.missing if one.state == State.SUBMITTED)


@dataclass(frozen=True, slots=True)
class CellLine:
    """A cell in words; ``value`` is its number, or the range that anybody could work out."""

    period: str
    item: str
    value: str
    status: str
    coverage: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class CellTable:
    """One table of a release, the newest period first."""

    name: str
    lines: Sequence[CellLine]
    withheld: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What the public page will say first, in one language."""

    language: str
    words: Words


@dataclass(frozen=True, slots=True)
class InputRound:
    """The inputs of one quarter: revisions taken, returns missing, companies exempt."""

    quarter: str
    taken: Sequence[ReleaseInput]
    missing: Sequence[ReleaseInput]
    exempt: Sequence[ReleaseInput]
    is_new: bool


@dataclass(frozen=True, slots=True)
class ReleaseDossier:
    """Everything that a second person needs to decide about a release."""

    release: Release
    previews: Sequence[Preview]
    tables: Sequence[CellTable]
    inputs: Sequence[InputRound]
    job: Job | None


def next_quarters() -> list[NextQuarter]:
    """The opened quarters after the last published one, oldest first; freezing one takes those before it too."""
    published = Release.objects.published().first()
    opened = Quarter.objects.opened().order_by("starts_on")
    if published is not None:
        opened = opened.filter(starts_on__gt=published.quarter.starts_on)
    return [_next(quarter) for quarter in opened]


def release_named(code: str) -> Release | None:
    """The release of this public name; a discarded one only where no other bears it."""
    quarter, _dot, edition = code.rpartition(".")
    if isinstance(parse_quarter(quarter), BadQuarter) or not (edition.isdecimal() and len(edition) < 5):
        return None
    named = Release.objects.filter(quarter__code=quarter, edition=int(edition))
    related = named.select_related("quarter", "policy", "previous__quarter", "frozen_by", "signed_by", "discarded_by")
    return related.filter(state__in=HELD).first() or related.order_by("pk").last()


def dossier_of(release: Release) -> ReleaseDossier:
    """A release with its words, cells and inputs, in the active language."""
    return ReleaseDossier(
        release=release,
        previews=[Preview(language, words) for language, words in release.words.items()],
        tables=_tables(release),
        inputs=_inputs(release),
        job=Job.objects.filter(key=release.files_key).first(),
    )


def _next(quarter: Quarter) -> NextQuarter:
    submissions = list(Submission.objects.for_board(quarter))
    counting = [one for one in submissions if not one.is_exempt]
    received = [one for one in counting if one.accepted_revision and one.accepted_revision.has_content]
    return NextQuarter(
        quarter=quarter,
        name=dates.quarter(QuarterKey.holding(quarter.starts_on)),
        coverage=Coverage(len(received), len(counting)),
        missing=[one for one in counting if one.accepted_revision is None],
        exempt=[one for one in submissions if one.is_exempt],
    )


def _tables(release: Release) -> list[CellTable]:
    sections = {section.code: in_language(section.names) for section in Section.objects.all()}
    cells = list(release.cells.all())
    return [_table(table, [cell for cell in cells if cell.table == table], sections, release.code) for table in Table]


def _table(table: Table, cells: Sequence[ReleaseCell], sections: dict[str, str], code: str) -> CellTable:
    newest = sorted(cells, key=lambda cell: cell.period, reverse=True)
    return CellTable(
        name=str(table.label),
        lines=[_line(cell, sections, code) for cell in newest],
        withheld=sum(1 for cell in cells if cell.status == CellStatus.WITHHELD),
    )


def _line(cell: ReleaseCell, sections: dict[str, str], code: str) -> CellLine:
    key = parse_quarter(cell.period)
    cover = headline.members if cell.table == Table.QUARTER else headline.returns
    return CellLine(
        period=cell.period if isinstance(key, BadQuarter) else dates.quarter(key),
        item=sections.get(cell.section) or names.part(cell.part),
        value=headline.between(cell.low, cell.high) if cell.value is None else numbers.whole(cell.value),
        status=cell.status,
        coverage=cover(cell.received, cell.expected),
        is_new=cell.first_release == code,
    )


def _inputs(release: Release) -> list[InputRound]:
    """By quarter, the newest first."""
    before = release.previous.quarter.starts_on if release.previous else None
    rows = release.inputs.select_related("submission__company", "submission__quarter", "revision")
    by_quarter: dict[Quarter, list[ReleaseInput]] = {}
    for one in rows.order_by("-submission__quarter__starts_on", "submission__company__name"):
        by_quarter.setdefault(one.submission.quarter, []).append(one)
    return [
        _round(quarter, inputs, is_new=before is None or quarter.starts_on > before)
        for quarter, inputs in by_quarter.items()
    ]


def _round(quarter: Quarter, inputs: Iterable[ReleaseInput], *, is_new: bool) -> InputRound:
    held = list(inputs)
    return InputRound(
        quarter=dates.quarter(QuarterKey.holding(quarter.starts_on)),
        taken=[one for one in held if one.revision is not None],
        missing=[one for one in held if one.revision is None and not one.is_exempt],
        exempt=[one for one in held if one.revision is None and one.is_exempt],
        is_new=is_new,
    )
