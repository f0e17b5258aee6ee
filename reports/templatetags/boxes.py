"""Writes the boxes of a table of counts. A page holds hundreds, so each is put together here and not by templates that
include one another; what stands in them is made by reports/forms.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from reports.forms.boxes import NOT_TRACKED, GridBox
from reports.forms.grid import GridColumn, GridPlace

register = template.Library()


@register.simple_tag
def counts_cells(places: Iterable[GridPlace], added_up: str, sum_after: int, is_editable: bool) -> SafeString:
    """The cells of one row: a box where the measure has the group, and after the listings what they add up to."""
    cells = [_cell(place.column, place.box, is_editable) for place in places]
    if sum_after:
        label = escape(_("Listings"))
        cells.insert(sum_after, f'<td class="row-sum" data-label="{label}"><output>{escape(added_up)}</output></td>')
    return mark_safe("".join(cells))  # noqa: S308  every part is escaped


def _cell(column: GridColumn, box: GridBox | None, is_editable: bool) -> str:
    apart = ' class="other-unit"' if column.is_first_of_unit else ""
    if box is None:
        return f"<td{apart}></td>"
    inner = counts_box(box, is_editable, f"g.{box.box.species_group} ")
    return f'<td data-label="{escape(column.heading)}"{apart}>{inner}</td>'


@register.simple_tag
def counts_box(box: GridBox, is_editable: bool, row: str = "") -> SafeString:
    """One box, or the answer alone, with last quarter's answer beside it and what has to be said below it.

    The heads of its row and its column name it, by the ids that counts_grid.html and counts_list.html give them.
    """
    key = escape(box.id)
    answer = _input(box, key, row) if is_editable else f'<span class="answer">{_answer(box.text)}</span>'
    previous = f'<span class="prev" id="{key}-prev">{escape(box.previous)}</span>' if box.previous else ""
    return mark_safe(f"{answer}{previous}{_message(box, key)}{_flag(box, key)}")  # noqa: S308  every part is escaped


def _input(box: GridBox, key: str, row: str) -> str:
    described = [f"last-quarter {key}-prev"] if box.previous else []
    described += [f"{key}-message"] if box.message or box.meanwhile is not None else []
    described += [f"{key}-flag"] if box.flag else []
    marks = f' aria-describedby="{" ".join(described)}"' if described else ""
    marks += ' aria-invalid="true"' if box.message else ""
    marks += f' data-saved="{escape(box.saved)}"' if box.saved is not None else ""
    return (
        f'<input id="{key}" name="{escape(box.name)}" value="{escape(box.text)}" inputmode="numeric"'
        f' aria-labelledby="{escape(row)}m.{escape(box.box.measure)}"{marks}>'
    )


def _answer(text: str) -> str:
    return _("not tracked") if text == NOT_TRACKED else escape(text or "–")


def _message(box: GridBox, key: str) -> str:
    if not box.message and box.meanwhile is None:
        return ""
    return f'<p class="cell-message" id="{key}-message">{escape(box.message)} {escape(both_answers(box))}</p>'


def _flag(box: GridBox, key: str) -> str:
    """A triangle as well as words, since a flag is no error and looks like none."""
    return (
        f'<p class="cell-flag" id="{key}-flag"><span aria-hidden="true">▲</span> {escape(box.flag)}</p>'
        if box.flag
        else ""
    )


@register.simple_tag
def both_answers(box: GridBox) -> str:
    """What was typed and what somebody else saved meanwhile; nothing where nobody did."""
    if box.meanwhile is None:
        return ""
    words = {"typed": box.text or _("empty"), "saved": box.meanwhile or _("empty")}
    return _("you wrote %(typed)s, saved meanwhile: %(saved)s") % words
