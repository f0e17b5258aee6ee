"""What the secretariat settles about a company; each an event, so that it is known from when it holds."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from members.access import CompanyRoleName, Permission, can
from members.actions import events
from members.errors import Invalid, NotAllowed
from members.models import Company, User

CHOICES = (1, 2)


@transaction.atomic
def require_signers(company: Company, number: int, *, by: User, reason: str) -> None:
    """Require one signature or two on every return from now on; a return that is handed in stays as it is.

    Raises NotAllowed for who is no administrator, Invalid without a reason, for another number, or when the company
    has fewer active signers.
    """
    if not can(by, Permission.SETTINGS_EDIT):
        raise NotAllowed(_("Only an administrator decides how many signers a company needs."), code="forbidden")
    if not reason.strip():
        raise Invalid(_("Say why."), code="empty_note")
    if number not in CHOICES:
        raise Invalid(_("One signer or two."), code="bad_number")
    locked = Company.objects.select_for_update(no_key=True).get(pk=company.pk)
    active = signers_of(locked)
    if number > active:
        raise Invalid(
            _("%(company)s has too few active signers. Two signatures need two of them.") % {"company": locked.name},
            code="too_few_signers",
        )
    if locked.signers_required != number:
        Company.objects.filter(pk=locked.pk).update(signers_required=number)
        events.record("signers_required", locked, by=by, note=reason.strip(), number=number)
    company.refresh_from_db(fields=["signers_required"])


def signers_of(company: Company) -> int:
    """How many active people may sign for a company."""
    return company.people.filter(role=CompanyRoleName.SIGNER, user__is_active=True).count()
