"""What happened to any object, for the secretariat: who, when, to what, in words; knows no page of members."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model

from members.models import Event, User
from reports.summaries.act_names import names_in
from reports.summaries.things import Thing, named
from reports.wording import act_details, member
from reports.wording import activity as wording

MOST = 100
"""How many acts the page of an object shows."""
UNREAD: frozenset[str] = frozenset({"handed_back"})
"""Notes that stay between a company's own people."""

UNTOLD = frozenset({("draft_saved", "changed"), ("setting_changed", "name")})
"""Details that are for the company, as which boxes of its own draft somebody saved, and what the thing says already."""


@dataclass(frozen=True, slots=True)
class Act:
    """One event in words; ``details`` are pairs of a name and a value."""

    event: Event
    at: datetime.datetime
    text: str
    who: str
    thing: Thing
    note: str
    details: tuple[tuple[str, str], ...]


def about(*subjects: Model, most: int = MOST) -> list[Act]:
    """What happened to these objects, newest first."""
    found = Event.objects.none()
    for subject in subjects:
        found = found | Event.objects.about(subject)
    return in_words(found.order_by("-at", "-pk")[:most])


def in_words(events: Iterable[Event]) -> list[Act]:
    """These events as people of the secretariat read them, in the order given."""
    acts = list(events)
    who, names, people = actors_of(acts), names_in(acts), _people_in(acts)
    things = named((act.subject_type, act.subject_key) for act in acts)
    return [
        Act(
            event=act,
            at=act.at,
            text=wording.happened(act.verb, act.details, names),
            who=who.get((act.actor_type, act.actor_key), ""),
            thing=things[act.subject_type, act.subject_key],
            note="" if act.verb in UNREAD else act.note,
            details=tuple(
                (act_details.detail(key), act_details.value(key, kept, people))
                for key, kept in act.details.items()
                if (act.verb, key) not in UNTOLD and key not in act_details.UNTOLD
            ),
        )
        for act in acts
    ]


def _people_in(acts: Iterable[Event]) -> dict[int, str]:
    """{number: name} of the people in the details; looks nothing up where there are none."""
    told = [kept for act in acts for key, kept in act.details.items() if key in act_details.PEOPLE]
    numbers = [kept for kept in told if isinstance(kept, int)]
    return {user.pk: str(user) for user in User.objects.filter(pk__in=numbers)} if numbers else {}


def actors_of(acts: Iterable[Event]) -> dict[tuple[str, str], str]:
    """Everybody by name: people, programs by their token, and the clock."""
    keys = {(act.actor_type, act.actor_key) for act in acts}
    users = User.objects.filter(pk__in=[key for kind, key in keys if kind == "user" and key.isdecimal()])
    found = {("user", str(user.pk)): str(user) for user in users}
    found |= {(kind, key): member.program(key) for kind, key in keys if kind == "token"}
    return found | {(kind, key): wording.clock() for kind, key in keys if kind == "clock"}
