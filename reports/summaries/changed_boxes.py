"""Which boxes of a draft are others than those that somebody saw, and who changed them; knows no page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from members.models import Event
from reports.models import Submission
from reports.profiles import Layout
from reports.rules.cells import Box, Cell
from reports.summaries import member
from reports.wording import member as words
from reports.wording import returns as wording

type Answers = Mapping[Box, Cell]


@dataclass(frozen=True, slots=True)
class ChangedBox:
    """One box: its name, then and now in words; who changed it and when are empty where that is not known."""

    box: Box
    name: str
    then: str
    now: str
    who: str
    when: str


def changed_boxes(seen: Answers, now: Answers, layout: Layout, *, since: int) -> list[ChangedBox]:
    """Every box with another answer than the one seen at version ``since``, in the order of the page."""
    changed = [box for box in {*seen, *now} if seen.get(box) != now.get(box)]
    savings = _savings(layout.submission, since)
    return [
        ChangedBox(
            box,
            wording.box_name(box, layout),
            words.answer(seen.get(box)),
            words.answer(now.get(box)),
            *savings.get(wording.pointer(box), ("", "")),
        )
        for box in sorted(changed, key=layout.place_of)
    ]


def _savings(submission: Submission, since: int) -> dict[str, tuple[str, str]]:
    """Who saved each box last after a version, and when. A saving of very many boxes does not name them."""
    acts = [act for act in Event.objects.about(submission).filter(verb="draft_saved") if act.details["version"] > since]
    people = member.names_of_actors(acts)
    return {
        pointer: (people.get((act.actor_type, act.actor_key), ""), words.moment(act.at))
        for act in acts
        for pointer in act.details.get("changed", [])
    }
