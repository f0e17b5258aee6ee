"""Short names for addresses, proposed from what something is called; never one that is taken."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from members.errors import WrongState

RESERVED = frozenset({"add"})
"""Words that addresses use themselves."""
_LONGEST = 40
_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def proposed(names: Iterable[str], fallback: str) -> str:
    """The first name that has Latin letters or digits as a slug; ``fallback`` for names without, such as 长石商城."""
    for name in names:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")
        if slug:
            return slug
    return fallback


def free[M: Model](slug: str, taken_in: QuerySet[M]) -> str:
    """The slug itself, or with the first number that makes it free."""
    numbered = (f"{slug}-{number}" for number in itertools.count(2))
    return next(
        one
        for one in itertools.chain([slug], numbered)
        if one not in RESERVED and not taken_in.filter(slug=one).exists()
    )


@contextmanager
def taking() -> Iterator[None]:
    """Make the row that takes a slug found free. Raises WrongState when somebody else took it at this very moment."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as problem:
        raise WrongState(_("Somebody has entered the same name at this moment. Look at it first.")) from problem


def is_plain(slug: str) -> bool:
    """Small Latin letters, digits and single hyphens, not too long, and no word of our addresses."""
    return len(slug) <= _LONGEST and slug not in RESERVED and bool(_PLAIN.fullmatch(slug))
