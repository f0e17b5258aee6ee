"""The twelve companies of one round, the secretariat's four people, and what each of them types."""

from __future__ import annotations

import datetime

from django.contrib.auth.hashers import make_password

from members.access import CompanyRoleName, SiteRole
from members.models import Coalition, Company, ContactRank, MembershipSpell, OwnerGroup, User
from reports.actions import quarters
from reports.models import ReportingProfile
from tests import cast

QUARTER = "2026-Q3"
ALONE = ("acacia", "birch", "cedar", "dogwood", "elm", "fir", "ginkgo", "hazel", "iris")
HOLDING = ("juniper-1", "juniper-2", "juniper-3")
LEFT, TWO_COALITIONS = "hazel", "iris"
EXPECTED = tuple(slug for slug in (*ALONE, *HOLDING) if slug != LEFT)
DESK = {
    "admin": SiteRole.ADMINISTRATOR,
    "analyst": SiteRole.ANALYST,
    "second": SiteRole.ANALYST,
    "third": SiteRole.ANALYST,
}
BEGIN = datetime.datetime(2026, 9, 20, 12, tzinfo=datetime.UTC)


def gather() -> None:
    """Everybody, before the quarter ends; the quarter is planned and not open."""
    for name, role in DESK.items():
        cast.person(f"{name}@coalition.example", role)
    group = OwnerGroup.objects.create(slug="juniper-holding", name="Juniper Holding")
    companies = [cast.company(slug) for slug in ALONE] + [cast.company(slug, group=group) for slug in HOLDING]
    for company in companies:
        _people(company)
    _join_china(Company.objects.get(slug=TWO_COALITIONS))
    User.objects.update(password=make_password(cast.PASSWORD))
    quarters.plan(cast.QUARTER, by=None)


def _people(company: Company) -> None:
    """A preparer, who is turned to first, and a signer, who is turned to second; the analyst looks after all."""
    for role, rank in ((CompanyRoleName.PREPARER, ContactRank.FIRST), (CompanyRoleName.SIGNER, ContactRank.SECOND)):
        person = cast.colleague(company, role)
        company.people.filter(user=person).update(contact_rank=rank)
    liaison = User.objects.get(email="analyst@coalition.example")
    Company.objects.filter(pk=company.pk).update(liaison=liaison)


def _join_china(company: Company) -> None:
    """A second coalition for all platforms, one of which is in no other."""
    since = datetime.date(2021, 1, 1)
    MembershipSpell.objects.get(company=company).platforms.set([company.platform_spells.get().platform])
    live = cast.add_platform(company, f"{company.slug}-live", kind="video-livestream")
    MembershipSpell.objects.create(company=company, coalition=Coalition.objects.get(code="china"), starts_on=since)
    profile = ReportingProfile.objects.get(company=company)
    boxes = profile.boxes | {live.slug: {"blocked": ["TOTAL"]}}
    ReportingProfile.objects.filter(pk=profile.pk).update(boxes=boxes)


def typed(slug: str, size: int = 100) -> dict[str, str]:
    """An answer to everything that a company is asked about itself and its marketplace."""
    market = f"c:{slug}-market:"
    boxes = {f"{market}{measure}:TOTAL": str(size) for measure in cast.MEASURES}
    boxes |= {f"{market}blocked:PANGOLIN": str(size // 4)}
    return boxes | {f"c::{measure}:": "7" for measure in cast.COMPANY_MEASURES}
