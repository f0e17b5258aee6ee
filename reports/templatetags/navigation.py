"""The way around the secretariat's pages: four areas, and the pages of the one that is open; looks nothing up."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

register = template.Library()

type Pages = tuple[tuple[str, Promise], ...]
AREAS: tuple[tuple[Promise, Pages], ...] = (
    (
        _("The round"),
        (
            ("desk-board", _("Board")),
            ("desk-escalations", _("Escalations")),
            ("desk-mails", _("E-mails")),
            ("desk-completeness", _("Completeness")),
        ),
    ),
    (
        _("Members"),
        (
            ("desk-members", _("Directory")),
            ("desk-people", _("People")),
            ("desk-onboarding", _("Onboarding")),
        ),
    ),
    (
        _("Numbers"),
        (
            ("desk-dashboard", _("Dashboard")),
            ("desk-targets", _("Targets")),
            ("desk-breaks", _("Series breaks")),
            ("desk-releases", _("Releases")),
        ),
    ),
    (
        _("The site"),
        (
            ("desk-quarters", _("Quarters")),
            ("desk-settings", _("Settings")),
            ("desk-jobs", _("Jobs")),
            ("desk-audit", pgettext_lazy("all acts", "Activity")),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Page:
    """One entry; it is open when one is on it or under it."""

    text: str | Promise
    url: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Area:
    """A few pages that belong together; its own link leads to the first."""

    text: str | Promise
    pages: tuple[Page, ...]

    @property
    def url(self) -> str:
        return self.pages[0].url

    @property
    def is_open(self) -> bool:
        return any(page.is_open for page in self.pages)


@register.simple_tag
def desk_areas(request: HttpRequest) -> tuple[Area, ...]:
    """The areas, with the page marked under whose address the request is; what is under none belongs to the board."""
    addresses = {name: reverse(name) for _text, pages in AREAS for name, _page in pages}
    under = [address for address in addresses.values() if request.path.startswith(address)]
    nearest = max(under, key=len, default="")
    return tuple(
        Area(text, tuple(Page(words, addresses[name], addresses[name] == nearest) for name, words in pages))
        for text, pages in AREAS
    )
