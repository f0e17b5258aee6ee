"""Asks somebody by mail to take one role: in one company, or in the secretariat and among its guests."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import CompanyRoleName, Permission, SiteRole, can
from members.actions import events, jobs
from members.actions.desk import require_not_merged
from members.clock import today
from members.errors import Invalid, NotAllowed, WrongState
from members.invitation_links import digest_of, secret_of
from members.models import Company, Invitation, User

TASK = "members.send_invitation"
LIFE = datetime.timedelta(hours=72)
PAUSE = datetime.timedelta(minutes=1)
"""Between two mails of one invitation: who presses twice sends once, and nobody floods an address."""
MOST_A_DAY = 50
"""Mails to new addresses that the people of one company may cause within 24 hours."""
LONGEST_ADDRESS = 254


@transaction.atomic
def invite(
    email: str, *, company: Company | None, role: str, by: User, name: str = "", language: str = "", time_zone: str = ""
) -> Invitation:
    """Invite an address to one role of a company, or of the site when there is no company, and send the mail.

    Raises NotAllowed without the right, Invalid for a bad address or role, for who is there already, and for a company
    without membership, WrongState while an invitation of this address waits, or when a company has invited too many
    within a day. Only the secretariat is refused who serves the other side: a company learns nothing of other people's
    accounts, its mail leaves as to any address, and its reader is told that it cannot be accepted.
    """
    _require_right(by, company)
    address = _address(email)
    _require_role(role, company)
    if company is not None:
        (company,) = Company.objects.locked(company)
        _require_membership(company)
        _require_measure(company, by)
    invited = User.objects.filter(email__iexact=address).first()
    if by.is_desk:
        require_place(invited, company)
    else:
        _require_no_colleague(invited, company)
    made = Invitation(
        email=address,
        name=name.strip(),
        company=company,
        role=role,
        language=language or (company.language if company else settings.LANGUAGE_CODE),
        time_zone=time_zone or (company.time_zone if company else settings.REPORTING_TIME_ZONE),
        invited_by=by,
    )
    try:
        with transaction.atomic():
            _send(made)
    except IntegrityError as problem:  # one at a time, as the table itself says
        sentence = _("This address is invited already. Send that invitation again, or revoke it.")
        raise WrongState(sentence, code="waits") from problem
    events.record("invited", made, by=by, role=role, **_of(company))
    return made


@transaction.atomic
def resend(invitation: Invitation, *, by: User) -> Invitation:
    """Send a new link, which works for another 72 hours; the one before it does not any more.

    Raises NotAllowed, and WrongState for an invitation that was accepted or revoked, or sent within the last minute.
    """
    locked = _waiting(invitation, by)
    if timezone.now() - (locked.expires_at - LIFE) < PAUSE:
        raise WrongState(
            _("A mail left less than a minute ago. Wait a little before you send another."), code="too_soon"
        )
    _send(locked)
    events.record("invitation_resent", locked, by=by, **_of(locked.company))
    return locked


@transaction.atomic
def revoke(invitation: Invitation, *, by: User) -> None:
    """End an invitation: its link works no more. Raises NotAllowed, and WrongState as resending does."""
    locked = _waiting(invitation, by)
    Invitation.objects.filter(pk=locked.pk).update(revoked_at=timezone.now(), revoked_by=by)
    events.record("invitation_revoked", locked, by=by, **_of(locked.company))


def end(company: Company, *, by: User) -> None:
    """Revoke every invitation to a company that waits; part of another act, whose company is locked."""
    for made in company.invitations.waiting().select_for_update():
        revoke(made, by=by)


def unusual_domain(email: str, company: Company | None) -> str:
    """The domain of an address that no colleague there shares, to be looked at twice; empty when nothing is unusual."""
    domain = email.strip().rpartition("@")[2].lower()
    people = User.objects.filter(is_active=True)
    if company is None:
        people = people.exclude(role__in=[SiteRole.NONE, SiteRole.PARTNER, SiteRole.OBSERVER])
    else:
        people = people.filter(company_roles__company=company)
    known = {address.rpartition("@")[2].lower() for address in people.values_list("email", flat=True)}
    return domain if known and domain not in known else ""


def _send(invitation: Invitation) -> None:
    """Let the link work for 72 hours from now, and ask for its mail; neither row nor job holds the link."""
    now = timezone.now()
    invitation.expires_at = now + LIFE
    invitation.digest = digest_of(secret_of(invitation.pk, invitation.expires_at))
    invitation.save()
    key = f"invitation:{invitation.pk}:{int(now.timestamp() * 1_000_000)}"
    jobs.enqueue(TASK, key=key, invitation=str(invitation.pk), expires_at=invitation.expires_at.isoformat())


def _waiting(invitation: Invitation, by: User) -> Invitation:
    """The row itself, held until the transaction ends."""
    locked = Invitation.objects.select_for_update(of=("self",)).select_related("company").get(pk=invitation.pk)
    _require_right(by, locked.company)
    if locked.accepted_at is not None:
        raise WrongState(_("This invitation was accepted meanwhile."), code="used")
    if locked.revoked_at is not None:
        raise WrongState(_("This invitation was revoked already."), code="revoked")
    return locked


def _require_right(by: User, company: Company | None) -> None:
    if can(by, Permission.PEOPLE_EDIT, company):
        return
    if company is None:
        raise NotAllowed(_("Only an administrator invites people to the secretariat."), code="forbidden")
    raise NotAllowed(_("Only a signer of the company or an administrator invites its people."), code="forbidden")


def _address(email: str) -> str:
    address = User.objects.normalize_email(email).strip()
    try:
        validate_email(address)
    except ValidationError as problem:
        raise Invalid(_("This is no e-mail address."), code="bad_address") from problem
    if len(address) > LONGEST_ADDRESS:
        raise Invalid(_("This is no e-mail address."), code="bad_address")
    return address


def _require_role(role: str, company: Company | None) -> None:
    possible = CompanyRoleName.values if company else [one for one in SiteRole.values if one]
    if role not in possible:
        raise Invalid(_("Choose a role."), code="bad_role")


def _require_membership(company: Company) -> None:
    require_not_merged(company)
    if not Company.objects.lasting(today()).filter(pk=company.pk).exists():
        sentence = _("%(company)s is a member of no coalition now. Record its membership first.")
        raise Invalid(sentence % {"company": company.name}, code="no_membership")


def _require_measure(company: Company, by: User) -> None:
    """Nobody writes to the whole world in the coalition's name; the secretariat is asked for more."""
    invited = company.invitations.filter(invited_at__gt=timezone.now() - datetime.timedelta(days=1))
    if not by.is_desk and invited.count() >= MOST_A_DAY:
        raise WrongState(
            _("Your company has invited many people today. Go on tomorrow, or ask the secretariat."), code="too_many"
        )


def require_place(user: User | None, company: Company | None) -> None:
    """Raises Invalid for a person who serves the other side, or is there already."""
    if user is None:
        return
    if company is None and user.company_roles.exists():
        raise Invalid(
            _("This person serves a company. Nobody serves both a company and the secretariat."), code="both_sides"
        )
    if company is not None and user.role:
        raise Invalid(
            _("This person serves the secretariat. Nobody serves both a company and the secretariat."),
            code="both_sides",
        )
    _require_no_colleague(user, company)


def _require_no_colleague(user: User | None, company: Company | None) -> None:
    """Raises Invalid for who is there already, as everybody there can see."""
    if user is not None and (user.company_roles.filter(company=company).exists() if company else user.role):
        raise Invalid(_("This person is there already. Change the role instead."), code="colleague")


def _of(company: Company | None) -> dict[str, str]:
    """The company in the details of an event."""
    return {"company": company.slug} if company else {}
