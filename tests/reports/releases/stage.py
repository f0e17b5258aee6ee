"""A stage for releases: companies that answer many quarters at once, written straight into the tables."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping

from django.utils import timezone

from members.access import SiteRole
from members.models import Company, User
from reports.actions import quarters, release_inputs, releases
from reports.aggregate.facts import Fact
from reports.calendar import QuarterKey
from reports.models import (
    Count,
    DisclosurePolicy,
    Measure,
    Quarter,
    Release,
    Revision,
    SpeciesGroup,
    State,
    Submission,
)
from reports.parts import Part
from tests import cast

NAMES = ("altair", "beryl", "cobalt", "deneb", "ebro", "feldspar", "gneiss")
USUAL = {"removed-own": 300, "blocked": 100}


class Stage:
    """Seven companies of one size, the two people a release needs, and a policy."""

    def __init__(self, first: QuarterKey, last: QuarterKey) -> None:
        self.companies = [cast.company(name) for name in NAMES]
        self.analyst = cast.person("freezer@coalition.example", SiteRole.ANALYST)
        self.publisher = cast.person("second@coalition.example", SiteRole.PUBLISHER)
        self.policy = DisclosurePolicy.objects.create(version=1, minimum_contributors=5, p=10)
        self.quarters = [self.open(first.plus(at)) for at in range(last.since(first) + 1)]
        self.last = self.quarters[-1]

    def open(self, key: QuarterKey) -> Quarter:
        """A quarter whose expected set is frozen."""
        quarter = quarters.plan(key, by=None)
        quarters.open_quarter(quarter, by=None, now=quarter.opens_at + datetime.timedelta(hours=1))
        return quarter

    def add_quarter(self, counts: Mapping[str, int] | None = None) -> Quarter:
        """The quarter after the last, open and answered by everybody."""
        self.last = self.open(release_inputs.key_of(self.last).next())
        self.quarters.append(self.last)
        for submission in self.last.submissions.all():
            self.answer(submission, counts or USUAL)
        return self.last

    def answer_all(self, counts: Mapping[str, int] | None = None, *, but: tuple[str, ...] = ()) -> None:
        """Every company gives the same answer in every quarter, except those named."""
        for submission in Submission.objects.exclude(company__slug__in=but):
            self.answer(submission, counts or USUAL)

    def answer(self, submission: Submission, counts: Mapping[str, int], *, group: str = "PANGOLIN") -> Revision:
        """Sign and accept one return: ``counts`` is measure to number, all of it in one species group."""
        signed_at = submission.quarter.opens_at + datetime.timedelta(days=3)
        number = submission.revisions.count() + 1
        revision = Revision.objects.create(
            submission=submission,
            number=number,
            hash=hashlib.sha256(f"{submission.pk} {number}".encode()).hexdigest(),
            has_content=bool(counts),
            author=self.analyst,
            signed_at=signed_at,
        )
        measures = {measure.code: measure for measure in Measure.objects.all()}
        platform = submission.platform_rows.get().platform
        Count.objects.bulk_create(
            Count(
                revision=revision,
                platform=platform,
                measure=measures[code],
                species_group=SpeciesGroup.objects.get(code=group),
                value=value,
            )
            for code, value in counts.items()
        )
        Submission.objects.filter(pk=submission.pk).update(
            state=State.ACCEPTED,
            latest_revision=revision,
            accepted_revision=revision,
            first_signed_at=signed_at,
            submitted_at=signed_at,
            accepted_at=timezone.now(),
            accepted_by=self.analyst,
        )
        return revision

    def facts(self, release: Release) -> list[Fact]:
        """The counts of a release's inputs as values, for sums made by other code than the release's."""
        revisions = release.inputs.values_list("revision", flat=True)
        return [
            Fact(
                quarter=release_inputs.key_of(count.revision.submission.quarter),
                company=count.revision.submission.company.slug,
                owner_group=count.revision.submission.owner_group.slug,
                scopes=frozenset(),
                platform_type="",
                measure=count.measure.code,
                species_group=count.species_group.code,
                section=count.species_group.section.code,
                wildlife=count.species_group.section.is_wildlife,
                value=count.value,
                part=Part(count.measure.part) if count.measure.part else None,
            )
            for count in Count.objects.filter(revision__in=revisions)
            if count.value is not None
        ]

    def submission(self, company: str, quarter: str) -> Submission:
        return Submission.objects.get(company__slug=company, quarter__code=quarter)

    def freeze(self, quarter: Quarter | None = None, *, by: User | None = None) -> Release:
        return releases.freeze(quarter or self.last, by=by or self.analyst)

    def publish(self, quarter: Quarter | None = None) -> Release:
        """Freeze, sign and make the files of a release."""
        release = self.freeze(quarter)
        releases.make_files(releases.publish(release, by=self.publisher))
        release.refresh_from_db()
        return release

    def company(self, slug: str) -> Company:
        return next(company for company in self.companies if company.slug == slug)
