"""The door: every request for a company's record comes through here; 404 to outsiders, 403 to insiders."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.models import AnyUser, Company
from reports.calendar import QuarterKey
from reports.errors import NotFound, Refusal
from reports.intake.periods import BadQuarter, parse_quarter
from reports.models import PRACTICE, Quarter, Submission
from reports.rules.codes import Code
from reports.wording import dates


def company_for(user: AnyUser, permission: Permission, slug: str) -> Company:
    """The company this user asked for."""
    company = get_object_or_404(Company.objects.visible_to(user), slug=slug)
    if not can(user, permission, company):
        raise PermissionDenied
    return company


def submission_for(user: AnyUser, permission: Permission, company: str, quarter: str) -> Submission:
    """The submission of one company and quarter that this user asked for.

    Raises a Refusal that says why, when the company has none for this quarter.
    """
    owner = company_for(user, permission, company)
    if _names_practice(quarter) and user.is_authenticated and user.is_desk:
        raise _no_practice()
    return submission_of(owner, quarter)


def submission_of(owner: Company, quarter: str) -> Submission:
    """The submission of a company that has come through its door; ``practice`` names its newest practice.

    Raises a Refusal that says why there is none.
    """
    related = ("company", "quarter", "owner_group", "latest_revision", "accepted_revision")
    if _names_practice(quarter):
        tried = Submission.practice.select_related(*related).filter(company=owner).order_by("-quarter__starts_on")
        # Compared here: an address may hold characters that no database takes.
        newest = next((one for one in tried if quarter in (PRACTICE, one.quarter.code)), None)
        if newest is None:
            raise _no_practice()
        return newest
    key = quarter_named(quarter)
    found = Submission.objects.select_related(*related).filter(company=owner, quarter__code=str(key)).first()
    if found is None:
        raise missing(owner, key)
    return found


def _names_practice(quarter: str) -> bool:
    return quarter == PRACTICE or quarter.startswith(f"{PRACTICE}-")


def _no_practice() -> NotFound:
    """The same answer to who has none and to the secretariat: practice is the company's own."""
    return NotFound(_("There is no practice here."))


def quarter_named(text: str) -> QuarterKey:
    """The quarter that an address names. Raises a Refusal with the code ``bad_quarter``."""
    key = parse_quarter(text)
    if isinstance(key, BadQuarter):
        sentence = _("“%(text)s” is no calendar quarter. Write one like this: 2026-Q1.") % {"text": text[:40]}
        raise Refusal(sentence, code=key.code)
    return key


def missing(company: Company, key: QuarterKey) -> Refusal:
    """Why a company has no submission for a quarter: before or after its membership, not open, or not expected."""
    names = {"company": company.name, "quarter": dates.quarter(key)}
    spells = company.spells.order_by("starts_on")
    joined = spells.values_list("starts_on", flat=True).first()
    if joined is not None and key.last_day < joined:
        return Refusal(_("%(company)s joined after %(quarter)s.") % names, code=Code.BEFORE_MEMBERSHIP)
    if joined is not None and not Company.objects.with_spell_on(key.last_day).filter(pk=company.pk).exists():
        return Refusal(_("%(company)s was no member at the end of %(quarter)s.") % names, code=Code.AFTER_MEMBERSHIP)
    quarter = Quarter.objects.filter(code=str(key)).first()
    opens_on = timezone.localdate(quarter.opens_at) if quarter else key.next().first_day
    if (quarter and quarter.is_open) or (not quarter and opens_on <= timezone.localdate()):
        return NotFound(_("No return is expected from %(company)s for %(quarter)s.") % names)
    names["date"] = dates.day(opens_on)
    return Refusal(_("%(quarter)s is not open. It opens on %(date)s.") % names, code=Code.NOT_OPEN)
