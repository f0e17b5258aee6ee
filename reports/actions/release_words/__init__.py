"""Writes, in one language, every text that the public pages of a release need; it is frozen with the cells."""

from __future__ import annotations

from django.utils import translation

from reports.actions.release_material import Material
from reports.actions.release_words import counts, history, years
from reports.summaries import target_words
from reports.summaries.methods import method_words
from reports.summaries.words import Words
from reports.wording import dates, headline, names, releases


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
            "targets": [target_words.write(standing) for standing in material.targets],
            "breaks": counts.breaks(material.breaks_between(material.first_quarter, material.quarter)),
            "years": [years.write(material, year) for year in material.cells.years],
            "history": history.write(material.history),
            "method": method_words(material.measures, material.sections),
            "symbols": names.symbols(),
            "cite": releases.cite(material.code, quarter),
            "source": releases.source(material.code, is_demonstration=material.is_demonstration),
        }


def _changes(material: Material) -> list[str]:
    earlier = [quarter for quarter in material.returns if quarter <= material.published_up_to]
    first, last = dates.quarter(material.first_quarter), dates.quarter(material.quarter)
    return releases.changes(material.previous, len(earlier), first, last)
