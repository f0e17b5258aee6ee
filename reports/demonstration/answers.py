"""Writes what companies answered in one quarter: revisions with counts and attestations, drafts; no states."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import translation

from reports import canonical
from reports.demonstration.moments import Moments
from reports.demonstration.people import People
from reports.demonstration.script import Return
from reports.demonstration.tastes import OUTSIDE
from reports.models import (
    Attestation,
    CompanyCount,
    Count,
    DraftCompanyCount,
    DraftCount,
    Measure,
    Revision,
    SpeciesGroup,
    Submission,
)
from reports.rules.cells import Cell
from reports.rules.revision import complete
from reports.wording import dates, member

LANGUAGE = "en"
REASONS = {"sent_back": "A zero too many was typed.", "corrected": "Some removals had been counted twice."}

type Profile = Mapping[str, object]


@dataclass(frozen=True)
class Answered:
    """One return on its way into the database."""

    entry: Return
    submission: Submission
    moments: Moments
    profile: Profile


@dataclass(frozen=True)
class Places:
    """Primary keys of everything that a cell names."""

    platforms: Mapping[str, int]
    measures: Mapping[str, int]
    groups: Mapping[str, int]

    @classmethod
    def read(cls, people: People) -> Places:
        return cls(
            platforms={slug: platform.pk for slug, platform in people.platforms.items()},
            measures=dict(Measure.objects.values_list("code", "pk")),
            groups=dict(SpeciesGroup.objects.values_list("code", "pk")),
        )

    def of(self, cell: Cell) -> dict[str, Any]:
        """The columns that hold a cell in any of the four tables of counts."""
        columns: dict[str, Any] = {
            "measure_id": self.measures[cell.measure],
            "value": cell.value,
            "not_tracked": cell.not_tracked,
        }
        if cell.platform is not None and cell.species_group is not None:
            columns["platform_id"] = self.platforms[cell.platform]
            columns["species_group_id"] = self.groups[cell.species_group]
        return columns


def write_revisions(answered: Sequence[Answered], people: People, places: Places) -> dict[str, list[Revision]]:
    """Every revision with its counts and attestation, by company and in order."""
    completed = [
        (each, number, complete(list(cells), outside=OUTSIDE))
        for each in answered
        for number, cells in enumerate(each.entry.signed)
    ]
    revisions = Revision.objects.bulk_create(
        _revision(each, number, cells, people) for each, number, cells in completed
    )
    pairs = [(revision, cells) for revision, (_each, _number, cells) in zip(revisions, completed, strict=True)]
    Count.objects.bulk_create(_rows(pairs, lambda r, c: Count(revision=r, **places.of(c)), own=False))
    CompanyCount.objects.bulk_create(_rows(pairs, lambda r, c: CompanyCount(revision=r, **places.of(c)), own=True))
    with translation.override(LANGUAGE):
        Attestation.objects.bulk_create(_attestation(revision) for revision in revisions)
    found: dict[str, list[Revision]] = {}
    for revision, (each, _number, _cells) in zip(revisions, completed, strict=True):
        found.setdefault(each.entry.company.slug, []).append(revision)
    return found


def write_drafts(answered: Sequence[Answered], places: Places) -> None:
    """What stands in the boxes now; signing leaves it there."""
    pairs = [(each.submission, each.entry.draft) for each in answered]
    DraftCount.objects.bulk_create(_rows(pairs, lambda s, c: DraftCount(submission=s, **places.of(c)), own=False))
    DraftCompanyCount.objects.bulk_create(
        _rows(pairs, lambda s, c: DraftCompanyCount(submission=s, **places.of(c)), own=True)
    )


def _rows[O, R](pairs: Iterable[tuple[O, Iterable[Cell]]], row: Callable[[O, Cell], R], *, own: bool) -> list[R]:
    """One row per cell: the company's own measures, or those of its platforms."""
    return [row(owner, cell) for owner, cells in pairs for cell in cells if cell.box.is_company_count == own]


def _revision(each: Answered, number: int, cells: list[Cell], people: People) -> Revision:
    company = each.entry.company.slug
    own = [cell for cell in cells if cell.platform is None]
    counts = [cell for cell in cells if cell.platform is not None]
    _bytes, sha256 = canonical.digest(company, each.submission.quarter.code, counts, own)
    return Revision(
        submission=each.submission,
        number=number + 1,
        hash=sha256,
        has_content=any(cell.value is not None for cell in cells),
        author=people.signer(company),
        signed_at=each.moments.signed[number],
        reason=REASONS.get(each.entry.fate, "") if number else "",
        profile=each.profile,
    )


def _attestation(revision: Revision) -> Attestation:
    submission = revision.submission
    window = dates.window(submission.quarter.starts_on, submission.quarter.ends_on)
    return Attestation(
        revision=revision,
        hash=revision.hash,
        signer=revision.author,
        signer_name=revision.author.name,
        signer_title=revision.author.title,
        statement=member.declaration(submission.company.name, window),
        language=LANGUAGE,
        attested_at=revision.signed_at,
    )
