"""Writes why numbers of the quarter in progress are as they are: what a company must explain before it signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reports.actions.explanations import as_signed, row_of
from reports.demonstration.answers import Answered
from reports.demonstration.people import People
from reports.demonstration.story import Stage
from reports.drafts import Draft
from reports.models import ExplainedFinding, Explanation, Reason, Revision
from reports.rules.cells import Finding
from reports.rules.codes import Code

OPEN = {Stage.DUE, Stage.DRAFT, Stage.EXEMPT}
"""Where nobody has explained anything yet."""

type Why = tuple[Reason, str]

WHY: Mapping[tuple[str, Code], Why] = {
    ("blocked", Code.OUTLIER_LOW): (
        Reason.DEFINITION,
        "We count distinct blocked items now. Until last quarter every try was counted.",
    ),
    ("blocked", Code.OUTLIER_HIGH): (Reason.DETECTION, "Image detection on all boards since the quarter's first week."),
    ("impressions", Code.OUTLIER_LOW): (
        Reason.OTHER,
        "Impressions come from a sample of pages, and a new sample was drawn in the quarter.",
    ),
    ("terms-blocked", Code.OUTLIER_HIGH): (
        Reason.DETECTION,
        "The coalition's list of search terms was applied anew on all our sites.",
    ),
    ("reports-received", Code.OUTLIER_HIGH): (
        Reason.SEASONAL,
        "Volunteers searched our site during a campaign week and reported much.",
    ),
}
SECOND = {
    "alcyone": "对旧信息的一次专项清理，春季起计划，现已完成。",
}
"""By company: the same in its second language, where somebody there writes it."""

OTHERWISE: Why = (Reason.SWEEP, "A one-off sweep of old listings, planned since spring and done by now.")


def write_reasons(answered: Sequence[Answered], revisions: Mapping[str, list[Revision]], people: People) -> set[str]:
    """An explanation for all that has to be explained, with the revision where it is signed; whose, by company."""
    explained = set()
    for each in answered:
        draft = Draft(each.submission)
        if each.entry.stage not in OPEN and draft.unexplained:
            slug = each.entry.company.slug
            _explain(each, draft.unexplained, people)
            for revision in revisions.get(slug, []):
                revision.explanations = as_signed(Draft(each.submission))
                revision.save(update_fields=["explanations"])
            explained.add(slug)
    return explained


def _explain(each: Answered, found: Sequence[Finding], people: People) -> None:
    """One explanation for each reason there is."""
    whys = {finding: WHY.get((finding.measure, finding.code), OTHERWISE) for finding in found}
    for reason, text in dict.fromkeys(whys.values()):
        explanation = Explanation.objects.create(
            submission=each.submission,
            reason=reason,
            text=text,
            second_text=SECOND.get(each.entry.company.slug, "") if (reason, text) == OTHERWISE else "",
            made_by=people.preparer(each.entry.company.slug),
            made_at=each.moments.saved,
        )
        ExplainedFinding.objects.bulk_create(
            row_of(explanation, finding) for finding, why in whys.items() if why == (reason, text)
        )
