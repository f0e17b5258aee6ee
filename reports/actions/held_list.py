"""One code list, locked while it is changed, with the questions a change asks of its rows; writes no event."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from reports.calendar import QuarterKey
from reports.errors import Invalid
from reports.models import GroupKind, Measure, Section, SpeciesGroup, SuccessionKind
from reports.rules.codes import Code
from reports.wording import dates

type Row = SpeciesGroup | Measure
type Words = Mapping[str, Mapping[str, str]]

SHAPES = {
    SuccessionKind.GROUP: re.compile(r"[A-Z][A-Z0-9-]{1,19}"),
    SuccessionKind.MEASURE: re.compile(r"[a-z][a-z0-9-]{1,49}"),
}


class HeldList:
    """All rows by code; nobody else changes the list until the transaction ends."""

    def __init__(self, kind: SuccessionKind) -> None:
        self.kind = kind
        self.model: type[SpeciesGroup] | type[Measure] = SpeciesGroup if kind == SuccessionKind.GROUP else Measure
        self.rows: dict[str, Row] = {row.code: row for row in self.model._default_manager.select_for_update()}

    def known(self, code: str) -> Row:
        """A row that is or was counted. Raises Invalid for a code that the list does not have, or computes."""
        row = self.rows.get(code)
        if row is None or (isinstance(row, SpeciesGroup) and row.kind != GroupKind.GROUP):
            raise Invalid(_("The list has no code “%(code)s”.") % {"code": code}, code=Code.UNKNOWN_CODE)
        return row

    def counted(self, code: str, starts: QuarterKey) -> Row:
        """A row that is counted up to this quarter and has no end yet."""
        row = self.known(code)
        if row.ends_on is not None:
            ended = {"code": code, "date": dates.day(row.ends_on)}
            raise Invalid(_("“%(code)s” is counted until %(date)s and no longer.") % ended, code="code_ended")
        if row.starts_on >= starts.first_day:
            begins = {"code": code, "date": dates.day(row.starts_on)}
            raise Invalid(_("“%(code)s” is counted from %(date)s on, not before.") % begins, code="code_not_begun")
        return row

    def unused(self, code: str) -> str:
        """A code that is free. One that was ever used stays with its meaning, and sections are sums."""
        if not SHAPES[self.kind].fullmatch(code):
            raise Invalid(_("“%(code)s” is no code of this list's kind.") % {"code": code[:60]}, code=Code.ROW_SHAPE)
        if code in self.rows or Section.objects.filter(code=code).exists():
            raise Invalid(_("The code “%(code)s” is in use.") % {"code": code}, code="code_in_use")
        return code

    def copied(self, row: Row, code: str, words: Words) -> Row:
        """An unsaved row in the place of another one, under a new code and in other words."""
        if not words.get("names"):
            raise Invalid(_("Name “%(code)s” in English at least.") % {"code": code}, code="empty_name")
        same = {field.attname: getattr(row, field.attname) for field in row._meta.fields if field.attname != "id"}
        return self.model(**(same | {"code": code} | self.texts(words)))

    def texts(self, words: Words) -> dict[str, dict[str, str]]:
        """What a code is called and how it is counted, by language. Raises Invalid for anything else."""
        known = {"names", "hints"} if self.kind == SuccessionKind.GROUP else {"names", "prompts", "definitions"}
        for name, texts in words.items():
            if (
                name not in known
                or not isinstance(texts, Mapping)
                or not all(isinstance(t, str) for t in texts.values())
            ):
                raise Invalid(_("There is no text “%(name)s”.") % {"name": name}, code=Code.UNKNOWN_FIELD)
        return {name: dict(texts) for name, texts in words.items()}

    def end(self, row: Row, starts: QuarterKey) -> None:
        """Let a row's last day be the one before this quarter."""
        row.ends_on = starts.first_day - datetime.timedelta(days=1)
        row.save(update_fields=["ends_on"])
