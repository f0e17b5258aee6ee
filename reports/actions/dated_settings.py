"""Changes what an administrator may set, by a new dated version; a version is never rewritten."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events
from members.models import User
from reports import mails, rulebook
from reports.calendar import QuarterKey
from reports.clock import today
from reports.errors import Invalid, NotAllowed, Problem, Stale
from reports.models import DatedSetting, Quarter
from reports.rules import ladder, thresholds
from reports.rules.ladder import Ladder
from reports.rules.mail_words import PLACE, SECRET, has_link, misread, needs_link
from reports.rules.thresholds import Thresholds
from reports.wording import account_mails, dates, settings

type Words = Mapping[str, Mapping[str, str]]

LONGEST_AHEAD = datetime.timedelta(days=366 * 2)
LONGEST_SUBJECT, LONGEST_BODY = 150, 4000


@dataclass(frozen=True, slots=True)
class Change:
    """Why a rule changes, from which day on, and ``after`` which version, as its author read it; 0 is none yet."""

    reason: str
    starts_on: datetime.date
    after: int


def set_ladder(steps: Ladder, change: Change, *, by: User) -> DatedSetting:
    """Let other steps hold from a day on. Raises as ``_set``; the pointer of a step is its place, ``/2``."""
    problems = [
        Problem(fault, settings.fault(fault), "" if place is None else f"/{place}")
        for place, fault in ladder.faults(steps)
    ]
    held = ladder.as_data(sorted(steps, key=lambda step: step.days))
    return _set(rulebook.LADDER, held, change, problems, usual=ladder.as_data(ladder.USUAL), by=by)


def set_thresholds(limits: Thresholds, key: QuarterKey, *, reason: str, after: int, by: User) -> DatedSetting:
    """Let other limits hold from the returns of one quarter on. An opened quarter keeps those that it opened with."""
    wrong = thresholds.out_of_range(limits)
    problems = [Problem("out_of_range", settings.out_of_range(name), f"/{name}") for name in wrong]
    if thresholds.needs_more_than_there_is(limits):
        problems.append(Problem("out_of_range", settings.needs_too_much(), "/band_needs"))
    if key.next().first_day <= today() or Quarter.objects.opened().filter(starts_on__gte=key.first_day).exists():
        begun = _("%(quarter)s is open already, or has ended: its limits stay. Choose a later quarter.")
        problems.append(Problem("quarter_open", begun % {"quarter": dates.quarter(key)}, "/quarter"))
    change = Change(reason, key.next().first_day, after)
    usual = rulebook.thresholds_as_data(thresholds.USUAL)
    return _set(rulebook.THRESHOLDS, rulebook.thresholds_as_data(limits), change, problems, usual=usual, by=by)


def set_mail(kind: str, words: Words, change: Change, *, by: User) -> DatedSetting:
    """Let a kind of mail say ``{language: {"subject": …, "body": …}}``; without words, the site's own."""
    if kind not in mails.WORDED:
        raise Invalid(_("There is no mail “%(kind)s”.") % {"kind": kind[:40]}, code="unknown_kind")
    problems = [one for language, texts in words.items() for one in _of_words(kind, language, texts)]
    held = {language: dict(texts) for language, texts in words.items()}
    return _set(f"{rulebook.MAIL}{kind}", held, change, problems, usual={}, by=by)


def _of_words(kind: str, language: str, texts: Mapping[str, str]) -> list[Problem]:
    """What is wrong with subject and text in one language."""
    known = mails.places_of(kind)
    problems = _of_link(language, texts) if needs_link(kind) else []
    for name, longest in (("subject", LONGEST_SUBJECT), ("body", LONGEST_BODY)):
        text = texts.get(name, "")
        found = misread(text, known)
        wrong = {
            "empty_text": not text.strip(),
            "too_long": len(text) > longest,
            "unknown_place": bool(found.unknown),
            "loose_brace": found.has_loose_brace,
        }
        unknown = ", ".join(f"{{{one}}}" for one in found.unknown)
        pointer = f"/{name}_{language}"
        problems += [
            Problem(code, settings.wrong_text(code, longest=longest, unknown=unknown, known=known), pointer)
            for code, is_so in wrong.items()
            if is_so
        ]
    return problems


def _of_link(language: str, texts: Mapping[str, str]) -> list[Problem]:
    """What is wrong with where the secret link stands: once in the text at least, never in the subject."""
    subject, text = texts.get("subject", ""), texts.get("body", "")
    problems = []
    if SECRET in PLACE.findall(subject):
        problems.append(Problem("secret_in_subject", account_mails.secret_in_subject(), f"/subject_{language}"))
    if text.strip() and not has_link(text):
        problems.append(Problem("no_link", account_mails.no_link(), f"/body_{language}"))
    return problems


def _set(name: str, value: Any, change: Change, problems: Sequence[Problem], *, usual: Any, by: User) -> DatedSetting:
    """Write the next version, unless what holds on its day is the same. ``usual`` is what the site ships with.

    Raises NotAllowed, Invalid with one problem for each box, and Stale when somebody made a version meanwhile.
    """
    if not can(by, Permission.SETTINGS_EDIT):
        raise NotAllowed(_("Only an administrator changes settings."), code="forbidden")
    _require_fresh(name, change)
    found = [*problems, *_of_change(change)]
    held = DatedSetting.objects.in_force(name, change.starts_on)
    if not found and value == (held.value if held else usual):
        found = [Problem("no_change", _("This is what holds on that day already."))]
    if found:
        raise Invalid(found[0].detail, code=found[0].code, problems=found)
    about = {"starts_on": change.starts_on, "reason": change.reason.strip(), "made_by": by}
    try:
        with transaction.atomic():
            made = DatedSetting.objects.create(name=name, version=change.after + 1, value=value, **about)
            events.record(
                "setting_changed", made, by=by, note=made.reason, name=name, starts_on=str(change.starts_on),
                version=made.version,
            )  # fmt: skip
    except IntegrityError as problem:
        raise _changed_meanwhile() from problem
    return made


def _require_fresh(name: str, change: Change) -> None:
    newest = DatedSetting.objects.history(name).first()
    if (newest.version if newest else 0) != change.after:
        raise _changed_meanwhile()


def _of_change(change: Change) -> list[Problem]:
    first, last = today(), today() + LONGEST_AHEAD
    told = {"first": dates.day(first), "last": dates.day(last)}
    return [
        problem
        for problem, is_so in (
            (Problem("empty_note", _("Say why it changes."), "/reason"), not change.reason.strip()),
            (
                Problem("bad_day", _("Name a day from %(first)s to %(last)s.") % told, "/starts_on"),
                not first <= change.starts_on <= last,
            ),
        )
        if is_so
    ]


def _changed_meanwhile() -> Stale:
    return Stale(_("Somebody changed this since you opened the page. Read what holds now, then change it."))
