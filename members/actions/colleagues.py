"""Changes who does what in a company: roles, contacts, what is known of a person, and who leaves.

A company that can sign keeps its signers: each change of people locks the company first, so two that happen at once
see each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.access import CompanyRoleName, Permission, can
from members.actions import events, people, tokens
from members.actions.companies import signers_of
from members.errors import Invalid, NotAllowed, WrongState
from members.models import Company, CompanyRole, ContactRank, Token, User

DETAILS = ("name", "title", "telephone")
LONGEST = {"name": 200, "title": 200, "telephone": 40}


@dataclass(frozen=True)
class Change:
    """What a page of one colleague says: the role, the contact's rank, and name, title and telephone number."""

    role: str
    rank: int | None
    details: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def change(place: CompanyRole, to: Change, *, by: User, reason: str = "") -> None:
    """All of it or nothing; each part that differs is an event of its own, and each refuses as it does alone."""
    change_role(place, to.role, by=by, reason=reason)
    set_contact(place, to.rank, by=by, reason=reason)
    describe(place, to.details, by=by, reason=reason)


@transaction.atomic
def change_role(place: CompanyRole, role: str, *, by: User, reason: str = "") -> None:
    """Give a colleague another role in the company. Tokens of somebody who only looks from now on end.

    Raises NotAllowed, Invalid for an unknown role or without the secretariat's reason, and WrongState when too few
    signers would be left.
    """
    held = _held(place, by, reason)
    if role not in CompanyRoleName.values:
        raise Invalid(_("Choose a role."), code="bad_role")
    if role == held.role:
        return
    if role != CompanyRoleName.SIGNER:
        _keep_signers(held)
    made = people.assign(held.user, company=held.company, role=CompanyRoleName(role), by=by, reason=reason.strip())
    if role == CompanyRoleName.VIEWER:
        _end_tokens(made, by)


@transaction.atomic
def leave(place: CompanyRole, *, by: User, reason: str = "") -> bool:
    """A colleague leaves the company: role and tokens there end, and the account with the last role. True then.

    Raises NotAllowed, Invalid without the secretariat's reason, and WrongState when too few signers would be left.
    """
    held = _held(place, by, reason)
    _keep_signers(held)
    user = User.objects.select_for_update().get(pk=held.user_id)
    _end_tokens(held, by)
    held.delete()
    is_last = not user.company_roles.exists()
    if is_last:
        User.objects.filter(pk=user.pk).update(is_active=False)
    events.record("left", user, by=by, note=reason.strip(), company=held.company.slug, deactivated=is_last)
    return is_last


@transaction.atomic
def set_contact(place: CompanyRole, rank: int | None, *, by: User, reason: str = "") -> None:
    """Make a colleague the first or second contact, or neither; whoever was it before is none any more."""
    held = _held(place, by, reason)
    if rank is not None and rank not in ContactRank.values:
        raise Invalid(_("First contact, second contact, or neither."), code="bad_rank")
    if rank == held.contact_rank:
        return
    if rank is not None:
        held.company.people.filter(contact_rank=rank).update(contact_rank=None)
    CompanyRole.objects.filter(pk=held.pk).update(contact_rank=rank)
    events.record("contact_set", held.user, by=by, note=reason.strip(), company=held.company.slug, rank=rank)


@transaction.atomic
def describe(place: CompanyRole, details: Mapping[str, str], *, by: User, reason: str = "") -> None:
    """Correct a colleague's name, title or telephone number.

    Raises NotAllowed, also for a signer where another company reads the same (``may_describe``), and Invalid for what
    is too long.
    """
    held = _held(place, by, reason)
    said = {field: details[field].strip() for field in DETAILS if field in details}
    if any(len(text) > LONGEST[field] for field, text in said.items()):
        raise Invalid(_("This is too long."), code="too_long")
    changed = {field: text for field, text in said.items() if getattr(held.user, field) != text}
    if changed and not may_describe(held, by):
        sentence = _("%(who)s changes their own name, title and telephone number, or the secretariat does.")
        raise NotAllowed(sentence % {"who": held.user}, code="not_yours")
    if changed:
        User.objects.filter(pk=held.user_id).update(**changed)
        fields = sorted(changed)
        events.record("described", held.user, by=by, note=reason.strip(), company=held.company.slug, fields=fields)


def may_describe(place: CompanyRole, by: User) -> bool:
    """Whether this person may correct what is known of a colleague: the secretariat, they themselves, and a signer of
    the only company that they serve; one that has become part of another does not count.
    """
    elsewhere = place.user.company_roles.exclude(company=place.company_id).filter(company__merged_into__isnull=True)
    return by.is_desk or by.pk == place.user_id or not elsewhere.exists()


def may_go(place: CompanyRole) -> bool:
    """Whether this colleague may stop signing: the others are as many as a return takes."""
    is_counted = place.role == CompanyRoleName.SIGNER and place.user.is_active
    return not is_counted or signers_of(place.company) - 1 >= place.company.signers_required


def _held(place: CompanyRole, by: User, reason: str) -> CompanyRole:
    """The colleague's row with its company locked until the transaction ends."""
    company = Company.objects.select_for_update(no_key=True).get(pk=place.company_id)
    if not can(by, Permission.PEOPLE_EDIT, company):
        raise NotAllowed(_("Only a signer of the company or an administrator changes its people."), code="forbidden")
    if by.is_desk and not reason.strip():
        raise Invalid(_("Say why."), code="empty_note")
    held = CompanyRole.objects.select_related("user").filter(pk=place.pk).first()
    if held is None:
        raise WrongState(_("This person has left the company meanwhile."), code="left")
    held.company = company
    return held


def _keep_signers(place: CompanyRole) -> None:
    if may_go(place):
        return
    needed = place.company.signers_required
    sentence = ngettext(
        "%(company)s needs a person who can sign. Make somebody else a signer first.",
        "%(company)s needs %(count)s people who can sign. Make somebody else a signer first.",
        needed,
    )
    raise WrongState(sentence % {"company": place.company.name, "count": needed}, code="last_signer")


def _end_tokens(place: CompanyRole, by: User) -> None:
    """The API tokens that a person made for this company stop working."""
    tokens.end(Token.objects.filter(company=place.company, created_by=place.user), by=by)
