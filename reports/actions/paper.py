"""The signature on paper: one person records the signed sheet, another one confirms or refuses it."""

from __future__ import annotations

import hashlib
import unicodedata
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events
from members.models import User
from reports import files
from reports.actions import mails
from reports.actions.periods import require_open
from reports.actions.revisions import hand_in, require_signable
from reports.actions.states import require_state
from reports.canonical import short_hash
from reports.drafts import Draft
from reports.errors import Invalid, NotAllowed, Refusal, Stale, WrongState
from reports.intake import scans
from reports.intake.sheets import LARGEST_FILE
from reports.models import SIGNABLE, Attestation, AttestationWay, PaperSignature, PaperState, Revision, Submission
from reports.rules.codes import Code
from reports.summaries.signing import is_of_the_secretariat

FOLDER = "paper"


@dataclass(frozen=True)
class SignedSheet:
    """What can be read on a signed sheet: its short hash as typed, who signed, in which words of which language."""

    short_hash: str
    name: str
    title: str
    statement: str
    language: str
    second_name: str = ""
    second_title: str = ""


@transaction.atomic
def record(submission: Submission, *, by: User, sheet: SignedSheet, scan: bytes) -> PaperSignature:
    """Keep the scan of a signed sheet until a second person confirms it; a sheet that waited is replaced.

    Raises Stale when the sheet carries another hash than the draft, Invalid for a scan that cannot be used or a
    second name that is missing, WrongState, PeriodClosed and NotAllowed.
    """
    if not (can(by, Permission.DRAFT_EDIT, submission.company) or can(by, Permission.SUBMISSION_REVIEW)):
        raise NotAllowed(_("Your role does not include this step."), code="forbidden")
    kind = _kind_of(scan)
    locked = Submission.objects.locked(submission)
    if locked.is_practice:
        raise WrongState(_("Practice is signed in the site: nobody at the secretariat reads its sheets."))
    another = _("This sheet carries another short hash than the numbers of now. Print a new sheet and sign it.")
    draft = _draft_to_sign(locked, by, lambda now: _is_same(sheet.short_hash, now), another)
    _require_names(locked, sheet.name, sheet.second_name)
    waiting = locked.paper_signatures.filter(state=PaperState.WAITING)
    waiting.update(state=PaperState.REPLACED)
    name = str(uuid.uuid4())
    made = PaperSignature.objects.create(
        submission=locked,
        hash=draft.hash,
        scan=name,
        scan_type=kind.content_type,
        scan_sha256=hashlib.sha256(scan).hexdigest(),
        signer_name=sheet.name,
        signer_title=sheet.title,
        second_name=sheet.second_name,
        second_title=sheet.second_title,
        statement=sheet.statement,
        language=sheet.language,
        recorded_by=by,
    )
    event = events.record("paper_recorded", locked, by=by, hash=draft.hash)
    mails.tell_desk("desk_sheet_waits", locked, event, but=by)
    files.keep(FOLDER, name, [scan])
    return made


@transaction.atomic
def confirm(sheet: PaperSignature, *, by: User, typed: str) -> Revision:
    """Make the draft a revision that its sheet attests. ``typed`` is the short hash as it stands on the scan.

    Its author is who recorded the sheet: that person vouched for it. Confirming twice gives the same revision.
    Raises NotAllowed for who recorded it, Invalid for another short hash or a second name that is missing, Stale when
    the numbers changed, WrongState and PeriodClosed.
    """
    _require_second(sheet, by)
    locked = Submission.objects.locked(sheet.submission)
    if again := _already_confirmed(sheet, locked, by):
        return again
    _require_waiting(sheet)
    void = _("The numbers changed since this sheet was printed, so it is void. A new one has to be signed.")
    draft = _draft_to_sign(locked, by, lambda now: now == sheet.hash, void)
    # Two signers may be required since it was recorded.
    _require_names(locked, sheet.signer_name, sheet.second_name)
    if not _is_same(typed, sheet.hash):
        raise Invalid(_("The short hash that you typed is not that of these numbers."), code="wrong_short_hash")
    _decide(sheet, PaperState.CONFIRMED, by)
    return hand_in(draft, _attestations(sheet), author=sheet.recorded_by, by=by, at=timezone.now())


@transaction.atomic
def refuse(sheet: PaperSignature, *, by: User, reason: str) -> None:
    """Turn a sheet down with a reason that the company reads; the numbers stay as they are."""
    _require_second(sheet, by)
    if not reason.strip():
        raise Invalid(_("Say why you refuse this sheet."), code="empty_note")
    Submission.objects.locked(sheet.submission)
    _require_waiting(sheet)
    _decide(sheet, PaperState.REFUSED, by, refusal=reason.strip())
    event = events.record("paper_refused", sheet.submission, by=by, note=reason.strip())
    mails.tell_company("paper_refused", sheet.submission, event)


def _draft_to_sign(locked: Submission, by: User, is_same: Callable[[str], bool], another: str) -> Draft:
    """The draft whose hash the sheet carries, ready to be signed; ``another`` is said of any other.

    The company's own draft is its own until it is signed: of that the secretariat hears nothing but whether the hash
    is the same, neither what is missing nor what is flagged.
    """
    require_open(locked)
    draft = Draft(locked)
    if can(by, Permission.DRAFT_EDIT, locked.company) or is_of_the_secretariat(locked):
        require_signable(draft)
    require_state(locked, SIGNABLE)
    if draft.blocking or not is_same(draft.hash):
        raise Stale(another)
    if draft.unexplained:
        raise WrongState(_("These numbers cannot be signed yet. The company sees why on its pages."))
    return draft


def _kind_of(scan: bytes) -> scans.ScanKind:
    if len(scan) > LARGEST_FILE:
        raise Refusal(_("This file is larger than 10 MB."), code=Code.FILE_TOO_LARGE, status=413)
    kind = scans.kind_of(scan)
    if kind is None:
        raise Invalid(
            _("Send a whole PDF, PNG or JPEG. This is another kind of file, or damaged."), code=Code.FILE_TYPE
        )
    return kind


def _require_names(submission: Submission, name: str, second_name: str) -> None:
    if submission.company.signers_required < 2:
        return
    if not second_name:
        raise Invalid(_("Two signers are required: write both names."), code="second_signer")
    if second_name.casefold() == name.casefold():
        raise Invalid(_("Two different people have to sign."), code="second_signer")


def _require_second(sheet: PaperSignature, by: User) -> None:
    if not can(by, Permission.SUBMISSION_REVIEW):
        raise NotAllowed(_("Only an analyst decides about a signed sheet."), code="forbidden")
    if sheet.recorded_by_id == by.pk:
        raise NotAllowed(_("You recorded this sheet, so somebody else has to confirm it."), code=Code.FOUR_EYES)


def _require_waiting(sheet: PaperSignature) -> None:
    sheet.refresh_from_db()
    if sheet.state != PaperState.WAITING:
        raise WrongState(_("This sheet was decided about already: %(state)s.") % {"state": sheet.get_state_display()})


def _already_confirmed(sheet: PaperSignature, locked: Submission, by: User) -> Revision | None:
    """The revision of this very sheet, when the same person pressed the button twice."""
    sheet.refresh_from_db()
    latest = locked.latest_revision
    if sheet.state != PaperState.CONFIRMED or sheet.decided_by_id != by.pk or latest is None:
        return None
    return latest if latest.hash == sheet.hash else None


def _decide(sheet: PaperSignature, state: PaperState, by: User, *, refusal: str = "") -> None:
    sheet.state, sheet.decided_by, sheet.decided_at, sheet.refusal = state, by, timezone.now(), refusal
    sheet.save(update_fields=["state", "decided_by", "decided_at", "refusal"])


def _attestations(sheet: PaperSignature) -> list[Attestation]:
    """One statement for each name on the sheet, at the time it was recorded."""
    people = [(sheet.signer_name, sheet.signer_title), (sheet.second_name, sheet.second_title)]
    return [
        Attestation(
            hash=sheet.hash,
            way=AttestationWay.PAPER,
            signer_name=name,
            signer_title=title,
            statement=sheet.statement,
            language=sheet.language,
            attested_at=sheet.recorded_at,
        )
        for name, title in people
        if name
    ]


def _is_same(typed: str, sha256: str) -> bool:
    """The short hash as people type it: spaces, case and wide digits do not matter."""
    return "".join(unicodedata.normalize("NFKC", typed).split()).casefold() == short_hash(sha256).replace(" ", "")
