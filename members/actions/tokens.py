"""Makes, recognises and revokes API tokens; the secret leaves this module once."""

from __future__ import annotations

import datetime
import hashlib
import secrets
from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events
from members.errors import Invalid, NotAllowed, Refusal
from members.models import Company, Scope, Token, User

PREFIX = "crd_"
MAX_DAYS = 365
COMPANY_SCOPES = frozenset({Scope.RETURNS_READ, Scope.RETURNS_WRITE})


@transaction.atomic
def create(company: Company, *, by: User, name: str, scopes: Sequence[str], days: int) -> tuple[Token, str]:
    """A new token of a company and its secret, which is shown once: (token, secret).

    Raises NotAllowed without the right, Invalid for unknown scopes or a life outside 1 to 365 days.
    """
    if not can(by, Permission.TOKENS_EDIT, company):
        raise NotAllowed(_("Only a signer can make tokens."), code="forbidden")
    if not scopes or not set(scopes) <= COMPANY_SCOPES:
        raise Invalid(_("Choose what the token may do."), code="bad_scope")
    token, secret = _make(company, by=by, name=name, scopes=scopes, days=days)
    events.record("token_created", token, by=by, company=company.slug, scopes=token.scopes, days=days)
    return token, secret


@transaction.atomic
def create_for_desk(*, by: User, name: str, days: int) -> tuple[Token, str]:
    """A new token with which a person of the secretariat lets a program read the desk, and its secret, shown once.

    It reads as long as that person may. Raises NotAllowed for anybody else, Invalid for a life outside 1 to 365 days.
    """
    if not can(by, Permission.DESK_VIEW):
        raise NotAllowed(_("Only the secretariat can make such tokens."), code="forbidden")
    token, secret = _make(None, by=by, name=name, scopes=[Scope.DESK_READ], days=days)
    events.record("token_created", token, by=by, scopes=token.scopes, days=days)
    return token, secret


@transaction.atomic
def revoke(token: Token, *, by: User) -> None:
    """End a token at once; ending it twice changes nothing."""
    if token.company is None and token.created_by_id != by.pk:
        raise NotAllowed(_("Only who made this token can revoke it."), code="forbidden")
    if token.company is not None and not can(by, Permission.TOKENS_EDIT, token.company):
        raise NotAllowed(_("Only a signer can revoke tokens."), code="forbidden")
    if Token.objects.filter(pk=token.pk, revoked_at__isnull=True).update(revoked_at=timezone.now()):
        events.record("token_revoked", token, by=by)


def end(tokens: QuerySet[Token], *, by: User) -> None:
    """End every one of these that has not ended; part of another act, which has asked for the right."""
    for token in tokens.filter(revoked_at__isnull=True):
        Token.objects.filter(pk=token.pk).update(revoked_at=timezone.now())
        events.record("token_revoked", token, by=by)


def recognise(secret: str) -> Token:
    """The usable token behind a secret; notes its use once a day. Raises Refusal (401) for any other."""
    now = timezone.now()
    found = Token.objects.usable(now).select_related("company", "created_by").filter(digest=digest(secret)).first()
    if found is None:
        raise Refusal(_("This token is unknown, expired or revoked."), code="unauthorised", status=401)
    if found.last_used_on != now.date():
        Token.objects.filter(pk=found.pk).update(last_used_on=now.date())
    return found


def digest(secret: str) -> str:
    """SHA-256 of a secret, in hex; secrets are 256 random bits, so no salt or stretching is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _make(company: Company | None, *, by: User, name: str, scopes: Sequence[str], days: int) -> tuple[Token, str]:
    if not 1 <= days <= MAX_DAYS:
        raise Invalid(_("A token lives from 1 to %(days)d days.") % {"days": MAX_DAYS}, code="bad_expiry")
    secret = PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(
        company=company,
        created_by=by,
        name=name.strip()[:100] or _("API token"),
        prefix=secret[:12],
        digest=digest(secret),
        scopes=sorted(scopes),
        expires_at=timezone.now() + datetime.timedelta(days=days),
    )
    return token, secret
