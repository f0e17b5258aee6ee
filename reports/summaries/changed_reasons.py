"""Which explanations of a draft are others than those that somebody read; knows no page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reports.profiles import Layout
from reports.rules.cells import Finding
from reports.rules.explained import Reasons, Told, key_of
from reports.wording import flags, prose
from reports.wording import returns as wording
from reports.wording.files import places


@dataclass(frozen=True, slots=True)
class ChangedReason:
    """One explanation: what it explains; then and now in words."""

    about: str
    then: str
    now: str


def changed_reasons(seen: Reasons, explained: Iterable[tuple[Finding, Told]], layout: Layout) -> list[ChangedReason]:
    """Every explanation of now that is another one than the one seen, with all that it explains in one line."""
    changed: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for finding, told in explained:
        then, now = seen.get(key_of(finding)), told.words
        if then != now:
            changed[_words(then), _words(now)][wording.flagged(finding, layout) or _("The whole return")] = None
    return [ChangedReason(places(list(about)), then, now) for (then, now), about in changed.items()]


def _words(told: tuple[str, ...] | None) -> str:
    return prose.labelled(flags.reason(told[0]), " / ".join(told[1:])) if told else "–"
