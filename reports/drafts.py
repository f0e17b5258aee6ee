"""Reads a draft as a whole: its cells, what the rules say of it, and the hash a signer would attest."""

from __future__ import annotations

from django.utils.functional import cached_property

from reports import canonical
from reports.background import background_of
from reports.models import ExplainedFinding, Submission
from reports.profiles import Layout
from reports.rules.cells import Box, Cell, Finding, Severity
from reports.rules.codes import Code
from reports.rules.draft import findings
from reports.rules.explained import ANNOUNCED, Key, Reasons, Told, key_of
from reports.rules.past import Past
from reports.rules.plausibility import Background, doubts
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
    def blocking(self) -> list[Finding]:
        """What must be changed before it can be signed, in the order of the boxes; reads no past."""
        return findings(list(self.cells.values()), profile=self.layout.profile, outside=self.layout.outside)

    @cached_property
    def doubts(self) -> list[Finding]:
        """What wants a reason, the weightiest first, then what is worth knowing; reads the past."""
        return doubts(list(self.cells.values()), self._background)

    @property
    def findings(self) -> list[Finding]:
        """All that the rules say."""
        return [*self.blocking, *self.doubts]

    @property
    def to_explain(self) -> list[Finding]:
        """What wants a reason, whether it has one or not."""
        return [finding for finding in self.doubts if finding.severity == Severity.EXPLAIN]

    @property
    def information(self) -> list[Finding]:
        """What is worth knowing and asks for nothing."""
        return [finding for finding in self.doubts if finding.severity == Severity.INFORMATION]

    @cached_property
    def explained(self) -> list[tuple[Finding, Told]]:
        """What wanted a reason and has it: written for this very number, or announced ahead."""
        found = [(finding, self._reason_of(finding)) for finding in self.to_explain]
        return [(finding, told) for finding, told in found if told is not None]

    @property
    def reasons(self) -> Reasons:
        """The same as it is read before signing; outside the hash."""
        return {key_of(finding): told.words for finding, told in self.explained}

    @property
    def unexplained(self) -> list[Finding]:
        """What keeps it from being signed until somebody gives a reason."""
        with_reason = {key_of(finding) for finding, _told in self.explained}
        return [finding for finding in self.to_explain if key_of(finding) not in with_reason]

    @property
    def is_signable(self) -> bool:
        """Nothing has to be changed and nothing to be explained."""
        return not self.blocking and not self.unexplained

    @cached_property
    def written(self) -> dict[Key, Told]:
        """Every reason that was written for this draft, also for numbers that have changed since."""
        rows = ExplainedFinding.objects.filter(submission=self.submission).select_related("explanation")
        return {
            (Code(row.code), _box_of(row)): Told(
                row.explanation.reason,
                row.explanation.text,
                row.value,
                row.explanation_id,
                row.explanation.second_text,
            )
            for row in rows
        }

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

    @property
    def past(self) -> Past:
        """What the company answered in the quarters before."""
        return self._background.past

    def offered(self, finding: Finding) -> Told | None:
        """What was written for an earlier number of the same box; None where it still holds."""
        same_box = (told for (_code, box), told in self.written.items() if box == finding.box)
        told = self.written.get(key_of(finding)) or next(same_box, None)
        return None if told is None or self._reason_of(finding) is not None else told

    @cached_property
    def _background(self) -> Background:
        return background_of(self.submission, self.layout)

    def _reason_of(self, finding: Finding) -> Told | None:
        written = self.written.get(key_of(finding))
        if written is not None and written.holds_for(finding):
            return written
        announced = (one for one in self._background.announced if one.explains(finding))
        return next((Told(ANNOUNCED, one.text) for one in announced), None)


def content_hash(submission: Submission, cells: list[Cell]) -> str:
    """The hash of a revision with these cells."""
    company = [cell for cell in cells if cell.platform is None]
    counts = [cell for cell in cells if cell.platform is not None]
    _canonical, sha256 = canonical.digest(submission.company.slug, submission.quarter.code, counts, company)
    return sha256


def _box_of(row: ExplainedFinding) -> Box:
    """The box that an explanation was written for; empty texts stand for none."""
    return Box(row.platform or None, row.measure, row.species_group or None)
