"""Fills in a submission's draft: changed boxes only, with a version, all or nothing; the same for every door."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events
from members.models import Scope, Token, User
from reports.actions import draft_rows, on_behalf
from reports.actions.periods import require_open
from reports.actions.states import CLEARED
from reports.drafts import Draft
from reports.errors import Invalid, NotAllowed, Problem, Stale, WrongState
from reports.models import EDITABLE, Door, State, Submission
from reports.profiles import Layout
from reports.rules.cells import Box, Cell
from reports.rules.nil import nil_cells
from reports.rules.placement import misplaced
from reports.wording import returns as wording

type Changes = Mapping[Box, Cell | None]

NIL_UNITS = frozenset({"listings", "accounts"})
MOST_NAMED = 100


@transaction.atomic
def save(
    submission: Submission,
    changes: Changes,
    *,
    by: User | Token,
    door: Door,
    version: int | None = None,
    note: str = "",
    now: datetime.datetime | None = None,
) -> Draft:
    """Write the changed boxes, None clears one, and return the draft as it is now.

    ``version`` is the draft version the change was made on, ``note`` a word about it to the secretariat. Raises Stale
    when it moved, WrongState when the return is not editable, PeriodClosed, NotAllowed, and Invalid with one problem
    for each box that does not exist.
    """
    require_edit(by, submission, door)
    locked = Submission.objects.locked(submission)
    require_current(locked, version)
    require_open(locked, now)
    if door == Door.ON_BEHALF:
        on_behalf.require_free(locked)
    layout = Layout(locked)
    _require_places(changes, layout)
    draft = Draft(locked, layout)
    changed = {box: cell for box, cell in changes.items() if draft.cells.get(box) != cell}
    # Saving what came back says that somebody looked again, changed or not.
    if changed or note or locked.state == State.SENT_BACK:
        draft_rows.write(draft, changed)
        _advance(locked)
        what = _what(changed) | {"version": locked.draft_version}
        event = events.record("draft_saved", locked, by=by, note=note, door=door, **what)
        if door == Door.ON_BEHALF:
            on_behalf.tell_once(locked, event)
    submission.refresh_from_db()
    return Draft(submission, layout)


def replace(
    submission: Submission, cells: Iterable[Cell], *, by: User | Token, door: Door, version: int | None = None
) -> Draft:
    """Make the draft exactly these cells; what is not among them is cleared. Errors as in ``save``."""
    return save(submission, replacing(Draft(submission), cells), by=by, door=door, version=version)


def replacing(draft: Draft, cells: Iterable[Cell]) -> dict[Box, Cell | None]:
    """The changes that turn a draft into exactly these cells."""
    wanted: dict[Box, Cell | None] = {cell.box: cell for cell in cells}
    return dict.fromkeys(draft.cells.keys() - wanted.keys()) | wanted


def fill_nil(
    submission: Submission,
    *,
    looked: bool,
    company: Changes,
    by: User,
    why: str = "",
    version: int | None = None,
) -> Draft:
    """The nil return: zeros where the company looked, *not tracked* where it could not; company measures beside it.

    ``why`` it could not look is for the secretariat. Who looked may still have refused attempts: measures of other
    units stay unanswered then, and are asked for.
    """
    layout = Layout(submission)
    codes = {measure.code for measure in layout.platform_measures if measure.unit in NIL_UNITS}
    cells: dict[Box, Cell | None] = {cell.box: cell for cell in nil_cells(layout.profile, codes, looked=looked)}
    if not looked:
        other = [box for box in layout.profile if box.platform is not None and box.measure not in codes]
        cells |= {box: Cell(*box, not_tracked=True) for box in other if box.species_group == "TOTAL"}
    cleared = dict.fromkeys(Draft(submission, layout).cells.keys() - cells.keys() - company.keys())
    return save(submission, cleared | cells | dict(company), by=by, door=Door.FORM, version=version, note=why)


def _what(changed: Changes) -> dict[str, Any]:
    """How many boxes a saving changed, and which: without their numbers, and not by the hundred."""
    named = [wording.pointer(box) for box in changed] if len(changed) <= MOST_NAMED else []
    return {"boxes": len(changed), "changed": named}


def require_edit(by: User | Token, submission: Submission, door: Door = Door.FORM) -> None:
    """Raises NotAllowed unless this person or token may change the company's draft through this door."""
    if isinstance(by, Token):
        allowed = by.company_id == submission.company_id and by.allows(Scope.RETURNS_WRITE)
    elif door == Door.ON_BEHALF:
        allowed = can(by, Permission.SUBMISSION_REVIEW)
    else:
        allowed = can(by, Permission.DRAFT_EDIT, submission.company)
    if not allowed:
        raise NotAllowed(_("You may read this return and not change it."), code="forbidden")


def require_current(submission: Submission, version: int | None) -> None:
    """Raise WrongState unless the return is editable, Stale when its draft is not at this version."""
    if not submission.is_editable:
        raise WrongState(_("This return is %(state)s.") % {"state": submission.get_state_display().lower()})
    if version is not None and version != submission.draft_version:
        raise Stale(_("Somebody changed this return since you opened it."))


def _require_places(changes: Changes, layout: Layout) -> None:
    found = [(box, misplaced(box, layout.catalogue)) for box in changes]
    problems = [
        Problem(code, wording.placement(code, box, layout.crosswalk), wording.pointer(box))
        for box, code in found
        if code
    ]
    if problems:
        raise Invalid(problems[0].detail, code=problems[0].code, problems=problems)


def _advance(submission: Submission) -> None:
    """One version further; editing makes a due, ready or sent-back return a draft."""
    cleared = {key: value for fields in CLEARED.values() for key, value in fields.items()}
    moved = Submission.every.filter(
        pk=submission.pk, draft_version=submission.draft_version, state__in=EDITABLE
    ).update(state=State.DRAFT, draft_version=F("draft_version") + 1, **cleared)
    if not moved:
        raise Stale(_("Somebody changed this return since you opened it."))
    submission.refresh_from_db()
