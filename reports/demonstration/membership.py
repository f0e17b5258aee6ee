"""What the directory shows: who looks after whom, who leaves and joins, a platform that moves, one yearly rhythm."""

from __future__ import annotations

import datetime

from members.access import SiteRole
from members.actions import companies, events, memberships, platforms
from members.actions.companies import NewCompany, Particulars
from members.actions.platforms import NewPlatform
from members.models import Company, PlatformType, ReportingRhythm, Rhythm, User
from reports.actions.frozen_sets import frozen_of
from reports.actions.quarters import YEAR_END, year_end_of
from reports.demonstration.people import People
from reports.demonstration.timeline import Timeline
from reports.models import Submission

NOBODYS = ("skarn", "loess", "cursa")
LEAVES, SELLS, BUYS, SOLD, YEARLY = "dolerite", "phonolite", "chert", "phonolite-search", "olivine"
JOINS = Particulars("Quartz Bazaar", {"zh-hans": "石英集市"}, time_zone="Asia/Shanghai")


def write(timeline: Timeline, everybody: People) -> None:
    """Write it with the product's own acts, from the next quarter on; quarters that have opened stay as they are."""
    after = timeline.quarters[-1].plus(2).first_day
    _look_after(everybody)
    by = everybody.secretariat[SiteRole.ADMINISTRATOR]
    _change(everybody, after, by)
    _report_yearly(timeline, everybody, by)


def _look_after(everybody: People) -> None:
    """The three of the secretariat share the companies; a few have nobody yet."""
    desk = [everybody.secretariat[role] for role in (SiteRole.ANALYST, SiteRole.PUBLISHER, SiteRole.ADMINISTRATOR)]
    kept = [company for slug, company in sorted(everybody.companies.items()) if slug not in NOBODYS]
    for number, company in enumerate(kept):
        company.liaison = desk[number % len(desk)]
    Company.objects.bulk_update(kept, ["liaison"])


def _change(everybody: People, after: datetime.date, by: User) -> None:
    """One company joins with the next quarter, one leaves before it, one platform is sold then."""
    known, coalitions = everybody.companies, everybody.coalitions
    shop = NewPlatform("Quartz Bazaar", PlatformType.objects.get(code="e-commerce"))
    new = companies.add(
        NewCompany(JOINS, coalitions["china"], after, platforms=[shop]), by=by, reason="Signed the pledge."
    )
    Company.objects.filter(pk=new.pk).update(is_demonstration=True)
    last_day, reason = after - datetime.timedelta(days=1), "Closes its auctions."
    for spell in known[LEAVES].spells.all() if LEAVES in known else ():
        memberships.leave(known[LEAVES], spell.coalition, last_day=last_day, by=by, reason=reason, frozen=frozen_of)
    if SELLS in known and BUYS in known:
        sold, buyer = everybody.platforms[SOLD], known[BUYS]
        platforms.move(
            known[SELLS], sold, to=buyer, starts_on=after, counts_in=None, by=by, reason="Sold.", frozen=frozen_of
        )


def _report_yearly(timeline: Timeline, everybody: People, by: User) -> None:
    """A small company reports at year end since the quarter in progress, whose return is due then."""
    company, key = everybody.companies.get(YEARLY), timeline.quarters[-1]
    if company is None:
        return
    ReportingRhythm.objects.create(company=company, rhythm=Rhythm.YEARLY, starts_on=key.first_day)
    told = {"rhythm": Rhythm.YEARLY, "day": key.first_day.isoformat()}
    events.record("rhythm_changed", company, by=by, note="Two people do it beside their work.", **told)
    if key.number != YEAR_END:
        due_at, closes_at = year_end_of(key.year)
        mine = Submission.objects.filter(company=company, quarter__code=str(key))
        mine.update(own_due_at=due_at, own_closes_at=closes_at)
