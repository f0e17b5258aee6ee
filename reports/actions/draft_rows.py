"""Writes the rows of a draft: one for each answered box, none for a blank one. Knows no state, version or event."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from reports.drafts import Draft
from reports.models import DraftCompanyCount, DraftCount, SpeciesGroup
from reports.rules.cells import Box, Cell

ANSWER = ["value", "not_tracked"]


def write(draft: Draft, changes: Mapping[Box, Cell | None]) -> None:
    """Give each changed box its row, or take the row away where the box was cleared."""
    _clear(draft, {box for box, cell in changes.items() if cell is None})
    cells = [cell for cell in changes.values() if cell is not None]
    _answer_counts(draft, [cell for cell in cells if cell.platform is not None])
    _answer_company_counts(draft, [cell for cell in cells if cell.platform is None])


def _clear(draft: Draft, boxes: Collection[Box]) -> None:
    """By key: the places of thousands of boxes are no condition that a database takes."""
    if not boxes:
        return
    counts, company = draft.submission.draft_counts, draft.submission.draft_company_counts
    places = counts.values_list("pk", "platform__slug", "measure__code", "species_group__code")
    counts.filter(pk__in=[pk for pk, *place in places if Box(*place) in boxes]).delete()
    company.filter(measure__code__in=[box.measure for box in boxes if box.is_company_count]).delete()


def _answer_counts(draft: Draft, cells: Collection[Cell]) -> None:
    platforms = dict(draft.submission.platform_rows.values_list("platform__slug", "platform"))
    groups = dict(SpeciesGroup.objects.values_list("code", "pk"))
    DraftCount.objects.bulk_create(
        [
            DraftCount(
                submission_id=draft.submission.pk,
                platform_id=platforms[cell.platform or ""],
                measure_id=draft.layout.measures[cell.measure].pk,
                species_group_id=groups[cell.species_group or ""],
                value=cell.value,
                not_tracked=cell.not_tracked,
            )
            for cell in cells
        ],
        update_conflicts=True,
        unique_fields=["submission", "platform", "measure", "species_group"],
        update_fields=ANSWER,
    )


def _answer_company_counts(draft: Draft, cells: Collection[Cell]) -> None:
    measures = draft.layout.measures
    DraftCompanyCount.objects.bulk_create(
        [
            DraftCompanyCount(
                submission_id=draft.submission.pk,
                measure_id=measures[cell.measure].pk,
                value=cell.value,
                not_tracked=cell.not_tracked,
            )
            for cell in cells
        ],
        update_conflicts=True,
        unique_fields=["submission", "measure"],
        update_fields=ANSWER,
    )
