"""Changes the lists of species groups and measures, from a quarter that has not begun; old returns keep their codes.

A code is never used for something else: what is counted differently gets a code of its own, and the crosswalk
(``Succession``) says what became of the former one. Only spelling is corrected in place.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events
from members.models import User
from reports.actions.held_list import HeldList, Row, Words
from reports.calendar import QuarterKey
from reports.clock import today
from reports.errors import Invalid, NotAllowed, Stale
from reports.models import Measure, Section, SpeciesGroup, Succession, SuccessionCause, SuccessionKind
from reports.rules.codes import Code
from reports.wording import dates

ALIKE = {SuccessionKind.GROUP: ("section_id",), SuccessionKind.MEASURE: ("unit", "split", "part")}
"""What merged codes have in common, so that the sums they are in stay the same."""


@transaction.atomic
def add_group(code: str, *, after: str, starts: QuarterKey, by: User, reason: str, **about: Any) -> SpeciesGroup:
    """A species group more, standing after another one and in its section; ``about`` are its other fields, names first.

    Raises NotAllowed, and Invalid for a quarter that has begun, a code that is in use and words that are missing.
    """
    groups = _held(SuccessionKind.GROUP, starts, by, reason)
    section = Section.objects.get(groups=groups.known(after).pk)
    group = SpeciesGroup(code=groups.unused(code), section=section, **_fields(SpeciesGroup, about))
    return _added(groups, group, after, starts, by, reason)


@transaction.atomic
def add_measure(code: str, *, after: str, starts: QuarterKey, by: User, reason: str, **about: Any) -> Measure:
    """A measure more, standing after another one. Errors as in ``add_group``."""
    measures = _held(SuccessionKind.MEASURE, starts, by, reason)
    measure = Measure(code=measures.unused(code), **_fields(Measure, about))
    return _added(measures, measure, after, starts, by, reason)


@transaction.atomic
def rename(
    kind: SuccessionKind, former: str, *, to: str, words: Words, starts: QuarterKey, by: User, reason: str
) -> Row:
    """End a code and count its successor in its place, under another name. Returns the successor."""
    held = _held(kind, starts, by, reason)
    row = held.counted(former, starts)
    successor = _started(held.copied(row, held.unused(to), words), starts)
    _succeed(held, [row], successor, starts, SuccessionCause.RENAMED)
    events.record("code_renamed", successor, by=by, note=reason.strip(), former=former, starts=str(starts))
    return successor


@transaction.atomic
def merge(
    kind: SuccessionKind,
    formers: Sequence[str],
    *,
    into: str,
    words: Words | None = None,
    starts: QuarterKey,
    by: User,
    reason: str,
) -> Row:
    """End several codes and count one in their place: one that is counted already, or a new one with its ``words``.

    Raises Invalid also where they are of different sections, units, splits or parts of the listings total.
    """
    held = _held(kind, starts, by, reason)
    rows = [held.counted(code, starts) for code in dict.fromkeys(formers)]
    if into in formers or len(rows) + (into in held.rows) < 2:
        raise Invalid(_("Name at least two codes that become one."), code=Code.ROW_SHAPE)
    if into in held.rows:
        successor = held.counted(into, starts)
    else:
        successor = _started(held.copied(rows[0], held.unused(into), words or {}), starts)
    for row in rows:
        _require_alike(kind, row, successor)
    _succeed(held, rows, successor, starts, SuccessionCause.MERGED)
    named = ", ".join(row.code for row in rows)
    events.record("codes_merged", successor, by=by, note=reason.strip(), former=named, starts=str(starts))
    return successor


@transaction.atomic
def retire(kind: SuccessionKind, code: str, *, starts: QuarterKey, by: User, reason: str) -> None:
    """Count something no more from a quarter on; nothing takes its place."""
    held = _held(kind, starts, by, reason)
    row = held.counted(code, starts)
    held.end(row, starts)
    events.record("code_retired", row, by=by, note=reason.strip(), starts=str(starts))


@transaction.atomic
def correct_words(
    kind: SuccessionKind, code: str, *, words: Words, by: User, reason: str, read: str | None = None
) -> None:
    """Put a mistake of spelling right, also where old returns are shown. Other meanings need another code.

    ``read`` is what the words were when they were read, as ``words_as_read``; raises Stale when they are others now.
    """
    _require_right(by, reason)
    held = HeldList(kind)
    row = held.known(code)
    if read is not None and read != words_as_read(row):
        raise Stale(_("Somebody corrected these words since you opened the page. Read them, then correct them."))
    for name, texts in held.texts(words).items():
        setattr(row, name, getattr(row, name) | texts)
    _save(row)
    events.record("code_words_corrected", row, by=by, note=reason.strip(), words=sorted(words))


def words_as_read(row: Row) -> str:
    """What tells the words of a code from later ones."""
    texts = [getattr(row, name, None) for name in ("names", "hints", "prompts", "definitions")]
    return hashlib.sha256(json.dumps(texts, sort_keys=True).encode()).hexdigest()


def _held(kind: SuccessionKind, starts: QuarterKey, by: User, reason: str) -> HeldList:
    """The list, locked, once it is clear that it may be changed from this quarter on."""
    _require_right(by, reason)
    if starts.first_day <= today():
        raise Invalid(
            _("%(quarter)s has begun. Code lists change from the first day of a later quarter.")
            % {"quarter": dates.quarter(starts)},
            code=Code.BAD_QUARTER,
        )
    return HeldList(kind)


def _require_right(by: User, reason: str) -> None:
    if not can(by, Permission.SETTINGS_EDIT):
        raise NotAllowed(_("Only an administrator changes code lists."), code="forbidden")
    if not reason.strip():
        raise Invalid(_("Say why the list changes."), code="empty_note")


def _added[R: (SpeciesGroup, Measure)](
    held: HeldList, row: R, after: str, starts: QuarterKey, by: User, reason: str
) -> R:
    """A new row in its place; those behind it move on by one, in the same order."""
    row.position = held.known(after).position + 1
    held.model._default_manager.filter(position__gte=row.position).update(position=F("position") + 1)
    _started(row, starts)
    events.record("code_added", row, by=by, note=reason.strip(), starts=str(starts))
    return row


def _started[R: (SpeciesGroup, Measure, SpeciesGroup | Measure)](row: R, starts: QuarterKey) -> R:
    row.starts_on = starts.first_day
    _save(row)
    return row


def _succeed(held: HeldList, rows: Sequence[Row], successor: Row, starts: QuarterKey, cause: SuccessionCause) -> None:
    for row in rows:
        held.end(row, starts)
    Succession.objects.bulk_create(
        Succession(kind=held.kind, former=row.code, successor=successor.code, starts_on=starts.first_day, cause=cause)
        for row in rows
    )


def _require_alike(kind: SuccessionKind, row: Row, successor: Row) -> None:
    if any(getattr(row, name) != getattr(successor, name) for name in ALIKE[kind]):
        codes = {"one": row.code, "other": successor.code}
        raise Invalid(
            _("“%(one)s” and “%(other)s” are in different sums and cannot become one.") % codes, code="not_alike"
        )


def _fields(model: type[Row], given: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that a change may set. Raises Invalid for others."""
    settable = {field.name for field in model._meta.fields} - {"id", "code", "kind", "position", "starts_on", "ends_on"}
    if unknown := sorted(given.keys() - settable):
        raise Invalid(_("There is no field “%(name)s”.") % {"name": unknown[0]}, code=Code.UNKNOWN_FIELD)
    return dict(given)


def _save(row: Row) -> None:
    """Write a row that is complete. Raises Invalid with what is wrong with it."""
    try:
        row.full_clean()
    except ValidationError as problem:
        found = [f"{name}: {' '.join(texts)}" for name, texts in problem.message_dict.items()]
        raise Invalid(" ".join(found), code="invalid") from problem
    row.save()
