"""What happened to any object, for the secretariat: who, when, to what, in words; knows no page of members."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from members.models import Company, Event, Job, Token, User
from reports.models import Quarter, Release, Submission, Target
from reports.summaries.act_names import names_in
from reports.wording import activity as wording
from reports.wording import dates, member

MOST = 100
"""How many acts the page of an object shows."""
UNREAD: frozenset[str] = frozenset({"handed_back"})
"""Notes that stay between a company's own people."""

UNTOLD = frozenset({("draft_saved", "changed")})
"""Details that are for the company: which boxes of its own draft somebody saved."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What an act was done to, with the page where it is seen, if it has one."""

    name: str
    url: str = ""


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
    return in_words(found.order_by("-pk")[:most])


def in_words(events: Iterable[Event]) -> list[Act]:
    """These events as people of the secretariat read them, in the order given."""
    acts = list(events)
    who, things, names = actors_of(acts), things_of(acts), names_in(acts)
    return [
        Act(
            event=act,
            at=act.at,
            text=wording.happened(act.verb, act.details, names),
            who=who.get((act.actor_type, act.actor_key), ""),
            thing=things[act.subject_type, act.subject_key],
            note="" if act.verb in UNREAD else act.note,
            details=tuple(
                (wording.detail(key), wording.value(kept))
                for key, kept in act.details.items()
                if (act.verb, key) not in UNTOLD
            ),
        )
        for act in acts
    ]


def actors_of(acts: Iterable[Event]) -> dict[tuple[str, str], str]:
    """Everybody by name: people, programs by their token, and the clock."""
    keys = {(act.actor_type, act.actor_key) for act in acts}
    users = User.objects.filter(pk__in=[key for kind, key in keys if kind == "user" and key.isdecimal()])
    found = {("user", str(user.pk)): str(user) for user in users}
    found |= {(kind, key): member.program(key) for kind, key in keys if kind == "token"}
    return found | {(kind, key): wording.clock() for kind, key in keys if kind == "clock"}


def things_of(acts: Iterable[Event]) -> dict[tuple[str, str], Thing]:
    """What each act was done to, looked up once for each kind of thing."""
    keys = defaultdict[str, set[str]](set)
    for act in acts:
        keys[act.subject_type].add(act.subject_key)
    return {(kind, key): thing for kind, of_kind in keys.items() for key, thing in _things(kind, of_kind).items()}


def _things(kind: str, keys: set[str]) -> Mapping[str, Thing]:
    model = _models().get(kind)
    if model is None:
        return {key: Thing(f"{kind} {key}") for key in keys}
    manager = Submission.every if model is Submission else model._default_manager
    named_by = [
        field.name for field in model._meta.concrete_fields if field.name in {"company", "quarter", "submission"}
    ]
    rows = manager.filter(pk__in=keys)
    found = {str(one.pk): one for one in (rows.select_related(*named_by) if named_by else rows)}
    return {key: _thing(model, found.get(key), key) for key in keys}


def _models() -> dict[str, type[Model]]:
    ours = [*apps.get_app_config("members").get_models(), *apps.get_app_config("reports").get_models()]
    return {str(model._meta.model_name): model for model in ours}


def _thing(model: type[Model], one: Model | None, key: str) -> Thing:
    kind = str(model._meta.verbose_name)
    if one is None:
        return Thing(_("%(kind)s %(key)s, no longer there") % {"kind": kind, "key": key})
    name, url = PAGES.get(model, _plain)(one)
    return Thing(name, url)


def _plain(one: Model) -> tuple[str, str]:
    return str(one), ""


def _submission(one: Submission) -> tuple[str, str]:
    name = f"{one.company}, {dates.quarter_of(one.quarter.starts_on)}"
    if one.is_practice:
        return _("%(name)s, practice") % {"name": name}, ""
    return name, reverse("desk-review", args=[one.company.slug, one.quarter.code])


def _quarter(one: Quarter) -> tuple[str, str]:
    return dates.quarter_of(one.starts_on), _page("desk-quarter", one.code) or reverse("desk-quarters")


def _page(name: str, *parts: object) -> str:
    """An address, or nothing where the site has no such page."""
    try:
        return reverse(name, args=parts)
    except NoReverseMatch:
        return ""


PAGES: dict[type[Model], Callable[..., tuple[str, str]]] = {
    Submission: _submission,
    Quarter: _quarter,
    Company: lambda one: (one.name, _page("desk-company", one.slug) or reverse("desk-signers", args=[one.slug])),
    Release: lambda one: (one.code, reverse("desk-release", args=[one.code])),
    Target: lambda one: (str(one), reverse("desk-targets")),
    Token: lambda one: (member.program(one.prefix), ""),
    Job: lambda one: (one.key, _page("desk-job", one.pk)),
}
