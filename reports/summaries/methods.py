"""The methods page, put together from wording and code lists; the same before the first release and in each of them."""

from __future__ import annotations

from collections.abc import Iterable

from members.models import in_language
from reports.models import Measure, Section
from reports.summaries.words import MethodWords
from reports.wording import methods
from reports.wording.targets import method as target_method


def method_words(measures: Iterable[Measure], sections: Iterable[Section]) -> MethodWords:
    """How is counted, held back, released and judged, in the active language."""
    return {
        "rules": methods.counting_rules(),
        "unsplit": methods.unsplit(),
        "disclosure": methods.disclosure(),
        "statuses": methods.statuses(),
        "releases": methods.releases(),
        "targets": target_method(),
        "measures": [{"name": str(each), "definition": each.definition} for each in measures],
        "sections": [in_language(section.names) for section in sections],
    }
