"""Rows of counts as JSON: decoded strictly, read into cells, all problems at once; knows no view and saves nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from reports.errors import Invalid, Problem
from reports.intake.numbers import Refused, parse_json_count
from reports.profiles import Layout
from reports.rules.cells import Box, Cell
from reports.rules.codes import Code
from reports.rules.placement import misplaced
from reports.wording import returns as wording

FIELDS = frozenset({"platform", "species_group", "measure", "value", "answer"})
PLACES = ("platform", "measure", "species_group")
NOT_TRACKED = "not_tracked"
MAX_ROWS = 20_000
STATUSES: dict[str, int] = {Code.NOT_FOUND: 404, Code.TOO_MANY_ROWS: 413}

type Row = dict[str, Any]


@dataclass
class Reading:
    """What a request says: cells by box, None where one is to be cleared, and everything that is wrong with it.

    ``notes`` stop nothing: how a number was read that is not plain, in which encoding.
    """

    cells: dict[Box, Cell | None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    def require_clean(self) -> None:
        """Raise Invalid with every problem, if there is one."""
        if self.problems:
            is_of_row = bool(self.problems[0].pointer)
            message = wording.nothing_saved(len(self.problems)) if is_of_row else self.problems[0].detail
            raise rows_refused(message, self.problems)


def decode(body: bytes) -> list[Any]:
    """The array of rows in a request body. Raises Invalid: bad_json, duplicate_key, too_many_rows."""
    try:
        rows = json.loads(body, object_pairs_hook=_object, parse_constant=_no_constant, parse_int=_whole)
    except (ValueError, RecursionError) as problem:
        raise Invalid(_("This is not JSON: %(problem)s") % {"problem": problem}, code=Code.BAD_JSON) from problem
    if not isinstance(rows, list):
        raise Invalid(_("Send an array of rows."), code=Code.BAD_JSON)
    if len(rows) > MAX_ROWS:
        raise too_many_rows()
    return rows


def too_many_rows() -> Invalid:
    """The refusal of more than we read."""
    return Invalid(_("Send at most %(rows)d rows.") % {"rows": MAX_ROWS}, code=Code.TOO_MANY_ROWS, status=413)


def read(rows: Iterable[Any], layout: Layout, *, clears: bool = False) -> Reading:
    """Rows as cells of one return, with one problem for each row that cannot be used.

    ``clears``: a value of null clears its box; else it is no number.
    """
    reading = Reading()
    for number, row in enumerate(rows):
        problem = _read_row(f"/{number}", row, layout, reading, clears)
        if problem is not None:
            reading.problems.append(problem)
    return reading


def rows_refused(message: str, problems: list[Problem]) -> Invalid:
    """One refusal for all rows; 404 when one names what is not there or not theirs, so that both look alike."""
    told = next((problem for problem in problems if problem.code in STATUSES), problems[0])
    return Invalid(message, code=told.code, status=STATUSES.get(told.code, 400), problems=problems)


def as_row(cell: Cell) -> Row:
    """A cell as the row that would enter it."""
    row: Row = {} if cell.platform is None else {"platform": cell.platform, "species_group": cell.species_group}
    row["measure"] = cell.measure
    return row | ({"answer": NOT_TRACKED} if cell.not_tracked else {"value": cell.value})


def _read_row(pointer: str, row: Any, layout: Layout, reading: Reading, clears: bool) -> Problem | None:
    if not isinstance(row, dict):
        return Problem(Code.ROW_SHAPE, _("A row is an object."), pointer)
    if unknown := sorted(row.keys() - FIELDS):
        return Problem(Code.UNKNOWN_FIELD, _("A row has no field “%(field)s”.") % {"field": unknown[0][:40]}, pointer)
    names = [row.get(name) for name in PLACES]
    if any(name is not None and not isinstance(name, str) for name in names) or names[1] is None:
        return Problem(Code.ROW_SHAPE, _("Platform, measure and species group are codes."), pointer)
    box = Box(names[0], str(names[1]), names[2])
    if code := misplaced(box, layout.catalogue):
        return Problem(code, wording.placement(code, box, layout.crosswalk), pointer)
    if box in reading.cells:
        return Problem(Code.DUPLICATE_ROW, _("This box came before in the same request."), pointer)
    cell = _read_answer(pointer, row, box, layout, clears)
    if isinstance(cell, Problem):
        return cell
    reading.cells[box] = cell
    return None


def _read_answer(pointer: str, row: Row, box: Box, layout: Layout, clears: bool) -> Cell | Problem | None:
    if ("value" in row) == ("answer" in row):
        return Problem(Code.ROW_SHAPE, _("A row has either a value or an answer."), pointer)
    if "answer" in row:
        if row["answer"] != NOT_TRACKED:
            return Problem(Code.UNKNOWN_CODE, _("The only answer is “not_tracked”."), f"{pointer}/answer")
        return Cell(*box, not_tracked=True)
    if clears and row["value"] is None:
        return None
    number = parse_json_count(row["value"], layout.ceiling(box.measure))
    if isinstance(number, Refused):
        return Problem(number.code, wording.unreadable(number), f"{pointer}/value")
    return Cell(*box, number.value)


def _object(pairs: list[tuple[str, Any]]) -> Row:
    for text in (each for pair in pairs for each in pair if isinstance(each, str)):
        text.encode()  # half a character can be escaped in JSON, and then neither stored nor repeated
    row = dict(pairs)
    if len(row) != len(pairs):
        raise Invalid(_("One object names a key twice."), code=Code.DUPLICATE_KEY)
    return row


def _no_constant(name: str) -> None:
    raise ValueError(_("%(name)s is no number") % {"name": name})


def _whole(text: str) -> int:
    """An integer; one beyond every ceiling is cut short, since its digits could be thousands."""
    return int(text[:30])
