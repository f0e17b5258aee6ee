"""Erases a person, also where the secretariat logged a contact with them; what was signed stays as it was."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from members.actions import desk_people
from members.actions.forgetting import hidden, traces
from members.models import User
from reports.actions.contacts import LONGEST_NAME, LONGEST_NOTE
from reports.models import LoggedContact


@transaction.atomic
def erase(user: User, *, by: User, reason: str) -> None:
    """Forget a person as ``desk_people.erase`` does, and refuse as it does; logged contacts get stars for the name."""
    known_by = traces(User.objects.get(pk=user.pk))
    desk_people.erase(user, by=by, reason=reason)
    for trace in known_by:
        for contact in LoggedContact.objects.filter(Q(person__icontains=trace) | Q(note__icontains=trace)):
            person, note = hidden(contact.person, trace), hidden(contact.note, trace)
            kept = {"person": person[:LONGEST_NAME], "note": note[:LONGEST_NOTE]}  # stars may be longer than a name
            LoggedContact.objects.filter(pk=contact.pk).update(**kept)
