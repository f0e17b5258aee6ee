"""What people do in a round, each through the pages alone; and what the clock does by itself."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import time_machine

from members.models import Mail
from reports import schedule
from tests import cast
from tests.journeys.reader import Reader, signed_in
from tests.journeys.round.cast import QUARTER, TWO_COALITIONS, typed


def desk(name: str, path: str = "") -> Reader:
    """Somebody of the secretariat, on one of its pages."""
    return signed_in(f"{name}@coalition.example").open(f"/en/desk/{path}")


def review(name: str, slug: str, path: str = "") -> Reader:
    """Somebody of the secretariat with one return."""
    return desk(name, f"review/{slug}/{QUARTER}/{path}")


def member(role: str, slug: str, path: str = "") -> Reader:
    """Somebody of a company with its return."""
    return signed_in(f"{role}@{slug}.example").open(f"/en/m/{slug}/{QUARTER}/{path}")


def fill_in(slug: str, size: int = 100) -> None:
    """The preparer types the numbers and sends them to be signed."""
    preparer = member("preparer", slug, f"counts/?platform={slug}-market")
    preparer.press("Check and continue", **typed(slug, size))
    if slug == TWO_COALITIONS:
        preparer.open(f"/en/m/{slug}/{QUARTER}/counts/?platform={slug}-live")
        preparer.press("Check and continue", **{f"c:{slug}-live:blocked:TOTAL": "50"})
    preparer.press("to sign")


def sign(slug: str) -> None:
    """The signer signs what is ready."""
    signer = member("signer", slug, "sign/")
    signer.press("Sign and submit", name="Sam Signer", title="Policy lead", password=cast.PASSWORD)
    assert "receipt" in signer.url


def hand_in(slug: str, size: int = 100) -> None:
    """From the first number to the receipt."""
    fill_in(slug, size)
    sign(slug)


def accept(slug: str, by: str = "analyst") -> None:
    """Accept the revision that is shown."""
    review(by, slug).press("Accept revision")


class Clock:
    """Moves the clock and lets the scheduler fire; what a step causes is mailed at its end."""

    def __init__(
        self, traveller: time_machine.Traveller, on_commit: Callable[..., AbstractContextManager[Any]]
    ) -> None:
        self.traveller = traveller
        self.on_commit = on_commit

    @contextmanager
    def at(self, month: int, day: int, hour: int = 12, minute: int = 0, second: int = 0) -> Iterator[None]:
        """It is this instant of 2026, UTC."""
        self.traveller.move_to(datetime.datetime(2026, month, day, hour, minute, second, tzinfo=datetime.UTC))
        with self.on_commit(execute=True):
            yield

    def tick(self) -> None:
        """What beat fires, twice, as after a restart."""
        for _again in range(2):
            schedule.open_due_quarters()
            schedule.send_reminders()


class Post:
    """Everything that was mailed since one looked last."""

    def __init__(self) -> None:
        self.last = 0

    def collect(self) -> Counter[tuple[str, str]]:
        """How many mails of each kind went to each company, or to ``desk``."""
        new = Mail.objects.filter(pk__gt=self.last).order_by("pk")
        found = Counter((mail.kind, _house(mail.address)) for mail in new)
        self.last = max((mail.pk for mail in new), default=self.last)
        return found


def _house(address: str) -> str:
    domain = address.partition("@")[2].removesuffix(".example")
    return "desk" if domain == "coalition" else domain


def board_states(reader: Reader) -> dict[str, str]:
    """The state and marks of each company, as the board shows them."""
    return _column(reader, "State")


def days_late(reader: Reader) -> dict[str, str]:
    """The days that each company is late, as the board shows them."""
    return _column(reader, "Days late")


def counted(reader: Reader) -> dict[str, str]:
    """What the counters of the board say, but for all companies and for none."""
    found = reader.open(f"/en/desk/?quarter={QUARTER}").page.xpath("//*[contains(@class, 'counters')]//a")
    said = dict(reversed(_words(one).split(" ", 1)) for one in found[1:])
    return {label: number for label, number in said.items() if number != "0"}


def rates(reader: Reader) -> tuple[str, ...]:
    """How many returns are accepted, and how complete and timely the quarter is, as the page of rates shows it."""
    row = reader.open("/en/desk/completeness/").page.xpath("//tbody/tr[th[contains(., 'Q3 2026')]]")[0]
    return tuple(_words(cell) for cell in row.findall("td") if "…" not in cell.get("data-label"))


def _column(reader: Reader, label: str) -> dict[str, str]:
    cells = reader.open(f"/en/desk/?quarter={QUARTER}").page.xpath("//tbody/tr/td[@data-label=$label]", label=label)
    return {_words(cell.getparent().find("th")).lower(): _words(cell) for cell in cells}


def _words(cell: object) -> str:
    return " ".join(cell.text_content().split())  # type: ignore[attr-defined]
