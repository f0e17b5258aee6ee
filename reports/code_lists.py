"""Writes the code lists that come with the site: coalitions, platform types, sections, species groups, measures.

It knows the data files and nothing of who reports.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.db import models, transaction

from members.models import Coalition, Event, PlatformType
from reports.data import documents_of, rows_of
from reports.models import GroupKind, Measure, Section, SpeciesGroup
from reports.parts import TOTAL, UNSPEC

KINDS = {TOTAL: GroupKind.TOTAL, UNSPEC: GroupKind.REST}
WORDS = ("names", "hints", "prompts", "definitions")
NO_APPENDIX = "n/a"
NO_TAXON = {"various", "none", "unknown"}


@transaction.atomic
def load() -> dict[str, int]:
    """Bring all code lists to what the files say and return how many rows each has; safe to repeat.

    Rows that a file no longer names stay as they are: a code that was used once is kept for ever. Words that an
    administrator corrected stay corrected.
    """
    return {
        "coalitions": _load(Coalition, "coalitions.json", has_order=False),
        "platform types": _load(PlatformType, "platform_types.json"),
        "sections": _load(Section, "sections.json"),
        "species groups": _load_species_groups(),
        "measures": _load(Measure, "measures.json"),
    }


def _load(model: type[models.Model], name: str, *, has_order: bool = True) -> int:
    rows, corrected = documents_of(name), _corrected(model)
    for position, row in enumerate(rows):
        order = {"position": position} if has_order else {}
        _keep(model, row | order, corrected)
    return len(rows)


def _load_species_groups() -> int:
    sections = {section.code: section for section in Section.objects.all()}
    rows, corrected = rows_of("species_groups.csv"), _corrected(SpeciesGroup)
    for position, row in enumerate(rows):
        place = {"code": row["code"], "section": sections[row["parent_group"]], "position": position}
        _keep(SpeciesGroup, _species_group(row) | place, corrected)
    return len(rows)


def _corrected(model: type[models.Model]) -> set[str]:
    """The codes whose words were corrected by hand."""
    acts = Event.objects.filter(verb="code_words_corrected", subject_type=model._meta.model_name)
    keys = list(acts.values_list("subject_key", flat=True))
    return set(model._default_manager.filter(pk__in=keys).values_list("code", flat=True))


def _keep(model: type[models.Model], row: dict[str, Any], corrected: set[str]) -> None:
    """Write a row, a new one in the place it has in its file; one that is there stays in its place among the others."""
    kept = {"position", *(WORDS if row["code"] in corrected else ())}
    same = {name: value for name, value in row.items() if name not in kept}
    model._default_manager.update_or_create(code=row["code"], defaults=same, create_defaults=row)


def _species_group(row: dict[str, str]) -> dict[str, object]:
    """The columns of one species group; an unknown appendix or date is empty, never guessed."""
    since = row["appendix_valid_from"]
    return {
        "kind": KINDS.get(row["code"], GroupKind.GROUP),
        "names": {"en": row["common_name"], "zh-hans": row["name_zh"]},
        "taxon": "" if row["scientific_taxon"] in NO_TAXON else row["scientific_taxon"],
        "cites_appendix": "" if row["cites_appendix"] == NO_APPENDIX else row["cites_appendix"],
        "appendix_valid_from": datetime.date.fromisoformat(since) if since else None,
        "typical_products": row["typical_products"],
        "hints": {"en": row["hint"], "zh-hans": row["hint_zh"]},
        "source": row["source_url"],
        "note": row["note"],
    }
