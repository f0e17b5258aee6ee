"""A target in words: what it asks, where it stands, and every number that its status is computed from."""

from __future__ import annotations

from members.models import in_language
from reports.pace import CannotCompute
from reports.summaries.standings import TargetStanding
from reports.summaries.words import TargetWords
from reports.wording import dates, headline
from reports.wording import targets as wording


def write(standing: TargetStanding) -> TargetWords:
    """One target as it is read."""
    version, found, covered = standing.version, standing.pace, standing.coverage
    quarter = dates.quarter(standing.quarter)
    ratio, needed = (None, None) if isinstance(found, CannotCompute) else (found.ratio, found.needed)
    return {
        "name": in_language(version.names),
        "owner": wording.owner(version),
        "status": status_of(standing),
        "status_text": wording.status(status_of(standing)),
        "now_text": wording.now_text(version, standing.now, quarter),
        "sentence": wording.sentence(version, needed),
        "reason": wording.reason(found.reason, version.indicator) if isinstance(found, CannotCompute) else "",
        "written_reason": in_language(version.reason),
        "coverage": headline.members(covered.received, covered.expected) if covered else "",
        "calculation": wording.calculation(version, now=standing.now, quarter=quarter, pace=ratio),
    }


def status_of(standing: TargetStanding) -> str:
    """The code of its status word."""
    return wording.CANNOT if isinstance(standing.pace, CannotCompute) else standing.pace.band.value
