"""The desk's decision about a proposed series break: make one of it, join it to one, or decline it with a note."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events
from members.models import Company, User
from reports.errors import Invalid, NotAllowed, Problem, WrongState
from reports.models import BreakCause, Measure, ProposedBreak, SeriesBreak

type Texts = dict[str, str]

LANGUAGES = ("en", "zh-hans")


@dataclass(frozen=True)
class BreakTerms:
    """What everybody reads at the line: names and texts by language; without measures it touches all of them."""

    starts_on: datetime.date
    cause: str
    names: Texts
    texts: Texts
    measures: Collection[str] = field(default_factory=tuple)


@transaction.atomic
def make(proposal: ProposedBreak, terms: BreakTerms, *, by: User, may_name: bool = False) -> SeriesBreak:
    """Make a series break of a proposal.

    ``may_name``: the administrator has read that the words name the company, and wants it. Raises NotAllowed,
    WrongState when it was decided or withdrawn, and Invalid with one problem for each field.
    """
    _require_right(by)
    problems = [*_of_terms(terms), *([] if may_name else _of_naming(terms, proposal.company))]
    if problems:
        raise Invalid(problems[0].detail, code=problems[0].code, problems=problems)
    made = SeriesBreak.objects.create(
        starts_on=terms.starts_on, cause=terms.cause, names=terms.names, texts=terms.texts
    )
    made.measures.set(Measure.objects.filter(code__in=terms.measures))
    _decide(proposal, by=by, series_break=made)
    events.record("break_made", proposal, by=by, series_break=made.pk)
    return made


@transaction.atomic
def join(proposal: ProposedBreak, series_break: SeriesBreak, *, by: User) -> None:
    """Let a break that there is already stand for a proposal. Raises NotAllowed and WrongState."""
    _require_right(by)
    _decide(proposal, by=by, series_break=series_break)
    events.record("break_joined", proposal, by=by, series_break=series_break.pk)


@transaction.atomic
def decline(proposal: ProposedBreak, *, by: User, note: str) -> None:
    """Draw no line for a proposal; the company reads the note. Raises NotAllowed, WrongState and Invalid."""
    _require_right(by)
    if not note.strip():
        raise Invalid(_("Say why no break is drawn; the company reads it."), code="empty_note")
    _decide(proposal, by=by, series_break=None)
    events.record("break_declined", proposal, by=by, note=note.strip())


def named_in(texts: Iterable[str], company: Company) -> list[str]:
    """The names of a company, its platforms and its owner groups that stand in texts."""
    names = {
        company.name,
        *company.other_names.values(),
        *company.platform_spells.values_list("platform__name", flat=True),
        *company.ownerships.values_list("owner_group__name", flat=True),
    }
    whole = " ".join(texts).casefold()
    return sorted(name for name in names if name and _stands_in(name.casefold(), whole))


def _stands_in(name: str, text: str) -> bool:
    """Latin names stand as words of their own; Chinese has no spaces to tell."""
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)) if name.isascii() else name in text


def _require_right(by: User) -> None:
    if not can(by, Permission.SETTINGS_EDIT):
        raise NotAllowed(_("Only an administrator decides about series breaks."), code="forbidden")


def _decide(proposal: ProposedBreak, *, by: User, series_break: SeriesBreak | None) -> None:
    waiting = ProposedBreak.objects.filter(pk=proposal.pk).waiting()
    if not waiting.update(decided_at=timezone.now(), decided_by=by, series_break=series_break):
        raise WrongState(_("This proposal was decided about or withdrawn already."))
    proposal.refresh_from_db()


def _of_terms(terms: BreakTerms) -> Iterator[Problem]:
    if terms.cause not in BreakCause.values:
        yield Problem("bad_cause", _("Choose what kind of change it is."), "/cause")
    for language in LANGUAGES:
        suffix = "" if language == "en" else "_zh"
        if not terms.names.get(language, "").strip():
            yield Problem("empty_name", _("Name the break in both languages."), f"/name{suffix}")
        if not terms.texts.get(language, "").strip():
            yield Problem("empty_text", _("Say in both languages what changed."), f"/text{suffix}")


def _of_naming(terms: BreakTerms, company: Company) -> Iterator[Problem]:
    if found := named_in([*terms.names.values(), *terms.texts.values()], company):
        told = _("These words are public and name the company: %(names)s. Leave the name out, or tick the box below.")
        yield Problem("names_company", told % {"names": ", ".join(found)}, "/may_name")
