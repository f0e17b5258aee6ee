"""Companies as the secretariat reads them: their standing, what is missing, what happened, what would be expected."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from members.access import CompanyRoleName
from members.models import Rhythm
from reports.calendar import QuarterKey
from reports.expected import Expectation, PlatformDays
from reports.wording import dates, prose

WARNINGS = {
    "no_signer": gettext_lazy("Too few signers"),
    "few_contacts": gettext_lazy("Fewer than two contacts"),
    "looks_alike": gettext_lazy("Looks like another company"),
    "no_liaison": gettext_lazy("No liaison"),
}

DATED = {
    "company_added": gettext_lazy("Company added: %(coalition)s from %(day)s"),
    "company_edited": gettext_lazy("Changed: %(changed)s"),
    "coalition_joined": gettext_lazy("Joined %(coalition)s from %(day)s"),
    "coalition_left": gettext_lazy("Leaves %(coalition)s, last day %(day)s"),
    "platforms_named": gettext_lazy("Other platforms named in %(coalition)s from %(day)s"),
    "platform_added": gettext_lazy("Platform %(platform)s added from %(day)s"),
    "platform_retired": gettext_lazy("Platform %(platform)s ends, last day %(day)s"),
    "platform_moved": gettext_lazy("Platform %(platform)s goes to %(to)s from %(day)s"),
    "platform_taken": gettext_lazy("Platform %(platform)s comes from %(former)s from %(day)s"),
    "owner_changed": gettext_lazy("Owner group %(to)s from %(day)s"),
    "merged": gettext_lazy("Becomes part of %(into)s, last day %(day)s"),
    "took_over": gettext_lazy("Takes over %(former)s, last day %(day)s"),
    "rhythm_changed": gettext_lazy("Reporting rhythm from %(day)s: %(rhythm)s"),
    "entry_taken_back": gettext_lazy("Taken back: %(entry)s"),
    "signers_required": gettext_lazy("Signatures required: %(number)s"),
    "role_assigned": gettext_lazy("%(role)s of %(company)s"),
    "left": gettext_lazy("Left %(company)s"),
}
"""Acts on a company and on its people, with what and from when."""

_FIELDS = {
    "name": gettext_lazy("name"),
    "other_names": gettext_lazy("other names"),
    "language": gettext_lazy("language"),
    "time_zone": gettext_lazy("time zone"),
    "liaison": gettext_lazy("liaison"),
}


def happened(verb: str, details: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """One act of ``DATED``; ``names`` says what slugs and codes are called. Empty for details that say too little."""
    words = {key: _said(key, value, names) for key, value in details.items()}
    if "entry" in details:
        words["entry"] = happened(details["entry"], {key: details[key] for key in details if key != "entry"}, names)
    try:
        return str(DATED[verb]) % words
    except KeyError:
        return ""


def _said(key: str, value: Any, names: Mapping[str, str]) -> str:
    if key == "day":
        return dates.day(datetime.date.fromisoformat(value))
    if key == "changed":
        return prose.listed(str(_FIELDS.get(field, field)) for field in value)
    if key == "rhythm":
        return str(Rhythm(value).label)
    if key == "role":
        return str(CompanyRoleName(value).label)
    return names.get(str(value), str(value))


def warning(code: str) -> str:
    """What is missing or doubtful about a company."""
    return str(WARNINGS[code])


def span(starts_on: datetime.date, ends_on: datetime.date | None) -> str:
    """From a day on, or to a last one."""
    words = {"first": dates.day(starts_on), "last": dates.day(ends_on) if ends_on else ""}
    return _("%(first)s to %(last)s") % words if ends_on else _("from %(first)s") % words


def standing(code: str, day: datetime.date | None) -> str:
    """Whether a company is a member, with the day on which that changes or changed."""
    words = {"day": dates.day(day) if day else ""}
    return {
        "member": _("Member"),
        "joining": _("Joins on %(day)s") % words,
        "leaving": _("Leaves after %(day)s") % words,
        "left": _("Left on %(day)s") % words,
        "merged": _("Merged on %(day)s") % words,
        "none": _("Never a member"),
    }[code]


def expected(one: Expectation | None, quarter: QuarterKey) -> list[str]:
    """What a company would report in a quarter, a line each; one that says so where nothing."""
    if one is None or not one.is_expected:
        return [_("Not expected")]
    lines = []
    for coalition in one.coalitions:
        rows = [row for row in one.rows if row.coalition == coalition]
        held = prose.listed(_with_days(row, quarter) for row in rows)
        lines.append(prose.labelled(str(coalition), held or _("no platform")))
    owner = one.owner_group.name if one.owner_group else one.company.name
    lines.append(prose.labelled(_("Owner group"), owner))
    if one.is_yearly:
        lines.append(_("Due at year end"))
    return lines


def _with_days(row: PlatformDays, quarter: QuarterKey) -> str:
    """A platform, with its days where it was not held for the whole quarter."""
    if (row.starts_on, row.ends_on) == (quarter.first_day, quarter.last_day):
        return row.platform.name
    return prose.aside(row.platform.name, dates.window(row.starts_on, row.ends_on))


def groups(number: int) -> str:
    """How many species groups a measure is split into."""
    return ngettext("%(number)s group", "%(number)s groups", number) % {"number": number}


def opened_stay(quarters: Iterable[QuarterKey]) -> str:
    """That quarters which have opened keep who is expected in them; empty without any."""
    names = prose.listed(dates.quarter(key) for key in quarters)
    sentence = _("Open already, with who is expected as it was frozen: %(quarters)s. That stays.")
    return sentence % {"quarters": names} if names else ""


def what_becomes_of(*, waiting: Sequence[str], unfinished: Sequence[str], tokens: int) -> list[str]:
    """What is revoked and what stays when a company becomes part of another, a sentence each."""
    said = []
    if waiting:
        sentence = ngettext(
            "The invitation that waits is revoked: %(addresses)s.",
            "The invitations that wait are revoked: %(addresses)s.",
            len(waiting),
        )
        said.append(sentence % {"addresses": prose.listed(waiting)})
    if unfinished:
        sentence = _("Its own people finish what is not accepted yet, with its questions and dates: %(quarters)s.")
        said.append(sentence % {"quarters": prose.listed(unfinished)})
    if tokens:
        sentence = ngettext(
            "%(count)s API token goes on working for its own returns until it expires.",
            "%(count)s API tokens go on working for its own returns until they expire.",
            tokens,
        )
        said.append(sentence % {"count": tokens})
    own = _("Its reporting profile and saved labels stay with it. The other company sets its own for the platforms.")
    return [*said, own]


def at_year_end(number: int, expected: int) -> str:
    """How many of the companies that are expected report at year end; empty for none."""
    sentence = ngettext(
        "%(number)s of %(expected)s reports at year end.",
        "%(number)s of %(expected)s report at year end.",
        number,
    )
    return sentence % {"number": number, "expected": expected} if number else ""
