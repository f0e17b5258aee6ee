"""What each company tracks and how it differs from the others, once for the whole series; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from random import Random

from reports.data import rows_of
from reports.demonstration.cast import Company, Habit, Platform
from reports.demonstration.story import BLOCKED_WAYS
from reports.parts import TOTAL, UNSPEC
from reports.rules.cells import Box

# How the split of a usual company falls on the sections.
SECTIONS = {
    "MAMMAL": 0.35,
    "BIRD": 0.15,
    "REPTILE": 0.20,
    "AMPHIBIAN": 0.02,
    "FISH": 0.08,
    "INVERT": 0.07,
    "PLANT": 0.09,
    "MIXED": 0.04,
}
SURGE_GROUP = "AMPHIB"
LISTING_MEASURES = ("removed-own", "removed-reported", "removed-unattributed", "blocked", "removed-or-blocked")
OUTSIDE = frozenset({"TOOL", "SERVICE"})
COMPANY_MEASURES = (
    "reports-received",
    "reports-acted",
    "restored",
    "referrals",
    "staff-trained",
    "impressions",
    "terms-blocked",
)
EVERYTHING = ("removed-own", "removed-reported", "blocked", "accounts-closed")
# How many groups a measure is split into: most companies know more about what they find themselves.
SPLITS = {"removed-own": 25, "removed-reported": 5, "removed-unattributed": 4, "blocked": 8}
ALL_SPLITS = dict.fromkeys(EVERYTHING, 25)
COUNTING_TRIES = frozenset({"search", "video-livestream"})


@dataclass(frozen=True, slots=True)
class Taste:
    """One platform for good: what it counts, how fast it grows, how it splits. Shares are from 0 to 1."""

    measures: tuple[str, ...]
    groups: tuple[str, ...]
    preference: Mapping[str, float]
    splits: Mapping[str, int]
    growth: float
    removed: float
    reported: float
    split: float
    detection: float


@cache
def groups_by_section() -> Mapping[str, tuple[str, ...]]:
    """The enterable species groups in the order of the list."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows_of("species_groups.csv"):
        if row["code"] not in (TOTAL, UNSPEC):
            found[row["parent_group"]] = (*found.get(row["parent_group"], ()), row["code"])
    return found


@cache
def taste_of(seed: int, company: Company, platform: Platform) -> Taste:
    """The taste of one platform, from the seed and its name alone."""
    luck = Random(f"{seed}/taste/{platform.slug}")
    sections = groups_by_section()
    groups = _tracked(company, luck, sections)
    return Taste(
        measures=_measures(company, platform, luck),
        groups=groups,
        preference=_preference(groups, luck, sections),
        splits=ALL_SPLITS if company.habit == Habit.EVERYTHING else SPLITS,
        growth=luck.uniform(1.005, 1.04),
        removed=luck.uniform(0.45, 0.7),
        reported=luck.uniform(0.1, 0.3),
        split=luck.uniform(0.75, 0.95),
        detection=luck.uniform(1.8, 2.6) if platform.weight >= 60 else luck.uniform(1.0, 1.3),
    )


def company_measures_of(seed: int, company: Company) -> tuple[str, ...]:
    """Three or four measures that a company gives once."""
    if company.habit == Habit.EVERYTHING:
        return ("reports-received", "reports-acted", "restored", "staff-trained")
    luck = Random(f"{seed}/company/{company.slug}")
    chosen = luck.sample(COMPANY_MEASURES[2:], luck.choice((1, 2)))
    return tuple(code for code in COMPANY_MEASURES if code in {"reports-received", "reports-acted", *chosen})


def boxes_of(taste: Taste) -> dict[str, list[str]]:
    """{measure: [TOTAL, species groups…]} of one platform's reporting profile."""
    unsplit = {"removed-or-blocked", "attempts-refused"}
    return {code: [TOTAL] if code in unsplit else [TOTAL, *taste.groups] for code in taste.measures}


def ways_of(company: Company) -> dict[str, dict[str, str]]:
    """How each platform counts, where the company has said it."""
    blocked = BLOCKED_WAYS.get(company.slug)
    return {p.slug: {"blocked": blocked, "time_zone": company.time_zone} for p in company.platforms} if blocked else {}


def profile_of(seed: int, company: Company) -> list[Box]:
    """Every box a company is asked for."""
    own = [Box(None, code, None) for code in company_measures_of(seed, company)]
    return own + [
        Box(platform.slug, measure, group)
        for platform in company.platforms
        for measure, groups in boxes_of(taste_of(seed, company, platform)).items()
        for group in groups
    ]


def _measures(company: Company, platform: Platform, luck: Random) -> tuple[str, ...]:
    if company.habit == Habit.EVERYTHING:
        return EVERYTHING
    if company.habit == Habit.NOT_SEPARATED:
        return ("accounts-closed", "removed-or-blocked")
    if company.habit == Habit.TOTAL_ONLY:
        return ("removed-own", "removed-reported", "blocked")
    found_by = ("removed-own", "removed-unattributed") if luck.random() < 0.15 else ("removed-own", "removed-reported")
    last = "attempts-refused" if platform.type_code in COUNTING_TRIES else "accounts-closed"
    return (*found_by, "blocked", last)


def _tracked(company: Company, luck: Random, sections: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """About 12 to 25 groups: at least one of most sections, in the order of the list."""
    if company.habit in (Habit.TOTAL_ONLY, Habit.NOT_SEPARATED):
        return ()
    everyone = [code for section in SECTIONS for code in sections[section]]
    wanted = 25 if company.habit == Habit.EVERYTHING else luck.randint(12, 22)
    chosen = {luck.choice(sections[section]) for section in SECTIONS if section != "AMPHIBIAN"}
    if company.habit in (Habit.EVERYTHING, Habit.SURGE) or luck.random() < 0.7:
        chosen.add(SURGE_GROUP)
    chosen |= {"TOOL"} if luck.random() < 0.25 else set()
    rest = [code for code in everyone if code not in chosen and code != SURGE_GROUP]
    chosen |= set(luck.sample(rest, wanted - len(chosen)))
    return tuple(code for codes in sections.values() for code in codes if code in chosen)


def _preference(groups: tuple[str, ...], luck: Random, sections: Mapping[str, tuple[str, ...]]) -> dict[str, float]:
    """How the split falls on the groups; adds up to 1."""
    weights = {
        code: share / len(set(groups) & set(sections[section])) * luck.lognormvariate(0, 0.5)
        for section, share in SECTIONS.items()
        for code in sections[section]
        if code in groups
    }
    whole = sum(weights.values())
    return {code: weight / whole for code, weight in weights.items()}
