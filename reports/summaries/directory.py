"""The directory of companies: who is a member, who is reached there, and what is missing; reads everybody at once."""

from __future__ import annotations

import datetime
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from members import duplicates
from members.access import CompanyRoleName
from members.duplicates import Likeness
from members.identities import identities, likeness
from members.models import Company, CompanyRole, ContactRank, Rhythm
from reports.expected import holds, is_yearly
from reports.wording import companies as wording

FEWEST_CONTACTS = 2
STANDINGS = ("member", "joining", "leaving", "left", "merged", "none")
SORTS = ("name", "since", "coalitions", "platforms", "people", "liaison", "rhythm", "warnings")


@dataclass(frozen=True, slots=True)
class DirectoryRow:
    """One company today. ``standing_day`` is the day on which it joins, or its last one."""

    company: Company
    standing: str
    standing_day: datetime.date | None
    since: datetime.date | None
    coalitions: Sequence[str]
    codes: frozenset[str]
    owner_group: str
    platforms: Sequence[str]
    people: Sequence[CompanyRole]
    is_yearly: bool
    looks_like: Sequence[str] = ()
    warnings: Sequence[str] = ()

    @property
    def name(self) -> str:
        return self.company.name

    @property
    def standing_text(self) -> str:
        return wording.standing(self.standing, self.standing_day)

    @property
    def warning_texts(self) -> list[str]:
        return [wording.warning(code) for code in self.warnings]

    @property
    def rhythm(self) -> str:
        return str(Rhythm(Rhythm.YEARLY if self.is_yearly else Rhythm.QUARTERLY).label)

    @property
    def signers(self) -> int:
        return _signers(self.people)

    def contact(self, rank: int) -> str:
        """Who is turned to first or second, by name; empty for nobody."""
        return next((str(one.user) for one in self.people if one.contact_rank == rank), "")

    @property
    def contacts(self) -> list[str]:
        """The first and the second contact, as far as there are any."""
        return [name for rank in ContactRank.values if (name := self.contact(rank))]

    @property
    def haystack(self) -> str:
        """All that a search looks through."""
        people = [text for one in self.people for text in (one.user.name, one.user.email)]
        own = [self.company.name, self.company.slug, *self.company.other_names.values()]
        return plain("\n".join([*own, *self.platforms, *people]))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are asked for, in which order; empty keeps all. ``liaison`` is a person's key, or ``none``."""

    q: str = ""
    coalition: str = ""
    standing: str = ""
    liaison: str = ""
    rhythm: str = ""
    warning: str = ""
    sort: str = "name"
    is_reversed: bool = False

    def keeps(self, row: DirectoryRow) -> bool:
        """Whether a row is asked for; every word of the search has to occur."""
        liaison = str(row.company.serving_liaison.pk if row.company.serving_liaison else "none")
        return (
            all(word in row.haystack for word in plain(self.q).split())
            and self.coalition in ("", *row.codes)
            and self.standing in ("", row.standing)
            and self.liaison in ("", liaison)
            and self.rhythm in ("", Rhythm.YEARLY if row.is_yearly else Rhythm.QUARTERLY)
            and (not self.warning or self.warning in row.warnings or (self.warning == "any" and bool(row.warnings)))
        )


_ORDER: Mapping[str, Callable[[DirectoryRow], Any]] = {
    "name": lambda row: plain(row.name),
    "since": lambda row: row.since or datetime.date.max,
    "coalitions": lambda row: sorted(row.codes),
    "platforms": lambda row: len(row.platforms),
    "people": lambda row: len(row.people),
    "liaison": lambda row: plain(str(row.company.serving_liaison)) if row.company.serving_liaison else "\uffff",
    "rhythm": lambda row: row.is_yearly,
    "warnings": lambda row: -len(row.warnings),
}


@dataclass
class _Known:
    """What is read of all companies at once."""

    people: Mapping[int, list[CompanyRole]] = field(default_factory=dict)
    alike: Mapping[str, Mapping[str, list[Likeness]]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


def directory(wanted: Wanted, today: datetime.date) -> list[DirectoryRow]:
    """The companies that are asked for, in order; companies with the same place come by name."""
    rows = [row for row in rows_on(today) if wanted.keeps(row)]
    rows.sort(key=_ORDER["name"])
    rows.sort(key=_ORDER[wanted.sort], reverse=wanted.is_reversed)
    return rows


def rows_on(today: datetime.date) -> list[DirectoryRow]:
    """Every company as it stands on a day."""
    companies = list(Company.objects.select_related("liaison", "merged_into").with_dated_rows())
    known = _Known(_people(), _alike(companies), {company.slug: company.name for company in companies})
    return [_row(company, today, known) for company in companies]


def plain(text: str) -> str:
    """A text without case and width, for searching and sorting."""
    return unicodedata.normalize("NFKC", text).casefold()


def standing_of(company: Company, today: datetime.date) -> tuple[str, datetime.date | None]:
    """Whether a company is a member on a day, and the day of the next or last change."""
    spells = list(company.spells.all())
    if company.merged_on is not None and company.merged_on < today:
        return "merged", company.merged_on
    now = [spell for spell in spells if holds(spell, today)]
    if now:
        ends = [spell.ends_on for spell in now if spell.ends_on]
        goes_on = len(ends) < len(now) or any(spell.starts_on > today for spell in spells)
        return ("member", None) if goes_on else ("leaving", max(ends))
    later = [spell.starts_on for spell in spells if spell.starts_on > today]
    if later:
        return "joining", min(later)
    last = [spell.ends_on for spell in spells if spell.ends_on]
    return ("left", max(last)) if last else ("none", None)


def _row(company: Company, today: datetime.date, known: _Known) -> DirectoryRow:
    standing, day = standing_of(company, today)
    spells = [spell for spell in company.spells.all() if spell.ends_on is None or spell.ends_on >= today]
    tenures = [t for t in company.platform_spells.all() if t.ends_on is None or t.ends_on >= today]
    owner = next((o.owner_group.name for o in company.ownerships.all() if holds(o, today)), "")
    people = known.people.get(company.pk, [])
    looks_like = [likeness(known.names[slug], kinds) for slug, kinds in known.alike.get(company.slug, {}).items()]
    return DirectoryRow(
        company=company,
        standing=standing,
        standing_day=day,
        since=min((spell.starts_on for spell in company.spells.all()), default=None),
        coalitions=sorted({str(spell.coalition) for spell in spells}),
        codes=frozenset(spell.coalition.code for spell in spells),
        owner_group=owner,
        platforms=[tenure.platform.name for tenure in tenures],
        people=people,
        is_yearly=is_yearly(company, today),
        looks_like=looks_like,
        warnings=_warnings(company, standing, people, looks_like),
    )


def _warnings(company: Company, standing: str, people: Sequence[CompanyRole], looks_like: Sequence[str]) -> list[str]:
    """What is missing of a company that is a member or will be."""
    if standing not in ("member", "joining", "leaving"):
        return []
    found = {
        "no_signer": _signers(people) < company.signers_required,
        "few_contacts": sum(one.contact_rank is not None for one in people) < FEWEST_CONTACTS,
        "looks_alike": bool(looks_like),
        "no_liaison": company.serving_liaison is None,
    }
    return [code for code, is_set in found.items() if is_set]


def _signers(people: Iterable[CompanyRole]) -> int:
    return sum(1 for one in people if one.role == CompanyRoleName.SIGNER)


def _people() -> dict[int, list[CompanyRole]]:
    """The active people of every company."""
    found: dict[int, list[CompanyRole]] = defaultdict(list)
    for one in CompanyRole.objects.filter(user__is_active=True).select_related("user").order_by("user__name", "pk"):
        found[one.company_id].append(one)
    return found


def _alike(companies: Iterable[Company]) -> dict[str, dict[str, list[Likeness]]]:
    """Which companies look like which by name or platform; those that went into another one are left out.

    Companies of one holding often share a domain, so that alone is no warning.
    """
    found = duplicates.pairs(identities(company for company in companies if company.merged_into is None))
    return {
        slug: {other: kinds for other, kinds in others.items() if kinds != [Likeness.DOMAIN]}
        for slug, others in found.items()
    }
