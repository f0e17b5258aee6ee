"""Filters of the desk's pages: what a summary holds, as people read it; looks nothing up."""

from __future__ import annotations

import datetime
from fractions import Fraction

from django import template
from django.urls import reverse

from reports import canonical
from reports.calendar import QuarterKey
from reports.models import Quarter, Submission
from reports.rules.cells import Cell
from reports.summaries.board_rows import BoardRow, Step
from reports.summaries.desk_board import Board
from reports.wording import board as board_wording
from reports.wording import dates, deadlines, jobs, member, numbers

register = template.Library()


@register.filter
def moment(at: datetime.datetime | None) -> str:
    """A time in the reader's zone; a dash where there is none."""
    return "–" if at is None else member.moment(at)


@register.filter
def last_moment(instant: datetime.datetime) -> str:
    """The end of a day as people say it: 31 Oct 2026, 23:59, in the reader's zone."""
    return member.moment(instant - datetime.timedelta(minutes=1))


@register.filter
def day(date: datetime.date) -> str:
    """9 May 2027; 2027年5月9日."""
    return dates.day(date)


@register.filter
def quarter_name(quarter: Quarter | QuarterKey) -> str:
    """Q2 2026; 2026年第2季度."""
    key = quarter if isinstance(quarter, QuarterKey) else QuarterKey.holding(quarter.starts_on)
    return dates.quarter(key)


@register.filter
def submission_name(submission: Submission) -> str:
    """Aurora, Q2 2026; Aurora，2026年第2季度."""
    return dates.of_company(submission.company.name, submission.quarter.starts_on)


@register.filter
def answer(cell: Cell | None) -> str:
    """A number, *not tracked*, or a dash where the revision says nothing."""
    return member.answer(cell)


@register.filter
def signed(change: int | None) -> str:
    """A difference with its sign: +1,024, −45, 0; empty where nothing can be compared."""
    return "" if change is None else numbers.signed(change)


@register.simple_tag
def worker_is_silent() -> str:
    """What it means that jobs have waited long."""
    return jobs.silent()


@register.filter
def short_hash(sha256: str) -> str:
    """The first twelve digits in groups of four, as on paper."""
    return canonical.short_hash(sha256)


@register.filter
def share(part: Fraction | None) -> str:
    """12% and 0.4%; a dash where nothing is known."""
    return "–" if part is None else numbers.percent(part)


@register.filter
def contact_way(code: str) -> str:
    """How somebody was reached."""
    return board_wording.way(code)


@register.filter
def due_note(row: BoardRow, board: Board) -> str:
    """When an unsigned return is due, where that is near, or another day than that of the quarter; empty once late."""
    if row.signed_at is not None or row.is_exempt or row.due_at <= board.now:
        return ""
    is_near = row.due_at - board.now < datetime.timedelta(days=2)
    return deadlines.due(row.due_at, board.now) if is_near or row.due_at != board.quarter.due_at else ""


@register.filter
def next_step(row: BoardRow) -> str:
    """What to do next about one company."""
    return board_wording.step(row.step, row.days_open_again)


@register.simple_tag
def step_url(row: BoardRow, quarter: Quarter) -> str:
    """Where the next step of a row is taken."""
    match row.step:
        case Step.CONFIRM_SHEET:
            return reverse("desk-paper", args=[row.slug, quarter.code])
        case Step.DECIDE_EXTENSION:
            return reverse("desk-extension", args=[row.slug, quarter.code])
        case Step.NAME_SIGNER:
            return reverse("desk-company", args=[row.slug])
        case Step.LOOK_AT_MAIL:
            return f"{reverse('desk-mails')}?company={row.slug}"
        case Step.CHASE | Step.CHASE_AGAIN:
            return f"{reverse('desk-contacts', args=[row.slug])}?quarter={quarter.code}"
        case _:
            return reverse("desk-review", args=[row.slug, quarter.code])
