"""Names any object of the site and says on which page of the secretariat it is seen; looks up each kind once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from members.models import Company, Invitation, Job, StandIn, Token
from reports.models import DatedSetting, ProposedBreak, Quarter, Release, ReportingProfile, Revision, Submission, Target
from reports.wording import dates, member, prose, settings


@dataclass(frozen=True, slots=True)
class Thing:
    """An object by its name, with its page, if it has one."""

    name: str
    url: str = ""


def named(pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Thing]:
    """Objects by kind, which is the name of a model, and key; each kind is looked up once."""
    keys = defaultdict[str, set[str]](set)
    for kind, key in pairs:
        keys[kind].add(key)
    return {(kind, key): thing for kind, of_kind in keys.items() for key, thing in _things(kind, of_kind).items()}


def _things(kind: str, keys: Iterable[str]) -> Mapping[str, Thing]:
    """The objects of one kind by their keys; what is gone is said to be."""
    model = _models().get(kind)
    if model is None:
        return {key: Thing(f"{kind} {key}") for key in keys}
    manager = Submission.every if model is Submission else model._default_manager
    named_by = [path for field in model._meta.concrete_fields for path in _NAMED_BY.get(field.name, ())]
    rows = manager.filter(pk__in=keys)
    found = {str(one.pk): one for one in (rows.select_related(*named_by) if named_by else rows)}
    return {key: _thing(model, found.get(key), key) for key in keys}


def _models() -> dict[str, type[Model]]:
    ours = [*apps.get_app_config("members").get_models(), *apps.get_app_config("reports").get_models()]
    return {str(model._meta.model_name): model for model in ours}


def _thing(model: type[Model], one: Model | None, key: str) -> Thing:
    if one is None:
        kind = str(model._meta.verbose_name)
        return Thing(_("%(kind)s %(key)s, no longer there") % {"kind": kind, "key": key})
    return Thing(*_PAGES.get(model, _plain)(one))


def _plain(one: Model) -> tuple[str, str]:
    return str(one), ""


def _submission(one: Submission) -> tuple[str, str]:
    name = dates.of_company(one.company.name, one.quarter.starts_on)
    if one.is_practice:
        return _("%(name)s, practice") % {"name": name}, ""
    return name, reverse("desk-review", args=[one.company.slug, one.quarter.code])


def _dated(one: ProposedBreak | ReportingProfile) -> tuple[str, str]:
    """What holds for a company from a day on."""
    told = _("%(company)s, from %(day)s on") % {"company": one.company, "day": dates.day(one.starts_on)}
    return told, reverse("desk-company", args=[one.company.slug])


def _revision(one: Revision) -> tuple[str, str]:
    name, page = _submission(one.submission)
    return prose.aside(name, _("revision %(number)s") % {"number": one.number}), page


def _stand_in(one: StandIn) -> tuple[str, str]:
    days = {"first": dates.day(one.starts_on), "last": dates.day(one.ends_on)}
    return prose.aside(str(one.user), _("%(first)s to %(last)s") % days), reverse("desk-stand-ins")


def _quarter(one: Quarter) -> tuple[str, str]:
    return dates.quarter_of(one.starts_on), _page("desk-quarter", one.code) or reverse("desk-quarters")


def _page(name: str, *parts: object) -> str:
    """An address, or nothing where there is no such page."""
    try:
        return reverse(name, args=parts)
    except NoReverseMatch:
        return ""


_NAMED_BY = {
    "company": ("company",),
    "quarter": ("quarter",),
    "submission": ("submission__company", "submission__quarter"),
    "user": ("user",),
}
"""What is looked up with each row, because its name needs it."""
_PAGES: dict[type[Model], Callable[..., tuple[str, str]]] = {
    Submission: _submission,
    Revision: _revision,
    StandIn: _stand_in,
    Quarter: _quarter,
    Company: lambda one: (one.name, reverse("desk-company", args=[one.slug])),
    Release: lambda one: (one.code, reverse("desk-release", args=[one.code])),
    DatedSetting: lambda one: (settings.version_of(one.name, one.version), reverse("desk-settings")),
    ProposedBreak: _dated,
    ReportingProfile: _dated,
    Target: lambda one: (str(one), reverse("desk-targets")),
    Token: lambda one: (member.program(one.prefix), ""),
    Invitation: lambda one: (one.email, ""),
    Job: lambda one: (one.key, reverse("desk-job", args=[one.pk])),
}
