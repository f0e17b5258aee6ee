"""What companies are known by, read for comparing them; refuses one that looks like another until somebody looked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

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


def require_unlike(names: Sequence[str], platforms: Iterable[str], *, but: Company | None = None) -> None:
    """Raises Invalid with the code ``looks_alike`` and a problem for each company that these resemble.

    ``but``: the company itself; where names are asked about, the domains of its people are too.
    """
    known = identities(Company.objects.filter(merged_into=None).with_dated_rows())
    own = known.pop(but.slug, None) if but else None
    asked = Identity(named(names), named(platforms), own.domains if own and names else ())
    found = alike(asked, known)
    if found:
        called = dict(Company.objects.filter(slug__in=found).values_list("slug", "name"))
        problems = [Problem("looks_alike", likeness(called[slug], kinds), slug) for slug, kinds in found.items()]
        raise Invalid(_("This may be here already. Look at what it is like."), code="looks_alike", problems=problems)


def likeness(company: str, kinds: Iterable[Likeness]) -> str:
    """What is alike, in words: “Aurora: the same name, a platform of the same name”."""
    words = {
        Likeness.NAME: _("the same name"),
        Likeness.PLATFORM: _("a platform of the same name"),
        Likeness.DOMAIN: _("people with addresses of the same domain"),
    }
    what = pgettext("between two names", ", ").join(words[kind] for kind in kinds)
    return pgettext("a label and its value", "%(label)s: %(text)s") % {"label": company, "text": what}
