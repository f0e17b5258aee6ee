"""Writes the mails that carry a secret link, in the reader's language and time zone; the link is made when it leaves.

Neither the job nor the log of mails holds the link.
"""

from __future__ import annotations

import datetime
import zoneinfo
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

INVITATION = ("account/email/invitation_subject.txt", "account/email/invitation_message.txt")
PASSWORD = ("account/email/password_reset_key_subject.txt", "account/email/password_reset_key_message.txt")
UNKNOWN = ("account/email/unknown_account_subject.txt", "account/email/unknown_account_message.txt")


class Unwanted(str):
    """Why a mail that was asked for did not leave."""


def keep(job: Job, outcome: mails.Sent | Unwanted) -> dict[str, Any]:
    """Keep what became of a mail; call it in the transaction that marks its job done."""
    return {"skipped": str(outcome)} if isinstance(outcome, Unwanted) else mails.keep(job, outcome)


def send_invitation(job: Job) -> mails.Sent | Unwanted:
    """Send one invitation, unless it was revoked, accepted or sent anew since.

    Raises RuntimeError when the site's secret has changed since it was asked for: then it has to be sent again by hand.
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
        roles = CompanyRoleName if invitation.company else SiteRole
        context = {"invitation": invitation, "role": roles(invitation.role).label, "link": link_of(secret)}
        context["zone"] = reader.time_zone
        subject, body = _written(INVITATION, context)
        message = mails.new(job, to=invitation.email, subject=subject, body=body)
    mails.send(message)
    return mails.Sent(message, "invitation", known, reader.language, invitation, (secret,))


def send_password_mail(job: Job) -> mails.Sent | Unwanted:
    """Send a link for a new password to a person, or say to an address that no account has it."""
    if "user" not in job.arguments:
        return _send_unknown(job)
    user = User.objects.get(pk=job.arguments["user"])
    if not user.is_active:
        return Unwanted("inactive")
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": token})
    with translation.override(user.language), timezone.override(zoneinfo.ZoneInfo(user.time_zone)):
        until = timezone.now() + datetime.timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
        context = {"password_reset_url": settings.SITE_URL + path, "until": until, "zone": user.time_zone}
        subject, body = _written(PASSWORD, context)
        message = mails.new(job, to=user.email, subject=subject, body=body)
    mails.send(message)
    return mails.Sent(message, "password_reset", user, user.language, user, (token,))


def _send_unknown(job: Job) -> mails.Sent:
    address = job.arguments["address"]
    with translation.override(job.arguments["language"]):
        subject, body = _written(UNKNOWN, {"email": address})
        message = mails.new(job, to=address, subject=subject, body=body)
    mails.send(message)
    return mails.Sent(message, "unknown_account", None, job.arguments["language"])


def _written(templates: tuple[str, str], context: dict[str, Any]) -> tuple[str, str]:
    """Subject and text in the active language."""
    subject, text = (render_to_string(name, context) for name in templates)
    return " ".join(subject.split()), text.strip() + "\n"
