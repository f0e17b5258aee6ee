"""Sets what a company tracks from one quarter on; an earlier row is never rewritten, a signed quarter never touched."""

from __future__ import annotations

import datetime
import zoneinfo
from collections.abc import Iterator
from functools import cache

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events
from members.models import Company, User
from reports import clock
from reports.actions.periods import require_open
from reports.actions.proposals import LONGEST_TEXT, propose, standing, tell
from reports.calendar import QuarterKey
from reports.errors import Invalid, NotAllowed, PeriodClosed, Problem, Stale, WrongState
from reports.models import BlockedWay, Measure, Part, ReportingProfile, Submission
from reports.parts import TOTAL
from reports.profiles import Layout, in_force, kept_with, layout_of
from reports.rules.codes import Code
from reports.tracking import BLOCKED, TIME_ZONE, Choice, Touched, difference
from reports.wording import dates
from reports.wording import profile as wording


def starts(company: Company, now: datetime.datetime | None = None) -> list[QuarterKey]:
    """The quarters from which a change may hold: that of the open return while it was never signed, and the next."""
    today = QuarterKey.holding(clock.today(now))
    returns = company.submissions.filter(is_practice=False).select_related("quarter")
    newest = returns.order_by("-quarter__starts_on").first()
    if newest is None:
        return [today]
    key = QuarterKey.holding(newest.quarter.starts_on)
    coming = max(key.next(), today.previous())
    return [key, coming] if _takes_a_profile(newest, now) else [coming]


@transaction.atomic
def set_profile(
    company: Company, choice: Choice, *, starts_on: QuarterKey, by: User, note: str = "", read: str = ""
) -> ReportingProfile:
    """Let a choice hold from a quarter on, and propose a series break where numbers become incomparable.

    ``note`` tells the secretariat what changed; a break needs it. ``read`` is the fingerprint of the choice that was
    changed. The same choice again writes nothing. Raises NotAllowed, WrongState for a quarter that takes no change,
    Stale, and Invalid with one problem for each place.
    """
    if not can(by, Permission.DRAFT_EDIT, company):
        raise NotAllowed(_("You may read this profile and not change it."), code="forbidden")
    _hold(company, starts_on)
    layout = layout_of(company, starts_on)
    if read and read != layout.choice.fingerprint:
        raise Stale(_("Somebody changed this profile since you opened it. Read it, then change it."))
    if layout.stored and not difference(layout.choice, choice):
        return layout.stored
    found = problems(layout, choice, note=note)
    if found:
        raise Invalid(found[0].detail, code=found[0].code, problems=found)
    touched = touched_by(layout, choice)
    made, _created = ReportingProfile.objects.update_or_create(
        company=company,
        starts_on=starts_on.first_day,
        defaults=kept_with(layout.stored, choice) | {"made_by": by, "made_at": timezone.now()},
    )
    event = events.record("profile_set", company, by=by, note=note.strip(), starts_on=str(starts_on))
    if proposal := propose(company, starts_on, touched, text=note.strip(), by=by):
        tell(proposal, event)
    return made


def touched_by(layout: Layout, choice: Choice) -> Touched | None:
    """What a series break would touch: this choice against the day before its quarter, if anything was said then."""
    company, first = layout.submission.company, layout.submission.quarter.starts_on
    before = in_force(company, first - datetime.timedelta(days=1))
    blocked = set(Measure.objects.filter(part=Part.BLOCKED).values_list("code", flat=True))
    return difference(layout.under(before), choice).touched(blocked) if before else None


def problems(layout: Layout, choice: Choice, *, note: str) -> list[Problem]:
    """What keeps a choice from being set, place by place."""
    return [*_of_boxes(layout, choice), *_of_ways(layout, choice), *_of_note(layout, choice, note.strip())]


def _takes_a_profile(submission: Submission, now: datetime.datetime | None = None) -> bool:
    """Never signed, and still open."""
    try:
        require_open(submission, now)
    except PeriodClosed:
        return False
    return submission.latest_revision_id is None


def _hold(company: Company, key: QuarterKey) -> None:
    """Keep others from changing the profile or signing under it meanwhile. Raises WrongState."""
    # Not for its key: whoever holds a return and writes a row of the company must not wait for us, who wait for theirs.
    Company.objects.select_for_update(no_key=True).get(pk=company.pk)
    submission = company.submissions.filter(quarter__code=str(key)).first()
    if submission and Submission.objects.locked(submission).latest_revision_id:
        signed = _("%(quarter)s is signed. What it was signed under stays.") % {"quarter": dates.quarter(key)}
        raise WrongState(f"{signed} {wording.begins(starts(company))}")
    possible = starts(company)
    if key not in possible:
        raise WrongState(wording.begins(possible))


def _of_note(layout: Layout, choice: Choice, note: str) -> Iterator[Problem]:
    key = QuarterKey.holding(layout.submission.quarter.starts_on)
    if not note and touched_by(layout, choice) and not standing(layout.submission.company, key):
        told = _("Say what changed: the numbers before and after cannot be compared as they are.")
        yield Problem("empty_note", told, "/note")
    if len(note) > LONGEST_TEXT:
        yield Problem(Code.TOO_LONG, _("Write %(most)d characters at most.") % {"most": LONGEST_TEXT}, "/note")
    if "\0" in note:
        yield Problem(Code.BAD_CHARACTER, _("There is a character here that cannot be seen."), "/note")


def _of_boxes(layout: Layout, choice: Choice) -> Iterator[Problem]:
    known = set(layout.under(None).profile)
    if layout.platforms and not any(choice.boxes.values()):
        yield Problem("no_measure", _("Tick at least one measure that you track."))
    for box in choice.profile:
        if box not in known:
            told = _("We do not know “%(box)s” in this quarter's lists.") % {"box": "/".join(filter(None, box))}
            yield Problem(Code.UNKNOWN_CODE, told)
    for platform, measures in choice.boxes.items():
        for measure, groups in measures.items():
            if TOTAL not in groups:
                told = _("%(name)s: tick its total too, or untick its groups.")
                told %= {"name": wording.column(layout, platform, measure)}
                yield Problem("no_total", told, f"/{platform}/{measure}/{TOTAL}")


def _of_ways(layout: Layout, choice: Choice) -> Iterator[Problem]:
    for platform, ways in choice.ways.items():
        name = {"name": wording.place(layout, platform)}
        if ways.get(BLOCKED, "") not in ("", *BlockedWay.values):
            yield Problem(
                "bad_way", _("%(name)s: choose how blocked items are counted.") % name, f"/{platform}/blocked"
            )
        if ways.get(TIME_ZONE) and ways[TIME_ZONE] not in time_zones():
            told = _("%(name)s: we do not know the time zone “%(zone)s”. Write one like Asia/Shanghai.")
            yield Problem("bad_time_zone", told % (name | {"zone": ways[TIME_ZONE][:60]}), f"/{platform}/time_zone")


@cache
def time_zones() -> tuple[str, ...]:
    """The zones that have a place's name, and UTC."""
    names = zoneinfo.available_timezones()
    return ("UTC", *sorted(name for name in names if "/" in name and not name.startswith("Etc/")))
