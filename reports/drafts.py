"""Reads a draft as a whole: its cells, what keeps it from being signed, and the hash a signer would attest."""

from __future__ import annotations

from django.utils.functional import cached_property

from reports import canonical
from reports.models import Submission
from reports.profiles import Layout
from reports.rules.cells import Box, Cell, Finding, Severity
from reports.rules.draft import findings
from reports.rules.revision import complete


class Draft:
    """One draft, read once."""

    def __init__(self, submission: Submission, layout: Layout | None = None) -> None:
        self.submission = submission
        self.layout = layout or Layout(submission)

    @cached_property
    def cells(self) -> dict[Box, Cell]:
        """The answered boxes."""
        counts = self.submission.draft_counts.values_list(
            "platform__slug", "measure__code", "species_group__code", "value", "not_tracked"
        )
        company = self.submission.draft_company_counts.values_list("measure__code", "value", "not_tracked")
        cells = [Cell(*row) for row in counts] + [Cell(None, code, None, value, flag) for code, value, flag in company]
        return {cell.box: cell for cell in cells}

    @cached_property
    def findings(self) -> list[Finding]:
        """What the rules say, in the order of the boxes."""
        return findings(list(self.cells.values()), profile=self.layout.profile, outside=self.layout.outside)

    @property
    def blocking(self) -> list[Finding]:
        """What keeps it from being signed."""
        return [finding for finding in self.findings if finding.severity == Severity.BLOCKING]

    @cached_property
    def completed(self) -> list[Cell]:
        """The cells of the revision that signing would make; ask only when nothing blocks."""
        return complete(list(self.cells.values()), outside=self.layout.outside)

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the revision that signing would make; ask only when nothing blocks."""
        return content_hash(self.submission, self.completed)

    @cached_property
    def required(self) -> set[Box]:
        """The boxes that must be answered: totals and company measures of the profile."""
        return {box for box in self.layout.profile if box.is_company_count or box.species_group == "TOTAL"}

    @property
    def answered(self) -> int:
        """How many of the required boxes have an answer."""
        return sum(1 for box in self.required if box in self.cells)


def content_hash(submission: Submission, cells: list[Cell]) -> str:
    """The hash of a revision with these cells."""
    company = [cell for cell in cells if cell.platform is None]
    counts = [cell for cell in cells if cell.platform is not None]
    _canonical, sha256 = canonical.digest(submission.company.slug, submission.quarter.code, counts, company)
    return sha256
