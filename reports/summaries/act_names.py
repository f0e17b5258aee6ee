"""What the slugs and codes in the details of acts are called today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from members.models import Coalition, Company, Event, OwnerGroup, Platform, in_language
from reports.wording.companies import DATED


def names_in(acts: Iterable[Event]) -> Mapping[str, str]:
    """{slug or code: name} for the acts on companies among these; looks nothing up where there are none."""
    details = [act.details for act in acts if act.verb in DATED]
    said = {value for one in details for value in one.values() if isinstance(value, str)}
    if not said:
        return {}
    found = {code: in_language(names) for code, names in Coalition.objects.values_list("code", "names")}
    for model in (OwnerGroup, Platform, Company):
        found |= dict(model._default_manager.filter(slug__in=said).values_list("slug", "name"))
    return found
