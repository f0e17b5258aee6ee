"""Changes what a target says, by a new dated version; a version is never rewritten."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass, field

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events
from members.models import User
from reports.errors import Invalid, NotAllowed, Problem, Stale
from reports.intake.periods import BadQuarter, parse_quarter
from reports.models import Direction, Indicator, Target, TargetVersion

type Texts = dict[str, str]

KEPT = ("indicator", "scope", "unit", "is_level")


@dataclass(frozen=True)
class Terms:
    """What a version may change: texts are by language with English required; an empty direction is none.

    ``baseline`` None means that it was not established; then its quarter is empty.
    """

    names: Texts
    value: int
    due_on: datetime.date
    direction: str = Direction.NONE
    reason: Texts = field(default_factory=dict)
    baseline: int | None = None
    baseline_quarter: str = ""
    baseline_source: Texts = field(default_factory=dict)
    owner: str = ""


def set_version(target: Target, *, by: User, terms: Terms, after: int) -> TargetVersion:
    """Make the next version; what the target measures stays. ``after`` is the number of the version that was read.

    The same terms again make no version. Raises NotAllowed, Stale when another version was made meanwhile, and Invalid
    with one problem for each box: a direction on a count needs a written reason, a baseline its quarter and source.
    """
    if not can(by, Permission.SETTINGS_EDIT):
        raise NotAllowed(_("Only an administrator changes targets."), code="forbidden")
    newest = target.versions.order_by("number").last()
    if newest is None or newest.number != after:
        raise _changed_meanwhile()
    _require_sense(terms, newest)
    if all(getattr(newest, name) == value for name, value in asdict(terms).items()):
        return newest
    try:
        with transaction.atomic():
            kept = {name: getattr(newest, name) for name in KEPT}
            made = TargetVersion.objects.create(target=target, number=after + 1, made_by=by, **kept, **asdict(terms))
            events.record("target_changed", target, by=by, version=made.number)
    except IntegrityError as problem:
        raise _changed_meanwhile() from problem
    return made


def _changed_meanwhile() -> Stale:
    return Stale(_("Somebody changed this target since you opened it. Read it, then change it."))


def _require_sense(terms: Terms, newest: TargetVersion) -> None:
    problems = [problem for problem in (*_of_texts(terms, newest), *_of_baseline(terms)) if problem]
    if problems:
        raise Invalid(problems[0].detail, problems=problems)


def _of_texts(terms: Terms, newest: TargetVersion) -> list[Problem | None]:
    is_count = newest.indicator == Indicator.LISTINGS
    no_reason = bool(terms.direction) and is_count and not terms.reason.get("en", "").strip()
    return [
        None if terms.names.get("en", "").strip() else Problem("empty_name", _("Name the target in English."), "/name"),
        Problem("no_reason", _("A count has no good direction by itself: write the reason for this one."), "/reason")
        if no_reason
        else None,
    ]


def _of_baseline(terms: Terms) -> list[Problem | None]:
    has_quarter = not isinstance(parse_quarter(terms.baseline_quarter), BadQuarter)
    if terms.baseline is None:
        alone = Problem("no_baseline", _("A quarter without a baseline means nothing. Clear it."), "/baseline_quarter")
        return [alone if terms.baseline_quarter else None]
    quarter = Problem("bad_quarter", _("Name the quarter of the baseline, like 2026-Q1."), "/baseline_quarter")
    source = Problem("no_source", _("Say where the baseline comes from."), "/baseline_source")
    return [
        None if has_quarter else quarter,
        None if terms.baseline_source.get("en", "").strip() else source,
    ]
