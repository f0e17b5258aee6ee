"""What a file may name: codes with every label they go by, old codes, a company's own labels. Pure, and a plain
document, so that it can be handed to the process that reads a file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field


def folded(label: str) -> str:
    """A label as labels are compared: NFKC, case and spaces folded."""
    return " ".join(unicodedata.normalize("NFKC", label).casefold().split())


@dataclass(frozen=True, slots=True)
class Named:
    """One code with the labels it goes by: its names in every language, and how a company is asked for it."""

    code: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything that may be named in the files of one return.

    ``splits`` are {measure: ``species``, ``platform`` or ``company``}. ``former``: {kind: {former code: successor}},
    the crosswalk up to the quarter. ``own``: {kind: {folded label: code}}, what the company saved; an empty code leaves
    the label out. Kinds are ``platform``, ``species_group`` and ``measure``. ``idle`` are platforms of the company that
    are not in this return: a number for them is refused by that reason.
    """

    quarter: str
    template: str
    platforms: tuple[Named, ...]
    groups: tuple[Named, ...]
    measures: tuple[Named, ...]
    splits: Mapping[str, str]
    ceilings: Mapping[str, int]
    former: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    own: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    idle: tuple[Named, ...] = ()
