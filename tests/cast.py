"""One cast for all tests: a company and its people, a rival, a holding, the secretariat, a quarter in progress."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.core.management import call_command

from members.access import CompanyRoleName, SiteRole
from members.models import (
    Coalition,
    Company,
    CompanyRole,
    MembershipSpell,
    OwnerGroup,
    Ownership,
    Platform,
    PlatformSpell,
    PlatformType,
    User,
)
from reports.actions import corrections, explanations, quarters, releases, reviews, signatures
from reports.actions.drafts import save
from reports.actions.signatures import Signature
from reports.calendar import QuarterKey
from reports.drafts import Draft
from reports.models import (
    DisclosurePolicy,
    Door,
    Quarter,
    Reason,
    Release,
    ReleaseInput,
    ReportingProfile,
    Revision,
    Submission,
)
from reports.rules.cells import Box, Cell
from reports.rules.explained import digest_of, key_of
from tests import remembered

NOW = datetime.datetime(2026, 10, 10, 12, tzinfo=datetime.UTC)
QUARTER = QuarterKey(2026, 3)
PASSWORD = "demonstration-only"
MEASURES = ("removed-own", "removed-reported", "blocked", "accounts-closed")
GROUPS = ("ELE-IVORY", "PANGOLIN", "TIGER", "PAR-GREY", "TOOL")
COMPANY_MEASURES = ("reports-received", "reports-acted")


def person(email: str, role: str = SiteRole.NONE, **fields: Any) -> User:
    """A person with an unusable password; tests sign in by ``force_login``."""
    return User.objects.create_user(email, role=role, name=email.partition("@")[0], **fields)


def colleague(company: Company, role: CompanyRoleName) -> User:
    """A person with a role in a company."""
    user = person(f"{role}@{company.slug}.example")
    CompanyRole.objects.create(user=user, company=company, role=role)
    return user


def company(slug: str, *, group: OwnerGroup | None = None, kind: str = "e-commerce") -> Company:
    """A member of the global coalition since 2020 with one platform and a small reporting profile."""
    made = Company.objects.create(slug=slug, name=slug.title(), is_demonstration=True)
    since = datetime.date(2020, 1, 1)
    owner = group or OwnerGroup.objects.create(slug=slug, name=slug.title())
    Ownership.objects.create(company=made, owner_group=owner, starts_on=since)
    add_platform(made, f"{slug}-market", kind=kind)
    MembershipSpell.objects.create(company=made, coalition=Coalition.objects.get(code="global"), starts_on=since)
    boxes = {f"{slug}-market": {measure: ["TOTAL", *GROUPS] for measure in MEASURES}}
    ReportingProfile.objects.create(company=made, starts_on=since, boxes=boxes, company_measures=list(COMPANY_MEASURES))
    return made


def add_platform(owner: Company, slug: str, *, kind: str = "e-commerce", since: str = "2020-01-01") -> Platform:
    """One more platform of a company."""
    platform_type = PlatformType.objects.get(code=kind)
    platform = Platform.objects.create(slug=slug, name=slug.replace("-", " ").title(), platform_type=platform_type)
    PlatformSpell.objects.create(platform=platform, company=owner, starts_on=datetime.date.fromisoformat(since))
    return platform


def full_answer(submission: Submission, size: int = 100) -> dict[Box, Cell | None]:
    """An answer to every box of the small profile: totals of ``size`` and a few parts."""
    platform = f"{submission.company.slug}-market"
    cells = [Cell(platform, measure, "TOTAL", size) for measure in MEASURES]
    cells += [Cell(platform, measure, "PANGOLIN", size // 4) for measure in MEASURES]
    cells += [Cell(platform, "blocked", "TIGER", 0), Cell(platform, "removed-own", "TOOL", 3)]
    cells += [Cell(None, code, None, 7) for code in COMPANY_MEASURES]
    return {cell.box: cell for cell in cells}


def fill(submission: Submission, *, by: User, size: int = 100) -> Draft:
    """A complete draft."""
    return save(submission, full_answer(submission, size), by=by, door=Door.FORM, now=NOW)


def signature(submission: Submission) -> Signature:
    """The attestation of the draft as it is."""
    draft = Draft(submission)
    shown = digest_of(draft.reasons)
    return Signature(draft.hash, "Sam Signer", "Policy lead", "From our records.", "en", reasons=shown)


def explain(submission: Submission, *, by: User, text: str = "We looked again, and it is right.") -> Draft:
    """One reason for everything that is flagged and has none yet."""
    draft = Draft(submission)
    keys = [key_of(finding) for finding in draft.unexplained]
    return explanations.explain(submission, keys, reason=Reason.OTHER, text=text, by=by) if keys else draft


def sign(submission: Submission, *, by: User) -> Revision:
    """Explain what is flagged, then sign the draft as it is."""
    explain(submission, by=by)
    return signatures.sign(submission, by=by, signature=signature(submission), now=NOW)


def send_back(submission: Submission, *, by: User, note: str = "") -> None:
    """Give the newest revision back to its company."""
    submission.refresh_from_db()
    assert submission.latest_revision is not None
    reviews.send_back(submission, by=by, revision_hash=submission.latest_revision.hash, note=note)


@dataclass
class World:
    """Everybody, by name; ``submission`` is the company's for the quarter in progress."""

    company: Company
    preparer: User
    signer: User
    viewer: User
    rival: Company
    rival_signer: User
    rival_preparer: User
    holding: list[Company]
    analyst: User
    publisher: User
    administrator: User
    partner: User
    observer: User
    quarter: Quarter
    anonymous: None = None
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def submission(self) -> Submission:
        return self.submission_of(self.company)

    def submission_of(self, company: Company) -> Submission:
        """A company's submission for the quarter in progress."""
        return Submission.objects.select_related("company", "quarter").get(company=company, quarter=self.quarter)

    def accepted(self, company: Company, size: int = 100) -> Submission:
        """Fill in, sign and accept one company's return."""
        submission = self.submission_of(company)
        signer = User.objects.get(company_roles__company=company, company_roles__role=CompanyRoleName.SIGNER)
        fill(submission, by=signer, size=size)
        revision = sign(submission, by=signer)
        reviews.accept(submission, by=self.analyst, revision_hash=revision.hash)
        return submission

    def signed_before(self, company: Company, size: int = 100, *, back: int = 1) -> Submission:
        """A company's return for the quarter before, or some quarters back, signed in time and without flags."""
        earlier = quarters.plan(QUARTER.plus(-back), by=self.administrator)
        quarters.open_quarter(earlier, by=self.administrator, now=earlier.opens_at)
        submission = Submission.objects.select_related("company", "quarter").get(company=company, quarter=earlier)
        signer = User.objects.get(company_roles__company=company, company_roles__role=CompanyRoleName.SIGNER)
        save(submission, full_answer(submission, size), by=signer, door=Door.FORM, now=earlier.opens_at)
        signatures.sign(submission, by=signer, signature=signature(submission), now=earlier.opens_at)
        return submission

    def flagged(self) -> Submission:
        """A complete draft of the company in which two totals are ten times those of the quarter before."""
        self.signed_before(self.company)
        fill(self.submission, by=self.preparer)
        jumps = {"blocked": 1000, "removed-own": 1017}
        cells = [Cell("aurora-market", measure, "TOTAL", value) for measure, value in jumps.items()]
        save(self.submission, {cell.box: cell for cell in cells}, by=self.preparer, door=Door.FORM)
        return self.submission

    def held(self) -> Submission:
        """The company's return, opened again for a correction, while a release is made of what was accepted."""
        submission = self.accepted(self.company)
        corrections.ask(submission, by=self.signer, reason="We counted some twice.")
        DisclosurePolicy.objects.create(version=1, minimum_contributors=5, p=10)
        releases.freeze(self.quarter, by=self.analyst)
        return submission

    def move_platform(self, on: datetime.date) -> None:
        """The company's platform goes to the rival on a day of the quarter after, which has opened since."""
        held = PlatformSpell.objects.get(company=self.company)
        PlatformSpell.objects.filter(pk=held.pk).update(ends_on=on - datetime.timedelta(days=1))
        PlatformSpell.objects.create(platform=held.platform, company=self.rival, starts_on=on)
        self.quarter = quarters.plan(QUARTER.next(), by=self.administrator)
        quarters.open_quarter(self.quarter, by=self.administrator, now=self.quarter.opens_at)


def make_world() -> World:
    """The cast in its starting positions; the clock stands at ``NOW``. Code lists must be loaded."""
    aurora, borealis = company("aurora"), company("borealis")
    group = OwnerGroup.objects.create(slug="delta-holding", name="Delta Holding")
    holding = [company(f"delta-{n}", group=group, kind="classifieds") for n in (1, 2, 3)]
    for member in holding:
        colleague(member, CompanyRoleName.SIGNER)
    administrator = person("admin@coalition.example", SiteRole.ADMINISTRATOR)
    quarter = quarters.plan(QUARTER, by=administrator)
    quarters.open_quarter(quarter, by=administrator, now=NOW)
    return World(
        company=aurora,
        preparer=colleague(aurora, CompanyRoleName.PREPARER),
        signer=colleague(aurora, CompanyRoleName.SIGNER),
        viewer=colleague(aurora, CompanyRoleName.VIEWER),
        rival=borealis,
        rival_signer=colleague(borealis, CompanyRoleName.SIGNER),
        rival_preparer=colleague(borealis, CompanyRoleName.PREPARER),
        holding=holding,
        analyst=person("analyst@coalition.example", SiteRole.ANALYST),
        publisher=person("publisher@coalition.example", SiteRole.PUBLISHER),
        administrator=administrator,
        partner=person("monitor@partner.example", SiteRole.PARTNER),
        observer=person("observer@authority.example", SiteRole.OBSERVER),
        quarter=quarter,
    )


def load_code_lists() -> None:
    """Species groups, measures, platform types and coalitions, as the site ships them."""
    remembered.code_lists(lambda: call_command("load_codes", verbosity=0))


def hold(submission: Submission, by: User) -> Release:
    """A release is frozen with this return in it."""
    policy = DisclosurePolicy.objects.create(version=1, minimum_contributors=5, p=10)
    stamps = {"cutoff_at": NOW, "frozen_at": NOW, "frozen_by": by, "hash": "0" * 64}
    release = Release.objects.create(quarter=submission.quarter, edition=1, policy=policy, **stamps)
    ReleaseInput.objects.create(release=release, submission=submission, revision=submission.accepted_revision)
    return release
