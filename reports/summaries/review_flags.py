"""What was flagged when a return was signed and what its company said to it; reads the revision, never the draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reports.calendar import QuarterKey
from reports.models import Revision, Submission
from reports.profiles import Layout
from reports.rules.cells import RETURN, Box
from reports.rules.codes import Code
from reports.rules.notices import Held, ownership_changed
from reports.summaries.answers import Answers, answers_before
from reports.summaries.box_names import BoxNames
from reports.wording import flags, member, numbers
from reports.wording import returns as wording


@dataclass(frozen=True, slots=True)
class ReviewExplanation:
    """One reason and text, and the same in another language if it was given, with a sentence for each flag."""

    reason: str
    text: str
    second_text: str
    sentences: Sequence[str]


def explanations_of(
    revision: Revision | None, before: Answers | None = None, names: BoxNames | None = None
) -> list[ReviewExplanation]:
    """The explanations of a revision, each once; none where nothing is signed.

    ``before``: what the company said for the quarter before, ``names``: those of the page; read here when nobody has
    them.
    """
    if revision is None or not revision.explanations:
        return []
    names = names or BoxNames(())
    names.know({_box_of(one) for one in revision.explanations} - {RETURN})
    before = answers_before(revision.submission) if before is None else before
    found: dict[tuple[str, str, str], list[str]] = {}
    for one in revision.explanations:
        # Revisions of the first years know no second language.
        told = (one["reason"], one["text"], one.get("second_text", ""))
        found.setdefault(told, []).append(_sentence(one, names, before))
    return [
        ReviewExplanation(flags.reason(reason), text, second, said) for (reason, text, second), said in found.items()
    ]


def notices_of(submission: Submission) -> list[str]:
    """What is worth knowing of a return beside its numbers: platforms that were the company's for some days."""
    layout = Layout(submission)
    held = [Held(row.slug, row.starts_on, row.ends_on) for row in layout.platforms]
    found = ownership_changed(held, QuarterKey.holding(submission.quarter.starts_on))
    return [wording.finding(one, layout) for one in found]


def _sentence(explained: dict[str, Any], names: BoxNames, before: Answers) -> str:
    """One flag in a line, with last quarter's number and this one's."""
    box, code = _box_of(explained), Code(explained["code"])
    if box == RETURN:
        return flags.title(code)
    now = "–" if explained["value"] is None else numbers.whole(explained["value"])
    return flags.titled(code, names.title(box), f"{member.answer(before.get(box))} → {now}")


def _box_of(explained: dict[str, Any]) -> Box:
    return Box(explained["platform"], explained["measure"], explained["species_group"])
