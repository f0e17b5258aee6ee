"""Which companies look like one another: by name, platform or the domain of their people; pure, no database."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

_LATIN_FORMS = (
    "incorporated|inc|limited|ltd|llc|llp|plc|gmbh|ag|sa|sas|sarl|srl|spa|bv|nv|ab|as|oy|oyj|aps|kk|pte|pty|corp|corporation"
    "|company|co|holdings?|group"
)
_LEGAL_FORM = re.compile(rf"(?:\b(?:{_LATIN_FORMS})\b)+$")
_CHINESE_FORM = re.compile(r"(?:股份有限公司|有限责任公司|有限公司|集团公司|集团|公司)+$")
_NO_LETTER = re.compile(r"[\W_]+")
SHARED_DOMAINS = frozenset(
    {"gmail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com", "proton.me"}
    | {"qq.com", "foxmail.com", "163.com", "126.com", "sina.com"}
)
"""Where everybody may have an address."""


class Likeness(StrEnum):
    """What two companies have in common."""

    NAME = "name"
    PLATFORM = "platform"
    DOMAIN = "domain"


@dataclass(frozen=True, slots=True)
class Identity:
    """What a company is known by: all its names, the names of its platforms, the domains of its people's addresses."""

    names: tuple[str, ...]
    platforms: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()

    @property
    def marks(self) -> frozenset[tuple[Likeness, str]]:
        """Each of them in the form in which it is compared."""
        named = {(Likeness.NAME, folded(name)) for name in self.names}
        run = {(Likeness.PLATFORM, folded(name)) for name in self.platforms}
        reached = {(Likeness.DOMAIN, domain.lower()) for domain in self.domains if domain.lower() not in SHARED_DOMAINS}
        return frozenset(mark for mark in named | run | reached if mark[1])


def folded(name: str) -> str:
    """A name without case, width, accents, spaces, marks and legal form: ＡＢＣ Co., Ltd. and abc are one.

    A name that is nothing but a legal form stays as it is.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name)).casefold()
    words = " ".join(
        _NO_LETTER.sub(" ", "".join(c for c in plain if not unicodedata.combining(c)).replace(".", "")).split()
    )
    kept = words
    while (shorter := _CHINESE_FORM.sub("", _LEGAL_FORM.sub("", kept).rstrip()).rstrip()) and shorter != kept:
        kept = shorter
    return unicodedata.normalize("NFC", kept.replace(" ", ""))


def alike(one: Identity, others: Mapping[str, Identity]) -> dict[str, list[Likeness]]:
    """{key: what it has in common with ``one``}, of those that have anything, in their order."""
    own = one.marks
    found = {key: sorted({kind for kind, _text in own & other.marks}) for key, other in others.items()}
    return {key: kinds for key, kinds in found.items() if kinds}


def pairs(companies: Mapping[str, Identity]) -> dict[str, dict[str, list[Likeness]]]:
    """{key: {another: what they have in common}} over all of them, without comparing each with each."""
    holders: dict[tuple[Likeness, str], list[str]] = defaultdict(list)
    for key, identity in companies.items():
        for mark in identity.marks:
            holders[mark].append(key)
    found: dict[str, dict[str, set[Likeness]]] = defaultdict(lambda: defaultdict(set))
    for (kind, _text), keys in holders.items():
        for key in keys:
            for other in keys:
                if other != key:
                    found[key][other].add(kind)
    return {key: {other: sorted(kinds) for other, kinds in others.items()} for key, others in found.items()}


def domain_of(address: str) -> str:
    """What follows the @ of a mail address."""
    return address.rpartition("@")[2].lower()


def named(names: Iterable[str]) -> tuple[str, ...]:
    """Those that say anything."""
    return tuple(name for name in names if name.strip())
