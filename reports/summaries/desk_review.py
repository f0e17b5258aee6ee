"""One signed return beside the quarters before it; reads revisions alone, so an unsigned number cannot appear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reports.calendar import QuarterKey
from reports.intake.grid import field_name
from reports.models import Revision, State, Submission
from reports.parts import TOTAL
from reports.rulebook import thresholds_of
from reports.rules.cells import Box, Cell
from reports.rules.changes import Band, band_of
from reports.rules.past import numbers_of
from reports.rules.thresholds import Thresholds
from reports.summaries.answers import Answers, answers_in_codes_of, returns_before, standing_revision
from reports.summaries.box_names import BoxNames

PAST_QUARTERS = QUARTERS_A_YEAR = 4
"""The last column before is the same quarter a year ago."""

MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class ReviewColumn:
    """A revision that is compared, whether it is another one of the same quarter, or of that quarter a year before."""

    quarter: QuarterKey
    revision: int | None
    is_same_quarter: bool
    is_year_before: bool = False


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One box over the quarters, oldest first, this quarter last; None where the revision says nothing about it.

    ``name`` is what the box is called in forms. ``band``: between which numbers the quarters before lay.
    """

    group: str
    measure: str
    answers: tuple[Cell | None, ...]
    name: str = ""
    band: Band | None = None

    @property
    def is_answered(self) -> bool:
        """This revision says something about the box, so it can be asked about."""
        return self.answers[-1] is not None

    @property
    def is_outside(self) -> bool:
        """The number lies outside the band; the rules flag it only far outside."""
        now = self.answers[-1]
        return self.band is not None and now is not None and now.value is not None and not self.band.holds(now.value)

    @property
    def change(self) -> int | None:
        """This quarter less the column before it; None where one of them is no number."""
        before, now = self.answers[-2:]
        if before is None or now is None or before.value is None or now.value is None:
            return None
        return now.value - before.value

    @property
    def has_changed(self) -> bool:
        """The answer differs from the column before, numbers and words alike."""
        return self.answers[-1] != self.answers[-2]


@dataclass(frozen=True, slots=True)
class ReviewTable:
    """The lines of one platform, or of the company itself when ``platform`` is empty.

    ``changed`` are the largest changes, the largest first; ``other`` all further lines: smaller changes, then none.
    """

    platform: str
    totals: Sequence[ReviewLine]
    changed: Sequence[ReviewLine]
    other: Sequence[ReviewLine]

    @property
    def lines(self) -> Sequence[ReviewLine]:
        """All of them."""
        return [*self.totals, *self.changed, *self.other]


@dataclass(frozen=True, slots=True)
class Review:
    """A return as the secretariat reads it: its newest revision, and what it is compared with.

    ``band_quarters``: how many quarters before make what is expected. ``before``: what was said for the last of them.
    ``names``: what its boxes are called, None where there are none.
    """

    submission: Submission
    revision: Revision | None
    columns: Sequence[ReviewColumn]
    tables: Sequence[ReviewTable]
    band_quarters: int = 0
    before: Answers = field(default_factory=dict)
    names: BoxNames | None = None

    @property
    def awaits_decision(self) -> bool:
        return self.submission.state == State.SUBMITTED

    @property
    def replaces_accepted(self) -> bool:
        """Accepting would put this revision in the place of one that counts now."""
        accepted = self.submission.accepted_revision_id
        return self.awaits_decision and accepted is not None and accepted != self.submission.latest_revision_id


def review(submission: Submission) -> Review:
    """The newest revision of a submission beside the accepted ones of the quarters before it."""
    revision = submission.latest_revision
    if revision is None:
        return Review(submission, None, (), ())
    limits, now = thresholds_of(submission.quarter), _key(submission)
    earlier = returns_before(submission, max(limits.band_quarters, PAST_QUARTERS))
    compared = [*_accepted(earlier, now), *_counting_now(submission), (now, revision)]
    shown = [one.pk if one else None for _quarter, one in compared]
    standing = {quarter: key for quarter, one in earlier.items() if (key := standing_revision(one))}
    answers = answers_in_codes_of(submission, {*filter(None, shown), *standing.values()})
    names = BoxNames({box for answered in answers.values() for box in answered})
    past = [answers[key] for quarter, key in standing.items() if quarter >= now.plus(-limits.band_quarters)]
    return Review(
        submission=submission,
        revision=revision,
        columns=[_column(key, one, submission) for key, one in compared],
        tables=_tables([answers[key] if key else {} for key in shown], past, limits, names),
        band_quarters=limits.band_quarters,
        before=answers.get(standing.get(now.previous(), 0), {}),
        names=names,
    )


type Compared = tuple[QuarterKey, Revision | None]


def _accepted(earlier: Mapping[QuarterKey, Submission], now: QuarterKey) -> list[Compared]:
    """The accepted revisions of the four quarters before, oldest first; None where there is none."""
    quarters = (now.plus(-back) for back in range(PAST_QUARTERS, 0, -1))
    return [(key, earlier[key].accepted_revision if key in earlier else None) for key in quarters]


def _counting_now(submission: Submission) -> list[Compared]:
    """The revision of this quarter that counts, where the newest one would replace it."""
    accepted = submission.accepted_revision
    return [(_key(submission), accepted)] if accepted and accepted != submission.latest_revision else []


def _key(submission: Submission) -> QuarterKey:
    return QuarterKey.holding(submission.quarter.starts_on)


def _column(key: QuarterKey, revision: Revision | None, submission: Submission) -> ReviewColumn:
    now = _key(submission)
    return ReviewColumn(key, revision.number if revision else None, key == now, key == now.plus(-QUARTERS_A_YEAR))


def _tables(
    columns: Sequence[Answers], past: Sequence[Answers], limits: Thresholds, names: BoxNames
) -> list[ReviewTable]:
    """One table for each platform, then one for the company's own measures, where it has any."""
    boxes = {box for answered in columns for box in answered}
    of_platform = defaultdict[str | None, list[Box]](list)
    for box in sorted(boxes, key=names.order):
        of_platform[box.platform].append(box)

    def line(box: Box) -> ReviewLine:
        cells = tuple(answered.get(box) for answered in columns)
        return ReviewLine(*names.of(box), cells, field_name(box), band_of(numbers_of(box, past), limits))

    return [
        _table(
            names.platforms.get(platform or "", ""),
            [line(box) for box in own if box.species_group in (None, TOTAL)],
            [line(box) for box in own if box.species_group not in (None, TOTAL)],
        )
        for platform, own in of_platform.items()
    ]


def _table(name: str, totals: Sequence[ReviewLine], parts: Sequence[ReviewLine]) -> ReviewTable:
    ordered = sorted(parts, key=lambda line: (not line.has_changed, -abs(line.change or 0)))
    shown = min(MOST_LINES, sum(line.has_changed for line in parts))
    return ReviewTable(name, totals, ordered[:shown], ordered[shown:])
