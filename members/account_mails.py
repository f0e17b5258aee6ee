"""Writes the mails that carry a secret link, in the reader's language and time zone; the link is made when it leaves.

Neither the job nor the log of mails holds the link. Whether somebody chose other words for a mail is told from outside.
"""

from __future__ import annotations

import datetime
import zoneinfo
from collections.abc import Mapping
from typing import Any

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from members import mails
from members.access import CompanyRoleName, SiteRole
from members.invitation_links import digest_of, link_of, secret_of
from members.models import Invitation, Job, User
from members.own_words import Words, WordsOf

INVITATION, PASSWORD, UNKNOWN = "invitation", "password_reset", "unknown_account"
TEMPLATES = {
    INVITATION: ("account/email/invitation_subject.txt", "account/email/invitation_message.txt"),
    PASSWORD: ("account/email/password_reset_key_subject.txt", "account/email/password_reset_key_message.txt"),
    UNKNOWN: ("account/email/unknown_account_subject.txt", "account/email/unknown_account_message.txt"),
}
"""Subject and text of every kind, as the site words it."""


class Unwanted(str):
    """Why a mail that was asked for did not leave."""


def keep(job: Job, outcome: mails.Sent | Unwanted) -> dict[str, Any]:
    """Keep what became of a mail; call it in the transaction that marks its job done."""
    return {"skipped": str(outcome)} if isinstance(outcome, Unwanted) else mails.keep(job, outcome)


def send_invitation(job: Job, words_of: WordsOf) -> mails.Sent | Unwanted:
    """Send one invitation, unless it was revoked, accepted or sent anew since.

    Other words are for people of companies: to the secretariat and its partners the site's own are sent. Raises
    RuntimeError when the site's secret has changed since it was asked for: then it has to be sent again by hand.
    """
    invitation = Invitation.objects.select_related("company", "invited_by").get(pk=job.arguments["invitation"])
    if not invitation.is_waiting or invitation.expires_at.isoformat() != job.arguments["expires_at"]:
        return Unwanted("not wanted any more")
    secret = secret_of(invitation.pk, invitation.expires_at)
    if digest_of(secret) != invitation.digest:
        raise RuntimeError("the site's secret has changed, the invitation has to be sent again")
    known = User.objects.filter(email__iexact=invitation.email, is_active=True).first()
    reader: User | Invitation = known or invitation
    with translation.override(reader.language), timezone.override(zoneinfo.ZoneInfo(reader.time_zone)):
        told = _told_of(invitation, link_of(secret), reader.time_zone)
        own = words_of(INVITATION, reader.language, told) if invitation.company else None
        subject, body = written(INVITATION, told, own)
        message = mails.new(job, to=invitation.email, subject=subject, body=body)
    mails.send(message)
    return mails.Sent(message, INVITATION, known, reader.language, invitation, (secret,))


def send_password_mail(job: Job, words_of: WordsOf) -> mails.Sent | Unwanted:
    """Send a link for a new password to a person, or say to an address that no account has it."""
    if "user" not in job.arguments:
        return _send_unknown(job, words_of)
    user = User.objects.get(pk=job.arguments["user"])
    if not user.is_active:
        return Unwanted("inactive")
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    with translation.override(user.language), timezone.override(zoneinfo.ZoneInfo(user.time_zone)):
        until = timezone.now() + datetime.timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
        link = password_link(user_pk_to_url_str(user), token)
        told = {"name": str(user), "link": link, "until": until, "zone": user.time_zone}
        subject, body = written(PASSWORD, told, words_of(PASSWORD, user.language, told))
        message = mails.new(job, to=user.email, subject=subject, body=body)
    mails.send(message)
    return mails.Sent(message, PASSWORD, user, user.language, user, (token,))


def password_link(user: str, token: str) -> str:
    """Where a person chooses a new password."""
    return settings.SITE_URL + reverse("account_reset_password_from_key", kwargs={"uidb36": user, "key": token})


def written(kind: str, told: Mapping[str, Any], own: Words | None) -> tuple[str, str]:
    """Subject and text in the active language, of what is true of this mail; ``own`` words replace the site's."""
    if own:
        subject, text = own.subject, render_to_string("account/email/own_words.txt", {"words": own.text})
    else:
        subject, text = (render_to_string(name, dict(told)) for name in TEMPLATES[kind])
    return " ".join(subject.split()), text.strip() + "\n"


def _told_of(invitation: Invitation, link: str, zone: str) -> dict[str, Any]:
    """What the mail of an invitation may tell."""
    roles = CompanyRoleName if invitation.company else SiteRole
    return {
        "inviter": str(invitation.invited_by),
        "company": invitation.company.name if invitation.company else "",
        "role": str(roles(invitation.role).label),
        "link": link,
        "until": invitation.expires_at,
        "zone": zone,
    }


def _send_unknown(job: Job, words_of: WordsOf) -> mails.Sent:
    address, language = job.arguments["address"], job.arguments["language"]
    with translation.override(language):
        told = {"email": address}
        subject, body = written(UNKNOWN, told, words_of(UNKNOWN, language, told))
        message = mails.new(job, to=address, subject=subject, body=body)
    mails.send(message)
    return mails.Sent(message, UNKNOWN, None, language)
