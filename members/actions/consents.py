"""Records what a company agreed to, and where it said so; the newest answer of a kind holds."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events
from members.errors import Invalid, NotAllowed, WrongState
from members.models import Company, Consent, ConsentKind, User


@transaction.atomic
def record(company: Company, kind: str, *, is_given: bool, note: str, by: User) -> Consent:
    """Keep that a company agrees, or that it does not (any more); ``note`` says where it was given.

    Raises NotAllowed for who is no administrator, Invalid for an unknown kind or without a note, and WrongState for
    what is recorded already.
    """
    if not can(by, Permission.SETTINGS_EDIT):
        raise NotAllowed(_("Only an administrator records consents."), code="forbidden")
    if kind not in ConsentKind.values:
        raise Invalid(_("Choose what it is about."), code="bad_kind")
    if not note.strip():
        raise Invalid(_("Say where the company said so: a letter, a mail, a meeting, and its day."), code="empty_note")
    locked = Company.objects.select_for_update(no_key=True).get(pk=company.pk)
    newest = locked.consents.filter(kind=kind).order_by("-recorded_at", "-pk").first()
    if newest is not None and newest.is_given == is_given:
        raise WrongState(_("This is what is recorded already."), code="no_change")
    made = Consent.objects.create(company=locked, kind=kind, is_given=is_given, note=note.strip(), recorded_by=by)
    verb = "consent_given" if is_given else "consent_withdrawn"
    events.record(verb, locked, by=by, note=made.note, kind=kind)
    return made
