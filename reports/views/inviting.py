"""Takes an invitation from a page of a company's people or of the secretariat's; both say the same and ask the same."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.utils.translation import gettext as _

from members.actions import invitations
from members.http import SignedInRequest
from members.models import Company, Invitation
from reports.errors import Refusal, WrongState
from reports.forms.people import InviteForm
from reports.views.statuses import status_of


@dataclass(frozen=True)
class Asked:
    """The form as it stands, and why nothing was sent: a refusal, or a domain that has to be looked at twice."""

    form: InviteForm
    unusual: str = ""
    refusal: Refusal | None = None

    @property
    def status(self) -> int:
        """The status of the page that shows it."""
        return status_of(self.form, self.refusal)


def blank(company: Company | None) -> Asked:
    """Nothing asked for yet."""
    return Asked(InviteForm(company))


def ask(request: SignedInRequest, company: Company | None) -> Asked | None:
    """Send the invitation that was posted; None when it is on its way. A domain that is new there asks first."""
    form = InviteForm(company, request.POST)
    if not form.is_valid():
        return Asked(form)
    unusual = invitations.unusual_domain(form.cleaned_data["email"], company)
    if unusual and request.POST.get("seen") != unusual:
        return Asked(form, unusual=unusual)
    try:
        made = invitations.invite(company=company, by=request.user, **form.cleaned_data)
    except Refusal as refusal:
        return Asked(form, refusal=refusal)
    messages.success(request, _("The invitation is on its way to %(address)s.") % {"address": made.email})
    return None


def resend(request: SignedInRequest, invitation: Invitation) -> None:
    """Send it again, and say so or why not."""
    try:
        invitations.resend(invitation, by=request.user)
    except WrongState as refusal:
        messages.error(request, str(refusal))
        return
    words = _("A new mail is on its way to %(address)s. The link before it works no more.")
    messages.success(request, words % {"address": invitation.email})


def revoke(request: SignedInRequest, invitation: Invitation) -> None:
    """End it, and say so or why not."""
    try:
        invitations.revoke(invitation, by=request.user)
    except WrongState as refusal:
        messages.error(request, str(refusal))
        return
    words = _("Revoked. The link that %(address)s has works no more.")
    messages.success(request, words % {"address": invitation.email})
