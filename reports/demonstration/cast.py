"""The invented companies, their platforms and their habits; pure, knows neither numbers nor database."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from reports.data import rows_of


class Habit(StrEnum):
    """What is particular about a company."""

    NONE = ""
    EVERYTHING = "everything"  # tracks 25 groups, and answers nearly all of them
    TOTAL_ONLY = "total-only"  # never splits by species
    NOT_SEPARATED = "not-separated"  # cannot tell removals from blocks
    SURGE = "surge"  # one seller network fills one section for a year
    JOINS = "joins"  # becomes a member within the series
    LEAVES = "leaves"  # ends its membership within the series


@dataclass(frozen=True, slots=True)
class Platform:
    """``weight`` is its size: how many hundreds of listings a quarter, more or less."""

    slug: str
    name: str
    type_code: str
    coalitions: tuple[str, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class Company:
    slug: str
    name: str
    name_zh: str
    owner_group: str
    time_zone: str
    habit: Habit
    platforms: tuple[Platform, ...]

    @property
    def coalitions(self) -> tuple[str, ...]:
        """Every coalition that one of its platforms is in."""
        return tuple(sorted({code for platform in self.platforms for code in platform.coalitions}))

    @property
    def weight(self) -> int:
        return sum(platform.weight for platform in self.platforms)


def companies(number: int) -> tuple[Company, ...]:
    """The first companies of the cast; beyond its end they come again, numbered, to make a large demonstration."""
    cast = tuple(_invented())
    rounds = (_again(company, turn) for turn in itertools.count(2) for company in cast)
    return tuple(itertools.islice(itertools.chain(cast, rounds), number))


def _invented() -> Iterator[Company]:
    rows = rows_of("demonstration_companies.csv")
    for slug, group in itertools.groupby(rows, key=lambda row: row["company"]):
        own = list(group)
        yield Company(
            slug=slug,
            name=own[0]["name"],
            name_zh=own[0]["name_zh"],
            owner_group=own[0]["owner_group"],
            time_zone=own[0]["time_zone"],
            habit=Habit(own[0]["habit"]),
            platforms=tuple(_platform(row) for row in own),
        )


def _platform(row: dict[str, str]) -> Platform:
    return Platform(
        slug=row["platform"],
        name=row["platform_name"],
        type_code=row["platform_type"],
        coalitions=tuple(row["coalitions"].split()),
        weight=int(row["weight"]),
    )


def _again(company: Company, turn: int) -> Company:
    platforms = tuple(replace(p, slug=f"{p.slug}-{turn}", name=f"{p.name} {turn}") for p in company.platforms)
    return replace(
        company,
        slug=f"{company.slug}-{turn}",
        name=f"{company.name} {turn}",
        name_zh="",
        owner_group=f"{company.owner_group}-{turn}",
        platforms=platforms,
    )
