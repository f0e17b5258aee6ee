"""Days of a company's past that later entries leave alone. Who knows them tells the verbs; this app does not."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from members.errors import Invalid
from members.models import Company


@dataclass(frozen=True, slots=True)
class Frozen:
    """What was fixed about a company as it stood up to a day, the day included; ``words`` say so to who tries."""

    until: datetime.date
    words: str


type FrozenOf = Callable[[Company], Frozen | None]
"""What is fixed about a company, or None; asked while its row is held."""


def require_free(companies: Iterable[Company], holds_from: datetime.date, frozen: FrozenOf) -> None:
    """Refuse a change that would hold on a day that is fixed. Raises Invalid with the code ``frozen``."""
    for company in companies:
        fixed = frozen(company)
        if fixed is not None and holds_from <= fixed.until:
            raise Invalid(fixed.words, code="frozen")
