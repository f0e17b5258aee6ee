"""What a target says and how it stands, with the numbers behind its status; or why it cannot be computed."""

from __future__ import annotations

from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.intake.periods import BadQuarter, parse_quarter
from reports.models import Indicator, TargetVersion
from reports.pace import Band, Reason
from reports.wording import dates, numbers, prose
from reports.wording.names import listings

_BANDS = {
    Band.ACHIEVED: gettext_lazy("Achieved"),
    Band.NOT_ACHIEVED: gettext_lazy("Not achieved"),
    Band.ON_PACE: gettext_lazy("On pace"),
    Band.BEHIND: gettext_lazy("Behind"),
    Band.FAR_BEHIND: gettext_lazy("Far behind"),
    Band.MOVING_AWAY: gettext_lazy("Moving away"),
    Band.NOT_ENOUGH_DATA: gettext_lazy("Not enough data"),
}

_REASONS = {
    Reason.NO_DIRECTION: gettext_lazy("No direction was set: whether more or less is better has not been decided."),
    Reason.NO_BASELINE: gettext_lazy("No baseline was established, so progress cannot be computed."),
    Reason.NO_VALUE: gettext_lazy("There is no published number for it."),
    Reason.TARGET_IS_BASELINE: gettext_lazy("The target equals the baseline."),
    Reason.AGAINST_DIRECTION: gettext_lazy("The target lies against its own direction."),
    Reason.DUE_BEFORE_BASELINE: gettext_lazy("The due date lies before the baseline."),
    Reason.NOT_STARTED: gettext_lazy("No quarter after the baseline has been published yet."),
}

CANNOT = "not_computed"


def status(code: str) -> str:
    """The status word of a band, or that there is none."""
    return _("Cannot be computed") if code == CANNOT else str(_BANDS[Band(code)])


def reason(code: Reason, indicator: str) -> str:
    """Why a status cannot be computed."""
    if code is Reason.NO_BASELINE and indicator == Indicator.TRAFFICKING:
        return _(
            "No baseline was established, and the counts on this site are activity, not how much trade there is, so"
            " progress cannot be computed."
        )
    return str(_REASONS[code])


def amount(version: TargetVersion, value: int | Fraction | None) -> str:
    """A value of the target's indicator with its unit; a dash where there is none."""
    if value is None:
        return "–"
    if version.unit == "percent":
        return numbers.percent(Fraction(value, 100))
    return _("%(number)s %(unit)s") % {"number": numbers.whole(round(value)), "unit": listings()}


def goal(version: TargetVersion) -> str:
    """What is to be reached, and by when."""
    return _("%(goal)s by %(due)s") % {"goal": amount(version, version.value), "due": dates.month(version.due_on)}


def owner(version: TargetVersion) -> str:
    """Who answers for it: the secretariat where nobody else is named."""
    return version.owner or _("the secretariat")


def thin() -> str:
    """Why no way is drawn although a number is there."""
    return _("Coverage is below 80 percent, or there are fewer than four quarters.")


def difference(version: TargetVersion, value: Fraction) -> str:
    """A change of the target's indicator, with its sign: +2.3 percentage points."""
    sign = "+" if value >= 0 else "−"
    if version.unit == "percent":
        shown = numbers.percent(abs(value) / 100).rstrip("%").strip()
        return _("%(sign)s%(number)s percentage points") % {"sign": sign, "number": shown}
    return _("%(sign)s%(number)s %(unit)s") % {
        "sign": sign,
        "number": numbers.whole(round(abs(value))),
        "unit": listings(),
    }


def now_text(version: TargetVersion, now: int | Fraction | None, quarter: str) -> str:
    """97% in Q2 2026, against 95%."""
    if now is None:
        return _("Target: %(goal)s") % {"goal": goal(version)}
    words = {"now": amount(version, now), "quarter": quarter, "goal": amount(version, version.value)}
    return _("%(now)s in %(quarter)s, against %(goal)s") % words


def sentence(version: TargetVersion, needed: Fraction | None) -> str:
    """What is asked by when, and what is still needed."""
    words = {"goal": amount(version, version.value), "due": dates.month(version.due_on)}
    if version.is_level:
        text = _("To hold in every quarter: %(goal)s, by %(due)s.") % words
    else:
        text = _("To reach: %(goal)s by %(due)s.") % words
    if needed is None:
        return text
    words["needed"] = difference(version, needed)
    if version.is_level:
        return prose.sentences(text, _("Still needed: %(needed)s.") % words)
    return prose.sentences(text, _("Needed per quarter from now: %(needed)s.") % words)


def ratio(value: Fraction) -> str:
    """R with two decimals."""
    return f"{float(value):.2f}"


def calculation(
    version: TargetVersion, *, now: int | Fraction | None, quarter: str, pace: Fraction | None
) -> list[tuple[str, str]]:
    """The numbers that a status is computed from, one a row."""
    rows = [
        (_("Baseline"), _baseline(version)),
        (_("Target"), prose.aside(amount(version, version.value), dates.month(version.due_on))),
        (_("Now"), prose.aside(amount(version, now), quarter) if now is not None else _("no published number")),
    ]
    if pace is not None:
        rows.append((_("Pace ratio: average change so far, of the average change needed"), ratio(pace)))
    return rows


def _baseline(version: TargetVersion) -> str:
    """The value and its quarter; that none is needed, or none was established."""
    if version.is_level:
        return _("none needed: a level to hold")
    key = parse_quarter(version.baseline_quarter)
    if version.baseline is None or isinstance(key, BadQuarter):
        return _("not established")
    return prose.aside(amount(version, version.baseline), dates.quarter(key))


def method() -> str:
    """How a status is set, for those who want to check it."""
    return _(
        "Status compares the average change per quarter so far with the average change that the target asks for: on"
        " pace from 0.95, behind from 0.6, far behind from 0, moving away below. Under 80 percent coverage or four"
        " quarters there are not enough data. A count of removals has no good direction by itself, so a target on one"
        " gives its reason."
    )
