"""What an administrator has set holds from its day on; before it, what ships with the site."""

from __future__ import annotations

import datetime
from fractions import Fraction

from reports import rulebook
from reports.models import DatedSetting
from reports.rules import ladder, thresholds
from tests.cast import World

DAY = datetime.date(2026, 10, 1)


def _set(world: World, name: str, value: object) -> None:
    made = {"reason": "Too many flags.", "made_by": world.administrator}
    DatedSetting.objects.create(name=name, version=1, value=value, starts_on=DAY, **made)


def test_a_ladder_holds_from_its_day_on(world: World) -> None:
    _set(world, rulebook.LADDER, ladder.as_data(ladder.USUAL[:1]))
    assert len(rulebook.ladder_on(DAY)) == 1
    assert rulebook.ladder_on(DAY - datetime.timedelta(days=1)) == ladder.USUAL


def test_limits_that_are_not_named_stay_as_they_are(world: World) -> None:
    _set(world, rulebook.THRESHOLDS, {"least_change": 500, "band_stretch": "7/4"})
    limits = rulebook.thresholds_on(DAY)
    assert (limits.least_change, limits.band_stretch) == (500, Fraction(7, 4))
    assert limits.ratio == thresholds.USUAL.ratio


def test_limits_are_read_as_they_were_kept() -> None:
    assert rulebook.thresholds_from(rulebook.thresholds_as_data(thresholds.USUAL)) == thresholds.USUAL


def test_a_mail_without_words_of_its_own_is_the_sites(world: World) -> None:
    _set(world, "mail:opened", {"en": {"subject": "S", "body": "B"}})
    assert rulebook.mail_text("opened", "en", DAY) == ("S", "B")
    assert rulebook.mail_text("opened", "zh-hans", DAY) is None
