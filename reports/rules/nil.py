"""What a return without any finds writes: zeros where the company looked, *not tracked* where it could not."""

from __future__ import annotations

from collections.abc import Iterable, Set

from reports.rules.cells import Box, Cell


def nil_cells(profile: Iterable[Box], measures: Set[str], *, looked: bool) -> list[Cell]:
    """Answer every profiled box of ``measures`` (those of listings and accounts); company measures are asked beside it.

    Looked and found none is 0 in totals and groups; could not look is *not tracked*, which is no content.
    """
    boxes = sorted(
        (box for box in profile if box.platform is not None and box.measure in measures), key=lambda box: box.order
    )
    return [Cell(*box, 0) if looked else Cell(*box, not_tracked=True) for box in boxes]
