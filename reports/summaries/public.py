"""What public pages show, read from published releases and code lists alone; never from companies' records."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import cast

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from reports.models import Measure, Quarter, Release, ReleaseFigure, Section
from reports.summaries.methods import method_words
from reports.summaries.words import Column, MethodWords, Words, YearWords
from reports.wording import dates, releases


@dataclass(frozen=True)
class FigureView:
    """A figure as ``components/figure.html`` takes it."""

    id: str
    title: str
    subtitle: str
    alt: str
    long_text: str
    notes: list[str]
    source: str
    key: list[tuple[str, str]]
    columns: list[Column]
    rows: list[list[str]]
    svg_wide: SafeString
    svg_narrow: SafeString
    spec_json: str
    spec_json_narrow: str
    links: dict[str, str]


@dataclass(frozen=True)
class ReleasePage:
    """One published release in one language.

    ``latest`` names the newest one where this is another; ``following`` says when the next one is planned, as of now.
    """

    code: str
    published_on: str
    following: str
    words: Words
    figures: dict[str, FigureView]
    latest: str
    tables: list[tuple[str, str]]

    @property
    def review_year(self) -> int | None:
        """The newest complete calendar year."""
        years = self.words["years"]
        return years[-1]["year"] if years else None


@dataclass(frozen=True)
class YearPage:
    """One calendar year out of the newest release."""

    release: ReleasePage
    year: YearWords
    figure: FigureView | None
    targets: FigureView | None
    other_years: list[int]


@dataclass(frozen=True)
class ReleaseLine:
    """One line of the list of releases."""

    code: str
    title: str
    published_on: str
    hash: str
    is_latest: bool


@dataclass(frozen=True)
class Announcement:
    """Before the first release: what will come, and when."""

    following: str
    method: MethodWords


def latest() -> ReleasePage | None:
    """The newest release, or None before the first."""
    release = Release.objects.published().first()
    return _page(release, release.code) if release else None


def named(code: str) -> ReleasePage | None:
    """One published release, old ones as they were; None for any other name."""
    published = list(Release.objects.published().defer("words"))
    found = next((release for release in published if release.code == code), None)
    return _page(found, published[0].code) if found else None


def every() -> list[ReleaseLine]:
    """All published releases, newest first."""
    return [
        ReleaseLine(
            code=release.code,
            title=_words(release)["title"],
            published_on=_published_on(release),
            hash=release.hash,
            is_latest=not at,
        )
        for at, release in enumerate(Release.objects.published())
    ]


def review(year: int) -> YearPage | None:
    """A complete calendar year of the newest release; None for a year that it does not hold."""
    page = latest()
    if page is None:
        return None
    years = {each["year"]: each for each in page.words["years"]}
    if year not in years:
        return None
    return YearPage(
        release=page,
        year=years[year],
        figure=page.figures.get(f"year-{year}"),
        targets=page.figures.get("targets"),
        other_years=[each for each in years if each != year],
    )


def announcement() -> Announcement:
    """What readers are told before there is a release."""
    return Announcement(
        following=_following(),
        method=method_words(Measure.objects.order_by("position"), Section.objects.order_by("position")),
    )


def _following(release: Release | None = None) -> str:
    """When the release after this one, or the first of all, is planned."""
    planned = Quarter.objects.filter(starts_on__gt=release.quarter.starts_on) if release else Quarter.objects.all()
    quarter = planned.first()
    if quarter is None:
        return releases.following_unplanned()
    word = releases.following if release else releases.first
    return word(dates.quarter_of(quarter.starts_on), dates.day_ending(quarter.publish_on))


def _page(release: Release, newest: str) -> ReleasePage:
    figures = release.figures.filter(language=get_language())
    return ReleasePage(
        code=release.code,
        published_on=_published_on(release),
        following=_following(release) if release.code == newest else "",
        words=_words(release),
        figures={figure.chart: _figure(release, figure) for figure in figures},
        latest="" if release.code == newest else newest,
        tables=[
            (label, reverse("api-release-table-file", args=[release.code, table, "csv"]))
            for table, label in releases.tables()
        ],
    )


def _words(release: Release) -> Words:
    """The words that were frozen for the active language."""
    return cast(Words, release.words[get_language() or "en"])


def _published_on(release: Release) -> str:
    at: datetime.datetime = release.published_at or release.frozen_at
    return dates.day(at.date())


def _figure(release: Release, figure: ReleaseFigure) -> FigureView:
    document = figure.document
    columns: list[Column] = document["columns"]
    address = {
        extension: reverse("api-release-figure-file", args=[release.code, figure.chart, extension])
        for extension in ("csv", "png", "svg")
    }
    return FigureView(
        id=figure.chart,
        **{name: document[name] for name in ("title", "subtitle", "alt", "long_text", "notes", "source")},
        key=[(entry["label"], entry["swatch"]) for entry in document["key"]],
        columns=columns,
        rows=[[_text(row[column["key"]]) for column in columns] for row in document["rows"]],
        # Drawn by charts.still from escaped texts, and frozen with the release.
        svg_wide=mark_safe(figure.svg_wide),  # noqa: S308
        svg_narrow=mark_safe(figure.svg_narrow),  # noqa: S308
        spec_json=figure.spec_wide,
        spec_json_narrow=figure.spec_narrow,
        links={extension: f"{link}?lang={figure.language}" for extension, link in address.items()},
    )


def _text(entry: str | dict[str, str]) -> str:
    return entry if isinstance(entry, str) else entry["text"]
