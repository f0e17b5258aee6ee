"""The grid of counts as it would be after a file was used: the same table, box by box before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reports.drafts import Draft
from reports.forms.boxes import GridBoxes
from reports.forms.grid import Grid, GridRow, GridSection, grid_of
from reports.intake.grid import Posted
from reports.profiles import Layout, PlatformRow
from reports.summaries.uploads import Preview


def shown_platform(parameters: Mapping[str, str], layout: Layout, preview: Preview) -> PlatformRow | None:
    """The platform that is asked for, else the first one that the file names, else the first."""
    named = preview.platforms()
    asked = [row for row in layout.platforms if row.slug == parameters.get("platform")]
    return next(iter([*asked, *(row for row in layout.platforms if row.slug in named), *layout.platforms]), None)


def upload_grid(draft: Draft, preview: Preview, platform: PlatformRow | None) -> Grid:
    """The boxes of the draft and of the file together, with the answers that the draft would have."""
    after = Draft(draft.submission, draft.layout)
    after.cells = draft.cells | preview.after
    grid = grid_of(GridBoxes(after, draft.cells, Posted()), platform, named=preview.boxes)
    sections = [replace(each, rows=_answered(each, preview)) for each in grid.sections]
    return replace(grid, sections=[each for each in sections if each.rows])


def _answered(section: GridSection, preview: Preview) -> tuple[GridRow, ...]:
    """The groups that hold an answer, or would, or of which the file says something that cannot be read."""

    def says_something(row: GridRow) -> bool:
        boxes = [place.box for place in row.places if place.box]
        return any(box.text or box.box in preview.boxes for box in boxes)

    return tuple(filter(says_something, section.rows))
