"""What companies are known by, read for comparing them; refuses a likeness that nobody looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from members.duplicates import Identity, Likeness, alike, domain_of, named
from members.errors import Invalid, Problem
from members.models import Company, CompanyRole


def identities(companies: Iterable[Company]) -> dict[str, Identity]:
    """{slug: what it is known by} of companies that come with their dated rows."""
    domains: dict[int, set[str]] = defaultdict(set)
    for company, address in CompanyRole.objects.filter(user__is_active=True).values_list("company", "user__email"):
        domains[company].add(domain_of(address))
    return {
        one.slug: Identity(
            names=named([one.name, *one.other_names.values()]),
            platforms=tuple(s.platform.name for s in one.platform_spells.all() if s.ends_on is None),
            domains=tuple(sorted(domains[one.pk])),
        )
        for one in companies
    }


class LooksAlike(Invalid):
    """Something resembles companies in a way that nobody has looked at; ``shown`` is what there is to look at."""

    code = "looks_alike"

    def __init__(self, found: Mapping[str, Sequence[Likeness]]) -> None:
        called = dict(Company.objects.filter(slug__in=found).values_list("slug", "name"))
        problems = [Problem(self.code, likeness(called[slug], kinds), slug) for slug, kinds in found.items()]
        super().__init__(_("This may be here already. Look at what it is like."), problems=problems)
        self.shown = [_looked_at(slug, kinds) for slug, kinds in found.items()]


def require_unlike(
    names: Sequence[str], platforms: Iterable[str], *, despite: Collection[str] = (), but: Company | None = None
) -> None:
    """Raises LooksAlike with a problem for each company that these resemble, while one was not looked at.

    ``despite``: the likenesses that somebody was shown, as a LooksAlike before names them. ``but``: the company itself;
    where names are asked about, the domains of its people are too.
    """
    known = identities(Company.objects.filter(merged_into=None).with_dated_rows())
    own = known.pop(but.slug, None) if but else None
    asked = Identity(named(names), named(platforms), own.domains if own and names else ())
    found = alike(asked, known)
    if {_looked_at(slug, kinds) for slug, kinds in found.items()} - set(despite):
        raise LooksAlike(found)


def _looked_at(slug: str, kinds: Iterable[Likeness]) -> str:
    """One likeness as a page hands it back: another company, or one that has more in common by now, is another."""
    return f"{slug}:{'+'.join(kinds)}"


def likeness(company: str, kinds: Iterable[Likeness]) -> str:
    """What is alike, in words: “Aurora: the same name, a platform of the same name”."""
    words = {
        Likeness.NAME: _("the same name"),
        Likeness.PLATFORM: _("a platform of the same name"),
        Likeness.DOMAIN: _("people with addresses of the same domain"),
    }
    what = pgettext("between two names", ", ").join(words[kind] for kind in kinds)
    return pgettext("a label and its value", "%(label)s: %(text)s") % {"label": company, "text": what}
