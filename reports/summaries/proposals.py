"""Proposed series breaks as company and desk read them: what, from when, and what was decided."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from members.models import Company, Event
from reports.models import BreakOrigin, ProposedBreak, SeriesBreak
from reports.wording import proposals as wording


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """One proposal; ``note`` is why it was declined, ``state`` one of waiting, withdrawn, declined, drawn."""

    proposal: ProposedBreak
    starts_on: str
    places: str
    state: str
    state_text: str
    note: str

    @property
    def is_waiting(self) -> bool:
        return self.state == "waiting"


def lines(found: Iterable[ProposedBreak]) -> list[ProposalLine]:
    """Proposals with the notes of those that were declined, in two queries beside their own."""
    proposals = list(found)
    notes = _notes(proposals)
    return [_line(one, notes.get(str(one.pk), "")) for one in proposals]


def announcements(company: Company) -> list[ProposalLine]:
    """What a company announced, the newest day first."""
    return lines(ProposedBreak.objects.filter(company=company, origin=BreakOrigin.ANNOUNCED).for_reading())


def waiting_of(company: Company) -> list[ProposalLine]:
    """What the desk has not decided about."""
    return lines(ProposedBreak.objects.filter(company=company).waiting().for_reading())


def announced_within(company: Company, first: datetime.date, last: datetime.date) -> list[ProposalLine]:
    """What a company announced for these days and did not withdraw, whatever the desk made of it."""
    announced = ProposedBreak.objects.filter(company=company, origin=BreakOrigin.ANNOUNCED, withdrawn_at__isnull=True)
    return lines(announced.filter(starts_on__range=(first, last)).for_reading())


def series_breaks() -> list[SeriesBreak]:
    """Every break that is drawn, the newest first, with its measures and how many proposals it stands for."""
    found = SeriesBreak.objects.annotate(stands_for=Count("proposals")).prefetch_related("measures")
    return list(found.order_by("-starts_on", "-pk"))


def _notes(proposals: Iterable[ProposedBreak]) -> dict[str, str]:
    keys = [str(one.pk) for one in proposals if one.decided_at and one.series_break_id is None]
    declined = Event.objects.filter(subject_type="proposedbreak", subject_key__in=keys, verb="break_declined")
    return dict(declined.values_list("subject_key", "note")) if keys else {}


def _line(proposal: ProposedBreak, note: str) -> ProposalLine:
    state = _state(proposal)
    return ProposalLine(
        proposal=proposal,
        starts_on=wording.since(proposal.starts_on),
        places=wording.places(
            [str(one) for one in proposal.measures.all()], [one.name for one in proposal.platforms.all()]
        ),
        state=state,
        state_text=wording.state(state, str(proposal.series_break or "")),
        note=note,
    )


def _state(proposal: ProposedBreak) -> str:
    if proposal.withdrawn_at is not None:
        return "withdrawn"
    if proposal.decided_at is None:
        return "waiting"
    return "drawn" if proposal.series_break_id else "declined"
