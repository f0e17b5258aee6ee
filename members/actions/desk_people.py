"""Changes who serves the secretariat or is its guest, and closes accounts; for administrators, never for oneself."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext as _

from members.access import Permission, SiteRole, can
from members.actions import events, people, tokens
from members.actions.forgetting import forget_letters
from members.errors import Invalid, NotAllowed, WrongState
from members.models import Token, User


@transaction.atomic
def change_role(user: User, role: str, *, by: User, reason: str) -> None:
    """Give a person of the desk, a partner or an observer another role outside companies.

    Raises NotAllowed (also for one's own role), Invalid for an unknown role or without a reason, and WrongState for
    the last administrator.
    """
    _require_right(user, by, reason)
    if role not in SiteRole.values or role == SiteRole.NONE:
        raise Invalid(_("Choose a role."), code="bad_role")
    _keep_an_administrator(user)
    if User.objects.get(pk=user.pk).role == role:
        return
    people.appoint(user, role=SiteRole(role), by=by, reason=reason.strip())


@transaction.atomic
def remove(user: User, *, by: User, reason: str) -> None:
    """Take a person's role outside companies away, end their API tokens and close the account.

    Refuses as ``change_role`` does.
    """
    _require_right(user, by, reason)
    if not User.objects.get(pk=user.pk).role:
        raise WrongState(_("This person serves a company. There they leave on the page of its people."), code="member")
    _keep_an_administrator(user)
    User.objects.filter(pk=user.pk).update(role=SiteRole.NONE, is_active=False)
    tokens.end(Token.objects.filter(created_by=user), by=by)
    events.record("removed", user, by=by, note=reason.strip())


@transaction.atomic
def deactivate(user: User, *, by: User, reason: str) -> None:
    """Close an account at once and keep its roles, for example when a password is in wrong hands.

    Its tokens end, and its password is none any more: who is let in again asks for a new one by mail.
    A company may be left without anybody who can sign: its page then says so. Refuses as ``change_role`` does.
    """
    _require_right(user, by, reason)
    _keep_an_administrator(user)
    if User.objects.filter(pk=user.pk, is_active=True).update(is_active=False, password=make_password(None)):
        tokens.end(Token.objects.filter(created_by=user), by=by)
        events.record("deactivated", user, by=by, note=reason.strip())


@transaction.atomic
def reactivate(user: User, *, by: User, reason: str) -> None:
    """Open a closed account again, with the roles it has. Raises NotAllowed, Invalid, and WrongState without a role."""
    _require_right(user, by, reason)
    locked = User.objects.select_for_update().get(pk=user.pk)
    if not locked.role and not locked.company_roles.exists():
        raise WrongState(_("This account has no role any more. Invite the person instead."), code="no_role")
    if locked.email.endswith("@invalid"):
        raise WrongState(_("This person was erased."), code="erased")
    if User.objects.filter(pk=user.pk, is_active=False).update(is_active=True):
        events.record("reactivated", user, by=by, note=reason.strip())


@transaction.atomic
def erase(user: User, *, by: User, reason: str) -> None:
    """Forget a person's name, address and number in place; what they did stays, under the same key.

    No mail, job or invitation keeps any of it, nor do their means to sign in stay. Refuses as ``change_role`` does.
    """
    _require_right(user, by, reason)
    _keep_an_administrator(user)
    before, address = User.objects.get(pk=user.pk), f"erased-{user.pk}@invalid"
    forget_letters(before, address, by)
    EmailAddress.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    nameless = {"name": "", "title": "", "telephone": "", "email": address}
    User.objects.filter(pk=user.pk).update(**nameless, is_active=False, password="!")
    events.record("erased", user, by=by, note=reason.strip())


def is_last_administrator(user: User) -> bool:
    """Nobody else who is active is an administrator."""
    others = User.objects.filter(role=SiteRole.ADMINISTRATOR, is_active=True).exclude(pk=user.pk)
    return user.role == SiteRole.ADMINISTRATOR and user.is_active and not others.exists()


def _require_right(user: User, by: User, reason: str) -> None:
    if not can(by, Permission.PEOPLE_EDIT):
        raise NotAllowed(_("Only an administrator changes who serves the secretariat."), code="forbidden")
    if user.pk == by.pk:
        raise NotAllowed(_("Nobody changes their own role or account. Ask another administrator."), code="own_role")
    if not reason.strip():
        raise Invalid(_("Say why."), code="empty_note")


def _keep_an_administrator(user: User) -> None:
    """Lock all administrators, so that two who remove each other see it; refuse to go below one."""
    active = User.objects.select_for_update().filter(role=SiteRole.ADMINISTRATOR, is_active=True).order_by("pk")
    administrators = [one.pk for one in active]
    if administrators == [user.pk]:
        raise WrongState(_("This is the last administrator. Make somebody else one first."), code="last_administrator")
