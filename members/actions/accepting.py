"""Takes an invitation: by a person who is new here, or by one who has an account and is signed in."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import CompanyRoleName, SiteRole
from members.actions import events, people
from members.actions.invitations import require_place
from members.errors import Invalid, Problem, Refusal, WrongState
from members.invitation_links import digest_of
from members.models import AnyUser, Invitation, User

GONE = 410


@dataclass(frozen=True)
class Newcomer:
    """What a new person says of themselves; the address comes from the invitation."""

    name: str
    title: str
    password: str
    language: str
    time_zone: str


def find(secret: str, reader: AnyUser) -> Invitation:
    """The invitation that a link opens for this reader; nobody else than the invited person learns anything of it.

    Raises Refusal: one and the same for a link that is unknown and for one that is meant for somebody else than the
    reader who is signed in, and others for an invitation that was used, revoked or has expired.
    """
    related = ("company", "invited_by", "accepted_by")
    found = Invitation.objects.select_related(*related).filter(digest=digest_of(secret)).first()
    if found is None or (reader.is_authenticated and reader.email.lower() != found.email.lower()):
        raise _unknown(reader)
    _require_open(found)
    return found


def account_of(invitation: Invitation) -> User | None:
    """The account in use that has the invited address already; then accepting means to sign in and confirm."""
    return User.objects.filter(email__iexact=invitation.email, is_active=True).first()


@transaction.atomic
def accept_as_new(invitation: Invitation, newcomer: Newcomer) -> User:
    """Make the account and give it the role. Somebody who left and is invited again gets the old account back.

    Raises Invalid with its places for a bad name or password, WrongState when the address has an account by now or
    one that an administrator closed, and the refusals of ``find`` when the invitation is not open any more.
    """
    locked = _locked(invitation)
    before = User.objects.select_for_update().filter(email__iexact=locked.email).first()
    if before is not None:
        _require_left(before)
    user = before or User(email=locked.email)
    user.name, user.title = newcomer.name.strip(), newcomer.title.strip()
    user.language, user.time_zone, user.is_active = newcomer.language, newcomer.time_zone, True
    _require_complete(user, newcomer.password)
    user.set_password(newcomer.password)
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError as problem:
        raise _known() from problem
    _take(locked, user)
    return user


@transaction.atomic
def accept(invitation: Invitation, *, by: User) -> None:
    """Give the role to the signed-in person. Raises Refusal for anybody else, and when it is not open any more."""
    locked = _locked(invitation)
    if by.email.lower() != locked.email.lower():
        raise _unknown(by)
    _take(locked, by)


def _take(invitation: Invitation, user: User) -> None:
    """Use the invitation up and give the role, as the invited person's own act."""
    require_place(user, invitation.company)
    now = timezone.now()
    taken = Invitation.objects.usable(now).filter(pk=invitation.pk).update(accepted_at=now, accepted_by=user)
    if not taken:
        raise _used()
    if invitation.company is None:
        people.appoint(user, role=SiteRole(invitation.role), by=invitation.invited_by)
    else:
        role = CompanyRoleName(invitation.role)
        people.assign(user, company=invitation.company, role=role, by=invitation.invited_by)
    details = {"company": invitation.company.slug} if invitation.company else {}
    events.record("invitation_accepted", invitation, by=user, role=invitation.role, **details)


def _locked(invitation: Invitation) -> Invitation:
    """The row as it is now, held until the transaction ends."""
    related = ("company", "invited_by", "accepted_by")
    locked = Invitation.objects.select_for_update(of=("self",)).select_related(*related).get(pk=invitation.pk)
    _require_open(locked)
    return locked


def _require_open(invitation: Invitation) -> None:
    if invitation.accepted_at is not None:
        raise _used()
    if invitation.revoked_at is not None:
        raise Refusal(_("This invitation was revoked. Ask who invited you."), code="revoked", status=GONE)
    if invitation.has_expired():
        sentence = _("This invitation has expired. Ask %(who)s to send it again.")
        raise Refusal(sentence % {"who": invitation.invited_by}, code="expired", status=GONE)


def _require_left(user: User) -> None:
    """Who has a role still did not leave: an account that an administrator closed is opened by one alone."""
    if user.is_active:
        raise _known()
    if user.role or user.company_roles.exists():
        raise WrongState(_("The account of this address was closed. Ask the secretariat to open it."), code="closed")


def _require_complete(user: User, password: str) -> None:
    problems = [] if user.name else [Problem("missing_name", _("Write your name."), "/name")]
    try:
        validate_password(password, user)
    except ValidationError as invalid:
        problems.append(Problem("bad_password", " ".join(invalid.messages), "/password"))
    if problems:
        raise Invalid(_("Something is missing."), problems=problems)


def _known() -> WrongState:
    return WrongState(_("This address has an account. Sign in with it, then open the link again."), code="known")


def _used() -> Refusal:
    return Refusal(_("This invitation was used already. Sign in with your address."), code="used", status=GONE)


def _unknown(reader: AnyUser) -> Refusal:
    """The same for a link that nobody has and for one that somebody else has."""
    if reader.is_authenticated:
        sentence = _(
            "This link opens nothing for the account you are signed in with. It may be incomplete, replaced by a newer"
            " mail, or meant for another address: then sign out and open it again."
        )
    else:
        sentence = _("This link opens nothing. It may be incomplete, or replaced by a newer mail.")
    return Refusal(sentence, code="unknown", status=404)
