"""Gives reasons for what the rules doubt: one reason and text for one finding or many, while the draft is editable."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.actions import events
from members.models import Platform, Token, User
from reports.actions import on_behalf
from reports.actions.drafts import require_current, require_edit
from reports.actions.periods import require_open
from reports.actions.states import move
from reports.actions.texts import readable
from reports.drafts import Draft
from reports.errors import Invalid, Problem
from reports.models import (
    BreakOrigin,
    Door,
    ExplainedFinding,
    Explanation,
    Measure,
    ProposedBreak,
    Reason,
    State,
    Submission,
)
from reports.rules.cells import RETURN, Finding
from reports.rules.codes import Code
from reports.rules.explained import Key, key_of, value_of
from reports.wording import returns as wording

SHORTEST, LONGEST = 10, 500


@transaction.atomic
def explain(
    submission: Submission, keys: Collection[Key], *, reason: str, text: str, by: User | Token, second_text: str = ""
) -> Draft:
    """Give these findings one reason and text, in place of what they had, and return the draft as it is now.

    ``second_text`` may say the same in another language.
    Raises Invalid for a reason or text that does not do and with one problem for each finding that is not asked about,
    WrongState when the return is not editable, PeriodClosed and NotAllowed.
    """
    locked = _editable(submission, by)
    texts = {"text": _readable(text), "second_text": readable(second_text, longest=LONGEST)}
    if reason not in Reason.values:
        raise Invalid(_("Choose one of the reasons."), code=Code.UNKNOWN_CODE)
    draft = Draft(locked)
    found = _asked(draft, keys)
    _forget(locked, keys)
    explanation = Explanation.objects.create(submission=locked, reason=reason, made_by=_person(by), **texts)
    ExplainedFinding.objects.bulk_create(row_of(explanation, finding) for finding in found)
    if locked.state == State.SENT_BACK:
        # Who answers what was asked has looked again.
        move(locked, [State.SENT_BACK], State.DRAFT)
    events.record("explained", locked, by=by, findings=len(found), reason=reason)
    submission.refresh_from_db()
    return Draft(submission, draft.layout)


@transaction.atomic
def withdraw(submission: Submission, keys: Collection[Key], *, by: User | Token) -> Draft:
    """Take back the reasons of these findings, which are asked about again; nothing to do where they have none."""
    locked = _editable(submission, by)
    gone = _forget(locked, keys)
    if gone:
        events.record("explanation_withdrawn", locked, by=by, findings=gone)
    submission.refresh_from_db()
    return Draft(submission)


def require_explained(draft: Draft) -> None:
    """Raises Invalid with one problem for each finding that has no reason yet."""
    missing = draft.unexplained
    if missing:
        problems = [
            Problem(Code.NEEDS_EXPLANATION, wording.finding(one, draft.layout), wording.pointer(one.box))
            for one in missing
        ]
        text = ngettext(
            "%(count)d flag has no explanation yet.", "%(count)d flags have no explanation yet.", len(missing)
        )
        raise Invalid(text % {"count": len(missing)}, code=Code.NEEDS_EXPLANATION, problems=problems)


def as_signed(draft: Draft) -> list[dict[str, object]]:
    """The explanations of a draft in the shape that a revision keeps."""
    return [
        {
            "code": finding.code,
            "platform": finding.platform,
            "measure": finding.measure,
            "species_group": finding.species_group,
            "value": value_of(finding),
            "reason": told.reason,
            "text": told.text,
            "second_text": told.second_text,
        }
        for finding, told in draft.explained
    ]


def propose_breaks(draft: Draft, *, by: User) -> None:
    """Ask the secretariat for a series break for each *changed definition* of a draft that is being signed.

    Not before: what was never signed is the company's own. What an earlier revision proposed and nobody decided goes;
    what was decided is not asked again in the same words. Practice asks for nothing.
    """
    submission = draft.submission
    if submission.is_practice:
        return
    earlier = ProposedBreak.objects.filter(submission=submission, origin=BreakOrigin.EXPLAINED)
    earlier.waiting().update(withdrawn_at=timezone.now())
    decided = set(earlier.filter(decided_at__isnull=False).values_list("text", flat=True))
    texts = {told.text for _finding, told in draft.explained if told.reason == Reason.DEFINITION}
    for text in sorted(texts - decided):
        found = [finding for finding, told in draft.explained if (told.reason, told.text) == (Reason.DEFINITION, text)]
        proposed = ProposedBreak.objects.create(
            company=submission.company,
            submission=submission,
            starts_on=submission.quarter.starts_on,
            text=text,
            origin=BreakOrigin.EXPLAINED,
            made_by=by,
        )
        if not any(one.box == RETURN for one in found):
            # A flag of the whole return touches every measure and platform, for which none are named.
            proposed.measures.set(Measure.objects.filter(code__in={one.measure for one in found}))
            proposed.platforms.set(Platform.objects.filter(slug__in={one.platform for one in found if one.platform}))


def row_of(explanation: Explanation, finding: Finding) -> ExplainedFinding:
    """The unsaved row that says what an explanation covers, with the number it is given for."""
    return ExplainedFinding(
        explanation=explanation,
        submission=explanation.submission,
        code=finding.code,
        platform=finding.platform or "",
        measure=finding.measure,
        species_group=finding.species_group or "",
        value=value_of(finding),
    )


def _editable(submission: Submission, by: User | Token) -> Submission:
    door = Door.ON_BEHALF if isinstance(by, User) and by.is_desk else Door.FORM
    require_edit(by, submission, door)
    locked = Submission.objects.locked(submission)
    if door == Door.ON_BEHALF:
        on_behalf.require_free(locked)
    require_current(locked, None)
    require_open(locked)
    return locked


def _readable(text: str) -> str:
    """The text as it is kept. Raises Invalid when it is too short, too long, or cannot be seen."""
    text = readable(text, longest=LONGEST)
    if len(text) < SHORTEST:
        raise Invalid(
            _("Write at least %(least)d characters: what changed, and since when?") % {"least": SHORTEST},
            code=Code.TOO_SHORT,
        )
    return text


def _asked(draft: Draft, keys: Collection[Key]) -> list[Finding]:
    """The findings that these keys name. Raises Invalid with a problem for each that is not asked about."""
    asked = {key_of(finding): finding for finding in draft.to_explain}
    if not keys:
        raise Invalid(_("Choose at least one flag that this explains."))
    strange = [key for key in keys if key not in asked]
    if strange:
        sentence = _("This is not flagged, or not any more. Look at the flags again.")
        problems = [Problem(Code.NOT_FOUND, sentence, wording.pointer(box)) for _code, box in strange]
        raise Invalid(sentence, code=Code.NOT_FOUND, problems=problems)
    return [asked[key] for key in dict.fromkeys(keys)]


def _forget(submission: Submission, keys: Collection[Key]) -> int:
    """Delete what was written for these findings, and texts that no finding is left for; say how many findings.

    By key: the places of thousands of findings are no condition that a database takes.
    """
    named = {(code, box.platform or "", box.measure, box.species_group or "") for code, box in keys}
    written = ExplainedFinding.objects.filter(submission=submission)
    places = written.values_list("pk", "code", "platform", "measure", "species_group")
    gone, _by_model = written.filter(pk__in=[pk for pk, *place in places if tuple(place) in named]).delete()
    Explanation.objects.filter(submission=submission, findings__isnull=True).delete()
    return gone


def _person(by: User | Token) -> User:
    return by.created_by if isinstance(by, Token) else by
