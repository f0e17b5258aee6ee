"""One company as the secretariat sees it: what it is, holds and held, who is there and what it tracks."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F

from members.actions import taking_back
from members.models import (
    Company,
    CompanyRole,
    Invitation,
    MembershipSpell,
    Ownership,
    Platform,
    PlatformSpell,
    ReportingRhythm,
    Rhythm,
    in_language,
)
from reports.models import Measure, Submission
from reports.parts import TOTAL
from reports.profiles import in_force
from reports.summaries import member
from reports.summaries.act_names import names_in
from reports.summaries.directory import DirectoryRow, rows_on
from reports.wording import companies as wording
from reports.wording import dates, prose

LAST_QUARTERS = 8


@dataclass(frozen=True, slots=True)
class Span:
    """Something that holds for some days, in words; ``is_past`` when it has ended."""

    name: str
    days: str
    is_past: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class RunPlatform:
    """One platform that the company runs, ran or will run; ``is_lasting`` while it may be ended or moved."""

    platform: Platform
    type_name: str
    spans: Sequence[str]
    elsewhere: str
    is_lasting: bool


@dataclass(frozen=True, slots=True)
class Tracked:
    """What the profile in force tracks on one platform: measures, each with how many species groups."""

    platform: str
    measures: Sequence[str]


@dataclass(frozen=True)
class CompanyCard:
    """Everything on the company's page; what is dated comes with the newest first."""

    row: DirectoryRow
    platforms: Sequence[RunPlatform]
    memberships: Sequence[Span]
    ownerships: Sequence[Span]
    rhythms: Sequence[Span]
    people: Sequence[CompanyRole]
    invitations: Sequence[Invitation]
    tracked: Sequence[Tracked]
    tracked_since: str
    returns: Sequence[tuple[str, Submission, Sequence[str]]]
    merged: Sequence[Company]
    ahead: Sequence[tuple[int, str]]


def card(company: Company, today: datetime.date, now: datetime.datetime) -> CompanyCard:
    """The page of one company on a day."""
    row = next(one for one in rows_on(today) if one.company.pk == company.pk)
    held = row.company
    tracked, since = _tracked(held, today)
    by_rank = F("contact_rank").asc(nulls_last=True)
    return CompanyCard(
        row=row,
        platforms=_platforms(held),
        memberships=[_membership(spell, today) for spell in _newest(held.spells.all())],
        ownerships=[
            Span(o.owner_group.name, wording.span(o.starts_on, o.ends_on), _is_past(o.ends_on, today))
            for o in _newest(held.ownerships.all())
        ],
        rhythms=[
            Span(str(Rhythm(r.rhythm).label), wording.span(r.starts_on, None), is_past=False)
            for r in _newest(held.rhythms.all())
        ],
        people=list(held.people.select_related("user").order_by(by_rank, "user__name", "pk")),
        invitations=list(held.invitations.waiting().order_by("-invited_at")),
        tracked=tracked,
        tracked_since=since,
        returns=_returns(held, now),
        merged=list(held.merged.order_by("name")),
        ahead=_ahead(held),
    )


def _ahead(company: Company) -> list[tuple[int, str]]:
    """The entries whose day has not come, by key and in words."""
    acts = taking_back.entries(company)
    names = names_in(acts)
    return [(act.pk, wording.happened(act.verb, act.details, names)) for act in acts]


def _newest[Dated: (MembershipSpell, Ownership, ReportingRhythm)](rows: Iterable[Dated]) -> list[Dated]:
    return sorted(rows, key=lambda row: row.starts_on, reverse=True)


def _is_past(ends_on: datetime.date | None, today: datetime.date) -> bool:
    return ends_on is not None and ends_on < today


def _membership(spell: MembershipSpell, today: datetime.date) -> Span:
    named = prose.listed(platform.name for platform in spell.platforms.all())
    days = wording.span(spell.starts_on, spell.ends_on)
    return Span(str(spell.coalition), days, _is_past(spell.ends_on, today), named)


def _platforms(company: Company) -> list[RunPlatform]:
    """Each platform once, with every tenure; those that still run come first."""
    platforms = {spell.platform.pk: spell.platform for spell in company.platform_spells.all()}
    others = _elsewhere(company, platforms)
    found = []
    for key, platform in platforms.items():
        own = [spell for spell in company.platform_spells.all() if spell.platform_id == key]
        spans = [wording.span(spell.starts_on, spell.ends_on) for spell in own]
        lasting = any(spell.ends_on is None for spell in own)
        found.append(RunPlatform(platform, str(platform.platform_type), spans, others.get(key, ""), lasting))
    return sorted(found, key=lambda one: (not one.is_lasting, one.platform.name.casefold()))


def _elsewhere(company: Company, platforms: Mapping[int, Platform]) -> dict[int, str]:
    """{platform: the other companies that ran or run it, with their days}."""
    spells = PlatformSpell.objects.filter(platform__in=platforms).exclude(company=company).select_related("company")
    found: dict[int, list[str]] = {}
    for spell in spells.order_by("starts_on"):
        days = prose.aside(spell.company.name, wording.span(spell.starts_on, spell.ends_on))
        found.setdefault(spell.platform_id, []).append(days)
    return {key: prose.listed(texts) for key, texts in found.items()}


def _tracked(company: Company, today: datetime.date) -> tuple[list[Tracked], str]:
    """The reporting profile in force, platform by platform, and since when; empty while none was set."""
    stored = in_force(company, today)
    if stored is None:
        return [], ""
    names = {code: in_language(texts) for code, texts in Measure.objects.values_list("code", "names")}
    called = {spell.platform.slug: spell.platform.name for spell in company.platform_spells.all()}
    tracked = [
        Tracked(called.get(slug, slug), [_measure(names.get(code, code), groups) for code, groups in boxes.items()])
        for slug, boxes in stored.boxes.items()
    ]
    own = [names.get(code, code) for code in stored.company_measures or []]
    if own:
        tracked.append(Tracked("", own))
    return tracked, dates.quarter_of(stored.starts_on)


def _measure(name: str, groups: Sequence[str]) -> str:
    """A measure, with how many species groups it is split into."""
    split = len([group for group in groups if group != TOTAL])
    return prose.aside(name, wording.groups(split)) if split else name


def _returns(company: Company, now: datetime.datetime) -> list[tuple[str, Submission, Sequence[str]]]:
    found = company.submissions.select_related("quarter", "company", "latest_revision", "accepted_revision")
    last = list(found.filter(is_practice=False).order_by("-quarter__starts_on")[:LAST_QUARTERS])
    return [(member.quarter_name(one), one, member.marks(one, now)) for one in last]
