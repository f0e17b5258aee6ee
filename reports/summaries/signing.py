"""Signatures on their way to a revision: the first of two, the sheet that waits, and who entered the numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Subquery
from django.db.models.functions import Coalesce

from members.access import Permission, can
from members.models import Company, Event
from reports import canonical
from reports.models import Door, FirstSignature, PaperSignature, PaperState, Revision, Submission
from reports.rules.cells import Cell

ENDS_OF_RIGHTS = ("role_assigned", "left", "deactivated")
"""Acts about a person after which a right to sign is gone, or is a new one."""
ACTS = ("draft_saved", "signed_first", "paper_recorded")


@dataclass(frozen=True, slots=True)
class Underway:
    """What a return's pages say about its signatures before it is handed in.

    ``void``: first signatures over other numbers or explanations than those of now. ``lapsed``: those of people who may
    not sign any more. ``sheet``: the last one since the last revision.
    """

    first: FirstSignature | None
    void: tuple[FirstSignature, ...]
    lapsed: tuple[FirstSignature, ...]
    sheet: PaperSignature | None
    is_sheet_void: bool
    is_unconfirmed: bool


def underway(submission: Submission, current: Callable[[], tuple[str, str]]) -> Underway:
    """Everything that happened since the last revision, while the return is with its company.

    ``current`` gives the hash that would be signed now, empty while there is none, and the digest of the explanations
    beside it; it is asked only when it matters.
    """
    acts = _since_signing(submission) if submission.is_editable else []
    verbs = {verb for verb, _details in acts}
    first = list(submission.first_signatures.all()) if "signed_first" in verbs else []
    sheet = _last_sheet(submission) if "paper_recorded" in verbs else None
    now = current() if first or sheet else ("", "")
    of_now = [one for one in first if one.read == now]
    stand = standing(submission, now) if of_now else []
    return Underway(
        first=next(iter(stand), None),
        void=tuple(one for one in first if one.read != now),
        lapsed=tuple(one for one in of_now if one not in stand),
        sheet=sheet,
        is_sheet_void=sheet is not None and sheet.hash != now[0],
        is_unconfirmed=Door.ON_BEHALF in _doors(acts),
    )


def standing(submission: Submission, read: tuple[str, str]) -> list[FirstSignature]:
    """The first signatures over these numbers and explanations whose signers never lost the right to sign, in order."""
    sha256, reasons = read
    found = submission.first_signatures.filter(hash=sha256, reasons=reasons).select_related("signer")
    return [one for one in found if _holds(one, submission.company)]


def _holds(one: FirstSignature, company: Company) -> bool:
    """Its signer may sign now, and has been able to ever since: a right that came back revives no signature."""
    acts = Event.objects.about(one.signer).filter(verb__in=ENDS_OF_RIGHTS, at__gt=one.signed_at)
    is_interrupted = any(act.details.get("company", company.slug) == company.slug for act in acts)
    return can(one.signer, Permission.SUBMISSION_SIGN, company) and not is_interrupted


def waiting_sheet(submission: Submission) -> PaperSignature | None:
    """The sheet that nobody has decided about."""
    return submission.paper_signatures.filter(state=PaperState.WAITING).first()


def doors_since_signing(submission: Submission) -> list[str]:
    """The doors through which the draft was changed since it was signed last, in order."""
    return _doors(_since_signing(submission))


def is_of_the_secretariat(submission: Submission) -> bool:
    """Nobody in the company has changed the draft since it was signed last, so it holds nothing of its own."""
    return set(doors_since_signing(submission)) <= {Door.ON_BEHALF}


def canonical_bytes(revision: Revision) -> bytes:
    """The very bytes that the hash of a revision is taken of."""
    counts = revision.counts.values_list(
        "platform__slug", "measure__code", "species_group__code", "value", "not_tracked"
    )
    company = revision.company_counts.values_list("measure__code", "value", "not_tracked")
    document, _sha256 = canonical.digest(
        revision.submission.company.slug,
        revision.submission.quarter.code,
        [Cell(*row) for row in counts],
        [Cell(None, code, None, value, flag) for code, value, flag in company],
    )
    return document


type _Act = tuple[str, dict[str, object]]


def _since_signing(submission: Submission) -> list[_Act]:
    """What happened to the draft and its signatures since it was signed last, as (verb, details)."""
    history = Event.objects.about(submission)
    signed = history.filter(verb="signed").order_by("-pk").values("pk")[:1]
    acts = history.filter(verb__in=ACTS, pk__gt=Coalesce(Subquery(signed), 0))
    return list(acts.values_list("verb", "details"))


def _doors(acts: list[_Act]) -> list[str]:
    return [str(details.get("door", Door.FORM)) for verb, details in acts if verb == "draft_saved"]


def _last_sheet(submission: Submission) -> PaperSignature | None:
    """The newest sheet that waits or was refused."""
    return submission.paper_signatures.filter(state__in=[PaperState.WAITING, PaperState.REFUSED]).last()
