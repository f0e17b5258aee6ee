"""The columns of the directory: their heads with the order they stand in, and the same rows as a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from members.models import ContactRank
from reports.summaries.directory import DirectoryRow
from reports.wording import prose

_HEADS = {
    "name": gettext_lazy("Company"),
    "since": pgettext_lazy("of a company", "Membership"),
    "coalitions": gettext_lazy("Coalitions"),
    "platforms": gettext_lazy("Platforms"),
    "people": gettext_lazy("Contacts"),
    "liaison": gettext_lazy("Liaison"),
    "rhythm": gettext_lazy("Rhythm"),
    "warnings": gettext_lazy("Warnings"),
}


class Head(NamedTuple):
    """A column's name, the order that its link asks for, and how the rows stand by it now (as ``aria-sort`` has it)."""

    text: str
    sort: str
    order: str


def heads(sorts: Sequence[str], sort: str, *, is_reversed: bool) -> list[Head]:
    """The heads in order; pressing the one that the rows stand by turns them round."""
    return [
        Head(
            text=str(_HEADS[code]),
            sort=f"-{code}" if code == sort and not is_reversed else code,
            order=("descending" if is_reversed else "ascending") if code == sort else "",
        )
        for code in sorts
    ]


def columns(rows: Iterable[DirectoryRow]) -> list[list[str | int]]:
    """The head and a line for each company."""
    head: list[str | int] = [
        _("Company"),
        _("Other names"),
        _("Short name"),
        pgettext("of a company", "Membership"),
        _("First day"),
        _("Coalitions"),
        _("Owner group"),
        _("Platforms"),
        str(ContactRank.FIRST.label),
        str(ContactRank.SECOND.label),
        _("People"),
        _("Signers"),
        _("Liaison"),
        _("Language"),
        _("Time zone"),
        _("Rhythm"),
        _("Warnings"),
    ]
    return [head, *map(_line, rows)]


def _line(row: DirectoryRow) -> list[str | int]:
    company = row.company
    return [
        company.name,
        prose.clauses(company.other_names.values()),
        company.slug,
        row.standing_text,
        row.since.isoformat() if row.since else "",
        prose.clauses(row.coalitions),
        row.owner_group,
        prose.clauses(row.platforms),
        row.contact(ContactRank.FIRST),
        row.contact(ContactRank.SECOND),
        len(row.people),
        row.signers,
        str(company.serving_liaison or ""),
        company.language,
        company.time_zone,
        row.rhythm,
        prose.clauses(row.warning_texts),
    ]
