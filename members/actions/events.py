"""Writes what happened, inside the transaction of the act itself."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from members.models import Event, Token, User

type Actor = User | Token | None


def described(actor: Actor) -> tuple[str, str]:
    """An actor as (type, key); nobody is the clock."""
    if isinstance(actor, User):
        return "user", str(actor.pk)
    if isinstance(actor, Token):
        return "token", actor.prefix
    return "clock", ""


def new(verb: str, subject: Model, *, by: Actor, note: str = "", **details: Any) -> Event:
    """An unsaved event, for acts that write many rows at once; ``details`` hold no figures."""
    actor_type, actor_key = described(by)
    return Event(
        verb=verb,
        subject_type=str(subject._meta.model_name),
        subject_key=str(subject.pk),
        actor_type=actor_type,
        actor_key=actor_key,
        note=note,
        details=details,
    )


def record(verb: str, subject: Model, *, by: Actor, note: str = "", **details: Any) -> Event:
    """Write one event about one object."""
    event = new(verb, subject, by=by, note=note, **details)
    event.save(force_insert=True)
    return event
