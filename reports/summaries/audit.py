"""Who did what, among everything that happened: what is looked for, and the same rows as a table of text."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from members.models import Company, Event, Invitation, Token, User
from reports.clock import A_DAY, reporting_zone
from reports.models import ProposedBreak, Submission, Upload
from reports.summaries.activity import Act
from reports.wording.activity import GROUPS, Group

OF_COMPANY = (Submission, ProposedBreak, Token, Upload, Invitation)
"""Models whose rows belong to a company, which acts are done to."""


@dataclass(frozen=True, slots=True)
class Looked:
    """Which acts are looked for; what is empty is not asked. Days are those of the reporting zone, both included.

    ``thing`` is one object as ``submission:5``.
    """

    who: str = ""
    company: Company | None = None
    group: str = ""
    verb: str = ""
    first: datetime.date | None = None
    last: datetime.date | None = None
    thing: str = ""


def acts_in(looked: Looked) -> QuerySet[Event]:
    """The acts that are looked for, newest first."""
    found = Event.objects.order_by("-at", "-pk")
    if looked.who:
        found = found.filter(_by(looked.who))
    if looked.company:
        found = found.filter(_done_to(looked.company))
    if looked.group:
        found = found.filter(verb__in=list(GROUPS[Group(looked.group)]))
    if looked.verb:
        found = found.filter(verb=looked.verb)
    if looked.thing:
        kind, _colon, key = looked.thing.partition(":")
        found = found.filter(subject_type=kind, subject_key=key)
    if looked.first:
        found = found.filter(at__gte=_start(looked.first))
    return found.filter(at__lt=_start(looked.last + A_DAY)) if looked.last else found


def table(acts: Sequence[Act]) -> Iterator[list[str]]:
    """Heads, then one line for each act; times are UTC."""
    yield [
        _("When (UTC)"),
        pgettext("of an act", "Who"),
        pgettext("of an act", "What"),
        _("To what"),
        _("Note"),
        _("Details"),
        "verb",
        "type",
        "key",
    ]
    for act in acts:
        details = "; ".join(f"{name}: {value}" for name, value in act.details)
        event = act.event
        when = event.at.astimezone(datetime.UTC).isoformat(timespec="seconds")
        yield [
            when,
            act.who,
            act.text,
            act.thing.name,
            act.note,
            details,
            event.verb,
            event.subject_type,
            event.subject_key,
        ]


def _by(who: str) -> Q:
    """Acts of the people to whom a part of a name or address fits."""
    people = User.objects.filter(Q(name__icontains=who) | Q(email__icontains=who)).values_list("pk", flat=True)
    return Q(actor_type="user", actor_key__in=[str(key) for key in people])


def _done_to(company: Company) -> Q:
    """Acts done to a company, or to what is its own."""
    found = Q(subject_type="company", subject_key=str(company.pk)) | Q(details__company=company.slug)
    for model in OF_COMPANY:
        manager = Submission.every if model is Submission else model._default_manager
        keys = [str(key) for key in manager.filter(company=company).values_list("pk", flat=True)]
        found |= Q(subject_type=str(model._meta.model_name), subject_key__in=keys)
    return found


def _start(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), reporting_zone())
