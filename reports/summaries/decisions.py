"""What the secretariat decided about a return, and what it wrote to the company when it accepted it."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from members.models import Event, User
from reports.models import Submission
from reports.wording.review import DECISIONS

_ENDS = ("signed", "taken_back")
"""After these a decision is due again."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The last step that took a return from those that wait: who, what, when."""

    verb: str
    actor: User | None
    at: datetime.datetime

    @property
    def who(self) -> str:
        """The person's own name: the secretariat reads it."""
        return str(self.actor or "")


def last_decision(submission: Submission) -> Decision | None:
    """What was decided since the newest signature; None while nothing was."""
    act = Event.objects.about(submission).filter(verb__in=[*DECISIONS, *_ENDS]).last()
    if act is None or act.verb in _ENDS or act.actor_type != "user":
        return None
    return Decision(act.verb, User.objects.filter(pk=act.actor_key).first(), act.at)


def notes_of_acceptance(submissions: Collection[Submission]) -> dict[int, str]:
    """What was written to the company with the acceptance that holds, by the accepted revision's key."""
    accepted = {str(one.pk): one for one in submissions if one.accepted_revision_id}
    acts = Event.objects.filter(subject_type="submission", subject_key__in=accepted, verb="accepted").order_by("pk")
    found: dict[int, str] = {}
    for key, note, details in acts.values_list("subject_key", "note", "details"):
        one = accepted[key]
        if one.accepted_revision is not None and details.get("hash") == one.accepted_revision.hash:
            found[one.accepted_revision.pk] = note
    return {revision: note for revision, note in found.items() if note}
