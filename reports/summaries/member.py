"""What a company's own pages tell about its returns: who acts next, what happened, the last quarters, the history."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from members.access import CompanyRoleName
from members.models import Company, Event, User
from reports.calendar import QuarterKey
from reports.models import HELD, Attestation, Door, ReleaseInput, Revision, State, Submission
from reports.parts import Part
from reports.summaries.answers import answers_by_revision, standing_revision
from reports.summaries.reviewing import reviewing
from reports.summaries.totals import listings_by_part
from reports.wording import dates, prose
from reports.wording import member as wording
from reports.wording.activity import happened

ACTORS = {State.READY: [CompanyRoleName.SIGNER]}
"""Who does the next step while a return is with its company; preparers and signers unless named here."""


@dataclass(frozen=True, slots=True)
class Activity:
    """One thing that happened to a return."""

    at: datetime.datetime
    text: str
    who: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class PastQuarter:
    """A quarter with the listings of the revision that counts, or of the newest one; None where there is no number."""

    submission: Submission
    name: str
    removed: int | None
    blocked: int | None
    not_separated: int | None
    total: int | None


@dataclass(frozen=True, slots=True)
class SignedRevision:
    """One revision in the history."""

    revision: Revision
    signer: str
    is_accepted: bool

    @property
    def before(self) -> int:
        """The number of the revision before it; 0 for the first."""
        return self.revision.number - 1


def holders(submission: Submission) -> str:
    """The names of those who can do the next step; empty while it is not with the company."""
    if submission.state in (State.SUBMITTED, State.ACCEPTED):
        return ""
    roles = ACTORS.get(State(submission.state), [CompanyRoleName.PREPARER, CompanyRoleName.SIGNER])
    return names_of(people_in(submission.company, roles))


def people_in(company: Company, roles: Iterable[str]) -> list[User]:
    """The active people who have one of these roles in the company."""
    found = User.objects.filter(is_active=True, company_roles__company=company, company_roles__role__in=list(roles))
    return list(found.distinct().order_by("name", "pk"))


def names_of(people: Iterable[User]) -> str:
    """People in one line."""
    return prose.listed(str(person) for person in people)


def marks(submission: Submission, now: datetime.datetime) -> list[str]:
    """Codes of the status words beside the state."""
    latest = submission.latest_revision
    found = {
        "late": submission.is_late or submission.is_overdue(now),
        "exempt": submission.is_exempt,
        "revised": latest is not None and latest.number > 1,
        "in_release": is_in_release(submission),
    }
    return [*reviewing([submission])[submission.pk].marks, *(code for code, is_set in found.items() if is_set)]


def is_in_release(submission: Submission) -> bool:
    """A release that is not discarded holds this return."""
    held = ReleaseInput.objects.filter(submission=submission, revision__isnull=False, release__state__in=HELD)
    return held.exists()


def names_of_actors(acts: Iterable[Event]) -> dict[tuple[str, str], str]:
    """Who acted: colleagues by name, the secretariat as one, programs by their token."""
    keys = {(act.actor_type, act.actor_key) for act in acts}
    users = User.objects.filter(pk__in=[key for kind, key in keys if kind == "user"])
    found = {("user", str(user.pk)): wording.secretariat() if user.is_desk else str(user) for user in users}
    return found | {(kind, key): wording.program(key) for kind, key in keys if kind == "token"}


def activity(
    submission: Submission,
    *,
    notes: frozenset[str] = wording.NOTES_FOR_COMPANY,
    verbs: frozenset[str] | None = None,
    hidden: frozenset[str] = wording.DESK_ONLY,
    actors: Callable[[Iterable[Event]], dict[tuple[str, str], str]] = names_of_actors,
) -> list[Activity]:
    """What happened, newest first; savings in a row by one person are one line.

    ``notes``: the acts whose notes the reader may see. ``verbs``: the acts that are wanted, all of them by default,
    but for those that are ``hidden`` from the reader. ``actors`` names who acted as the reader may know them.
    """
    told = Event.objects.about(submission).exclude(verb__in=hidden).order_by("at", "pk")
    acts = [act for act in told if verbs is None or act.verb in verbs]
    people = actors(acts)
    kept: list[Event] = []
    for act in acts:
        if kept and _is_same_saving(kept[-1], act):
            kept.pop()
        kept.append(act)
    return [
        Activity(
            at=act.at,
            text=happened(act.verb, act.details),
            who=people.get((act.actor_type, act.actor_key), ""),
            note=act.note if act.verb in notes else "",
        )
        for act in reversed(kept)
    ]


def savings_since(submission: Submission, version: int, *, until: int | None = None) -> list[tuple[Activity, int]]:
    """Each saving after a version of the draft, and not after ``until``, with how many boxes it changed."""
    last = submission.draft_version if until is None else until
    saved = Event.objects.about(submission).filter(verb="draft_saved")
    acts = [act for act in saved if version < _version(act) <= last]
    people = names_of_actors(acts)
    words = happened("draft_saved")
    return [
        (Activity(act.at, words, people.get((act.actor_type, act.actor_key), "")), int(act.details.get("boxes", 0)))
        for act in acts
    ]


def past_quarters(company: Company, before: QuarterKey, number: int = 4) -> list[PastQuarter]:
    """The last quarters before one that the company was expected in, newest first."""
    found = company.submissions.filter(quarter__starts_on__lt=before.first_day).select_related("quarter", "company")
    submissions = list(found.order_by("-quarter__starts_on")[:number])
    standing = {one.pk: standing_revision(one) for one in submissions}
    answers = answers_by_revision([key for key in standing.values() if key])
    return [_past(one, listings_by_part(answers.get(standing[one.pk] or 0, {}))) for one in submissions]


def history(company: Company) -> list[tuple[Submission, list[SignedRevision]]]:
    """Every return of a company with its revisions, both newest first."""
    related = ("quarter", "company", "accepted_revision")
    submissions = company.submissions.select_related(*related).order_by("-quarter__starts_on")
    revisions = list(Revision.objects.filter(submission__company=company).order_by("-number"))
    signers = names_of_signers(revisions)
    held: dict[int, list[Revision]] = {}
    for revision in revisions:
        held.setdefault(revision.submission_id, []).append(revision)
    return [
        (
            one,
            [SignedRevision(r, signers.get(r.pk, ""), r.pk == one.accepted_revision_id) for r in held.get(one.pk, [])],
        )
        for one in submissions
    ]


def versions_of(submission: Submission) -> list[SignedRevision]:
    """The revisions of one return, the newest first."""
    revisions = list(submission.revisions.order_by("-number"))
    signers = names_of_signers(revisions)
    return [
        SignedRevision(one, signers.get(one.pk, ""), one.pk == submission.accepted_revision_id) for one in revisions
    ]


def names_of_signers(revisions: Iterable[Revision]) -> dict[int, str]:
    """Who attested each revision, by its key: one name, or two where two were required."""
    found: dict[int, list[str]] = {}
    for key, name in Attestation.objects.filter(revision__in=revisions).values_list("revision", "signer_name"):
        found.setdefault(key, []).append(name)
    return {key: prose.listed(names) for key, names in found.items()}


def quarter_name(submission: Submission) -> str:
    """The quarter of a return as people read it."""
    return dates.quarter(QuarterKey.holding(submission.quarter.starts_on))


def _past(submission: Submission, parts: dict[Part, int]) -> PastQuarter:
    return PastQuarter(
        submission,
        quarter_name(submission),
        removed=parts.get(Part.REMOVED),
        blocked=parts.get(Part.BLOCKED),
        not_separated=parts.get(Part.NOT_SEPARATED),
        total=sum(parts.values()) if parts else None,
    )


def _is_same_saving(one: Event, other: Event) -> bool:
    def key(act: Event) -> tuple[object, ...]:
        return (act.verb, act.actor_type, act.actor_key, act.details.get("door", Door.FORM))

    return one.verb == "draft_saved" and not one.note and key(one) == key(other)


def _version(act: Event) -> int:
    return int(act.details.get("version", 0))
