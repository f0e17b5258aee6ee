"""Rows of explanations as JSON: read strictly, all problems at once; knows no view and saves nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from reports.drafts import Draft
from reports.errors import Invalid, Problem
from reports.models import Reason
from reports.rules.codes import Code
from reports.rules.explained import Key, key_of
from reports.wording import returns as wording

FIELDS = {"findings", "reason", "text", "second_text"}
NAMED = {"code", "pointer"}


@dataclass(frozen=True)
class Given:
    """One reason and text for the findings that it names, and the text in a second language if any."""

    keys: list[Key]
    reason: str
    text: str
    second_text: str = ""


@dataclass
class Reading:
    """What a request says, and everything that is wrong with it."""

    reasons: list[Given] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def require_clean(self) -> None:
        """Raise Invalid with every problem, if there is one."""
        if self.problems:
            message = wording.nothing_saved(len({p.pointer.split("/")[1] for p in self.problems}))
            raise Invalid(message, code=self.problems[0].code, problems=self.problems)


def read(rows: Iterable[Any], draft: Draft) -> Reading:
    """Rows as reasons for what the draft is asked about."""
    asked = {(str(found.code), wording.pointer(found.box)): key_of(found) for found in draft.to_explain}
    reading, named = Reading(), set[Key]()
    for number, row in enumerate(rows):
        given = _read_row(f"/{number}", row, asked, named)
        if isinstance(given, Given):
            reading.reasons.append(given)
        else:
            reading.problems += given
    return reading


def _read_row(pointer: str, row: Any, asked: dict[tuple[str, str], Key], named: set[Key]) -> Given | list[Problem]:
    if not isinstance(row, dict):
        return [Problem(Code.ROW_SHAPE, _("A row is an object."), pointer)]
    if unknown := sorted(row.keys() - FIELDS):
        return [Problem(Code.UNKNOWN_FIELD, _("A row has no field “%(field)s”.") % {"field": unknown[0][:40]}, pointer)]
    findings, reason, text, second = row.get("findings"), row.get("reason"), row.get("text"), row.get("second_text", "")
    if not isinstance(findings, list) or not findings:
        return [Problem(Code.ROW_SHAPE, _("A row has findings, a reason and a text."), pointer)]
    if not isinstance(reason, str) or not isinstance(text, str) or not isinstance(second, str):
        return [Problem(Code.ROW_SHAPE, _("A row has findings, a reason and a text."), pointer)]
    found = [_key(f"{pointer}/findings/{at}", one, asked, named) for at, one in enumerate(findings)]
    problems = [one for one in found if isinstance(one, Problem)]
    if reason not in Reason.values:
        problems.append(Problem(Code.UNKNOWN_CODE, _("Choose one of the reasons."), f"{pointer}/reason"))
    return problems or Given([one for one in found if not isinstance(one, Problem)], reason, text, second)


def _key(pointer: str, named_by: Any, asked: dict[tuple[str, str], Key], named: set[Key]) -> Key | Problem:
    """The finding that a code and a pointer name, once in a request."""
    is_named = isinstance(named_by, dict) and all(isinstance(named_by.get(name), str) for name in NAMED)
    if not is_named or named_by.keys() - NAMED:
        return Problem(Code.ROW_SHAPE, _("A finding is named by its code and pointer."), pointer)
    key = asked.get((named_by["code"], named_by["pointer"]))
    if key is None:
        return Problem(Code.NOT_FOUND, _("This is not flagged, or not any more. Look at the flags again."), pointer)
    if key in named:
        return Problem(Code.DUPLICATE_ROW, _("This finding came before in the same request."), pointer)
    named.add(key)
    return key
