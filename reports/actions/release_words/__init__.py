"""Writes, in one language, every text that the public pages of a release need; it is frozen with the cells."""

from __future__ import annotations

from django.utils import translation

from members.models import in_language
from reports.actions.release_material import Material
from reports.actions.release_words import counts, history, targets, years
from reports.summaries.words import MethodWords, Words
from reports.wording import dates, headline, methods, names, releases


def write(material: Material, language: str) -> Words:
    """All words of a release in ``language``."""
    with translation.override(language):
        quarter = dates.quarter(material.quarter)
        return {
            "release": material.code,
            "notice": releases.demonstration() if material.is_demonstration else "",
            "title": releases.title(material.code, quarter),
            "count": counts.of_quarter(material, material.quarter),
            "cumulative": counts.of_series(material),
            "rise_or_fall": headline.rise_or_fall(),
            "changes": _changes(material),
            "targets": [targets.write(standing) for standing in material.targets],
            "breaks": counts.breaks(material.breaks_between(material.first_quarter, material.quarter)),
            "years": [years.write(material, year) for year in material.cells.years],
            "history": history.write(material.history),
            "method": _method(material),
            "symbols": names.symbols(),
            "next_release": _next_release(material),
            "cite": releases.cite(material.code, quarter),
            "source": releases.source(material.code, is_demonstration=material.is_demonstration),
        }


def _changes(material: Material) -> list[str]:
    earlier = [quarter for quarter in material.returns if quarter <= material.published_up_to]
    first, last = dates.quarter(material.first_quarter), dates.quarter(material.quarter)
    return releases.changes(material.previous, len(earlier), first, last)


def _next_release(material: Material) -> str:
    following = material.next_quarter
    if following is None:
        return releases.following_unplanned()
    key = dates.quarter(material.quarter.next())
    return releases.following(key, dates.day(following.publish_on.date()))


def _method(material: Material) -> MethodWords:
    return {
        "rules": methods.counting_rules(),
        "unsplit": methods.unsplit(),
        "disclosure": methods.disclosure(),
        "statuses": methods.statuses(),
        "releases": methods.releases(),
        "targets": targets.method(),
        "measures": [{"name": str(each), "definition": each.definition} for each in material.measures],
        "sections": [in_language(section.names) for section in material.sections],
    }
