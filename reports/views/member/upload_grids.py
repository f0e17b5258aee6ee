"""The grid of counts as it would be after a file was used: the same table, box by box before and after."""

from __future__ import annotations

from collections.abc import Mapping

from reports.drafts import Draft
from reports.forms.boxes import GridBoxes
from reports.forms.grid import Grid, grid_of
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
    return grid_of(GridBoxes(after, draft.cells, Posted()), platform)
