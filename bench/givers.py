"""Companies of a given size for the benchmarks, with a signed quarter behind them and an open one to fill in."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from members.access import CompanyRoleName
from members.models import (
    Coalition,
    Company,
    CompanyRole,
    MembershipSpell,
    Platform,
    PlatformSpell,
    PlatformType,
    User,
)
from reports.actions import drafts, quarters, signatures
from reports.calendar import QuarterKey
from reports.drafts import Draft
from reports.models import Door, Quarter, Split, Submission
from reports.parts import TOTAL
from reports.profiles import Layout
from reports.rules.cells import Box, Cell
from reports.rules.explained import digest_of

SINCE = datetime.date(2020, 1, 1)
PART = 10


@dataclass(frozen=True)
class Giver:
    """One company, its signer, and its return in the open quarter."""

    company: Company
    signer: User
    submission: Submission

    def cells(self) -> list[Cell]:
        """A number in every box of every measure that is split by species: 310 to a platform with 61 groups."""
        layout = Layout(self.submission)
        split = [m.code for m in layout.platform_measures if m.split == Split.SPECIES]
        return [
            Cell(row.slug, measure, group, PART * len(layout.groups) if group == TOTAL else PART)
            for row in layout.platforms
            for measure in split
            for group in (TOTAL, *layout.groups)
        ]


def givers(*sizes: int) -> list[Giver]:
    """A company for each number of platforms. Opens the two quarters after the last one and signs the first."""
    people = [_company(size) for size in sizes]
    last = QuarterKey.holding(Quarter.objects.latest("starts_on").starts_on)
    for key in (last.next(), last.plus(2)):
        quarter = quarters.plan(key, by=None)
        quarters.open_quarter(quarter, by=None, now=quarter.opens_at)
        made = list(_in(quarter, people))
        if key == last.next():
            for giver in made:
                _sign(giver)
    return made


def _company(size: int) -> tuple[Company, User]:
    slug = f"bench-{size}"
    company = Company.objects.create(slug=slug, name=slug.title(), is_demonstration=True)
    kind = PlatformType.objects.get(code="e-commerce")
    for number in range(size):
        platform = Platform.objects.create(slug=f"{slug}-{number}", name=f"{slug} {number}", platform_type=kind)
        PlatformSpell.objects.create(platform=platform, company=company, starts_on=SINCE)
    MembershipSpell.objects.create(company=company, coalition=Coalition.objects.get(code="global"), starts_on=SINCE)
    signer = User.objects.create_user(f"signer@{slug}.example", name="Signer")
    CompanyRole.objects.create(user=signer, company=company, role=CompanyRoleName.SIGNER)
    return company, signer


def _in(quarter: Quarter, people: list[tuple[Company, User]]) -> Iterator[Giver]:
    for company, signer in people:
        submission = Submission.objects.select_related("company", "quarter").get(company=company, quarter=quarter)
        yield Giver(company, signer, submission)


def _sign(giver: Giver) -> None:
    """Everything answered and signed, so that the quarter after has numbers beside its boxes."""
    submission = giver.submission
    every = {cell.box: cell for cell in giver.cells()}
    for box in Layout(submission).profile:
        if box not in every and box.species_group in (TOTAL, None):
            every[box] = Cell(*box, 0)
    drafts.replace(submission, every.values(), by=giver.signer, door=Door.FORM)
    draft = Draft(submission)
    shown = digest_of(draft.reasons)
    signature = signatures.Signature(draft.hash, "Signer", "", "From our records.", "en", reasons=shown)
    signatures.sign(submission, by=giver.signer, signature=signature)


def box_of(giver: Giver, group: str) -> Box:
    """One box of the company's first platform."""
    return Box(f"{giver.company.slug}-0", "blocked", group)
