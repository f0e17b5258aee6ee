"""The desk's figure of receipt (C17): how many expected returns were first signed by each day since opening."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass

from reports.aggregate.coverage import Coverage
from reports.charts import receipt
from reports.charts.receipt import ReceiptAxis, ReceiptLine
from reports.charts.spec import Amount, Caption, FigureSpec
from reports.models import Quarter, Submission
from reports.wording import dates, numbers
from reports.wording import desk as desk_wording
from reports.wording import receipt as wording

EARLIER = 3
LONGEST = 120
"""Days: a return that is signed much later would press the days that matter together."""
TICK_DAYS = 10
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Receipt:
    """One round: when each expected return was first signed, in days since opening; None for not yet."""

    quarter: Quarter
    signed_on: Sequence[int | None]

    def by(self, day: int) -> Coverage:
        """Returns signed by the end of a day, of those expected."""
        return Coverage(sum(on is not None and on <= day for on in self.signed_on), len(self.signed_on))


def receipt_figure(quarter: Quarter, now: datetime.datetime, *, is_demonstration: bool) -> FigureSpec:
    """The round as it stands at one instant, beside the three before it."""
    rounds = receipts(quarter)
    today = max(math.floor((now - quarter.opens_at) / DAY), 0)
    last = min(max(math.ceil((quarter.closes_at - quarter.opens_at) / DAY), today), LONGEST)
    until = min(today, last)
    caption = _caption(rounds, until, is_demonstration=is_demonstration)
    lines = [_line(one, last, until if one.quarter == quarter else last) for one in rounds]
    return receipt.figure(caption, lines, _axis(quarter, last))


def receipts(quarter: Quarter) -> list[Receipt]:
    """The round and up to three before it, the newest first; exempt returns are in none."""
    opened = Quarter.objects.opened().filter(starts_on__lte=quarter.starts_on)[: EARLIER + 1]
    expected = Submission.objects.filter(quarter__in=[one.pk for one in opened], exempt_at__isnull=True)
    found: dict[int, list[int | None]] = {one.pk: [] for one in opened}
    opens = {one.pk: one.opens_at for one in opened}
    for key, at in expected.order_by().values_list("quarter", "first_signed_at"):
        found[key].append(None if at is None else math.floor((at - opens[key]) / DAY))
    return [Receipt(one, found[one.pk]) for one in opened]


def _caption(rounds: Sequence[Receipt], until: int, *, is_demonstration: bool) -> Caption:
    named = [(dates.quarter_of(one.quarter.starts_on), one.by(until)) for one in rounds]
    return Caption(
        "receipt",
        wording.title(named[0][1], named[1] if len(named) > 1 else None),
        wording.subtitle(named[0][0], len(named)),
        wording.alt(until, named),
        wording.source(is_demonstration=is_demonstration),
        desk_wording.live(),
    )


def _line(one: Receipt, last: int, until: int) -> ReceiptLine:
    shares = tuple(
        Amount(wording.percent(one.by(day)), wording.cell(one.by(day))) if day <= until else Amount(None, "–")
        for day in range(last + 1)
    )
    return ReceiptLine(one.quarter.code, dates.quarter_of(one.quarter.starts_on), shares)


def _axis(quarter: Quarter, last: int) -> ReceiptAxis:
    return ReceiptAxis(
        day=wording.day_column(),
        names=tuple(wording.day(number) for number in range(last + 1)),
        ticks=tuple(range(0, last + 1, TICK_DAYS)),
        levels=tuple(numbers.share_of(level, 100) for level in (0, 25, 50, 75, 100)),
        due=(quarter.due_at - quarter.opens_at) / DAY,
        due_label=wording.due(),
    )
