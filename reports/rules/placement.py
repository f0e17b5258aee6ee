"""Whether a box exists for this return at all; asked once for every row of a file or request, and of a form's names."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from reports.parts import TOTAL, UNSPEC
from reports.rules.cells import Box
from reports.rules.codes import Code


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What may be named in one return. Sections are no groups: they are sums.

    ``platforms``: expected of this company in this quarter. ``idle_platforms``: the company's others.
    ``split``: measures split by species. ``unsplit``: measures given as a platform's total only.
    ``company``: measures of the company. ``groups``: species groups in force, without TOTAL and UNSPEC.
    """

    platforms: Set[str]
    idle_platforms: Set[str]
    split: Set[str]
    unsplit: Set[str]
    company: Set[str]
    groups: Set[str]


def misplaced(box: Box, catalogue: Catalogue) -> Code | None:
    """Why no number can stand in this box, or None. Another company's platform is simply not found."""
    if box.measure in catalogue.company:
        return None if box.platform is None and box.species_group is None else Code.ROW_SHAPE
    if box.measure not in catalogue.split and box.measure not in catalogue.unsplit:
        return Code.UNKNOWN_CODE
    if box.platform is None or box.species_group is None:
        return Code.ROW_SHAPE
    if box.platform not in catalogue.platforms:
        return Code.PLATFORM_NOT_ACTIVE if box.platform in catalogue.idle_platforms else Code.NOT_FOUND
    return _misplaced_group(box.measure, box.species_group, catalogue)


def _misplaced_group(measure: str, group: str, catalogue: Catalogue) -> Code | None:
    if group == TOTAL:
        return None
    if group == UNSPEC:
        return Code.COMPUTED_ROW
    if group not in catalogue.groups:
        return Code.UNKNOWN_CODE
    return Code.NOT_SPLIT if measure in catalogue.unsplit else None
