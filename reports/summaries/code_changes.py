"""What a change of a code list would affect: profiles, saved labels, quarters and templates; never what was signed."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from members.models import Company, PlatformSpell, in_force
from reports.calendar import QuarterKey
from reports.models import Quarter, ReportingProfile, SavedLabel, SuccessionKind
from reports.wording import dates, numbers, prose


@dataclass(frozen=True, slots=True)
class Labels:
    """How many labels of a company's own sheets stand for the codes that change."""

    company: str
    labels: int

    def __str__(self) -> str:
        return prose.aside(self.company, numbers.whole(self.labels))


@dataclass(frozen=True, slots=True)
class Affected:
    """What a change reaches.

    ``naming`` companies track the codes by name, ``everything`` companies track whatever is in force. ``open_quarters``
    keep the codes they have; ``planned`` ones get the change. ``template`` is the version of new templates.
    """

    naming: Sequence[str]
    everything: Sequence[str]
    labels: Sequence[Labels]
    open_quarters: Sequence[str]
    planned: Sequence[str]
    template: str


def affected(kind: SuccessionKind, codes: Collection[str], starts: QuarterKey, today: datetime.date) -> Affected:
    """What becomes of today's members when codes change from a quarter on; an added code names nothing yet."""
    members = list(Company.objects.with_spell_on(today).order_by("name"))
    profiles = _profiles(members, today)
    held = _platforms(members, today)
    names = {one.pk: one.name for one in members}
    naming = [names[pk] for pk in names if pk in profiles and _names(profiles[pk], kind, codes)]
    everything = [names[pk] for pk in names if _is_open(profiles.get(pk), kind, held.get(pk, ()))]
    labels = Counter(SavedLabel.objects.filter(kind=kind, code__in=codes).values_list("company__name", flat=True))
    quarters = [(QuarterKey.holding(one.starts_on), one.is_open) for one in Quarter.objects.filter(ends_on__gte=today)]
    open_now = [dates.quarter_of(one.starts_on) for one in Quarter.objects.opened()[:1]]
    return Affected(
        naming=naming,
        everything=everything,
        labels=[Labels(company, number) for company, number in sorted(labels.items())],
        open_quarters=open_now,
        planned=[dates.quarter(key) for key, is_open in quarters if not is_open and key >= starts],
        template=f"{starts.year}.{starts.number}",
    )


def _profiles(members: Iterable[Company], on: datetime.date) -> dict[int, ReportingProfile]:
    """The profile in force of each company that has one."""
    found = ReportingProfile.objects.filter(company__in=members, starts_on__lte=on).order_by("starts_on")
    return {profile.company_id: profile for profile in found}


def _platforms(members: Iterable[Company], on: datetime.date) -> dict[int, list[str]]:
    held: dict[int, list[str]] = {}
    for spell in PlatformSpell.objects.filter(in_force(on), company__in=members).select_related("platform"):
        held.setdefault(spell.company_id, []).append(spell.platform.slug)
    return held


def _names(profile: ReportingProfile, kind: SuccessionKind, codes: Collection[str]) -> bool:
    """The profile tracks one of the codes by its name."""
    chosen = profile.boxes.values()
    if kind == SuccessionKind.GROUP:
        return any(code in codes for measures in chosen for groups in measures.values() for code in groups)
    named = {code for measures in chosen for code in measures} | set(profile.company_measures or ())
    return not named.isdisjoint(codes)


def _is_open(profile: ReportingProfile | None, kind: SuccessionKind, platforms: Iterable[str]) -> bool:
    """Whatever is in force is tracked somewhere: no profile, or one that leaves a platform or its measures open."""
    if profile is None:
        return True
    leaves_open = kind == SuccessionKind.MEASURE and profile.company_measures is None
    return leaves_open or any(slug not in profile.boxes for slug in platforms)
