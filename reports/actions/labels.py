"""Keeps what a company's own labels stand for, so that its own sheets can be read again and again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events
from members.models import Company, User
from reports.errors import Invalid, NotAllowed
from reports.intake.vocabulary import folded
from reports.models import LabelKind, Measure, SavedLabel, SpeciesGroup
from reports.parts import UNSPEC
from reports.rules.codes import Code

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one label stands for; an empty code leaves out whatever stands under it."""

    kind: str
    label: str
    code: str


@transaction.atomic
def save(company: Company, meanings: Iterable[Meaning], *, by: User) -> int:
    """Keep labels, each instead of what it stood for before; returns how many. Raises NotAllowed and Invalid."""
    _require(by, company)
    # Two files name the same labels in different orders, and each row is held until the last one is written.
    meanings = sorted(meanings, key=lambda meaning: (meaning.kind, folded(meaning.label)))
    for meaning in meanings:
        _require_known(meaning, company)
        SavedLabel.objects.update_or_create(
            company=company,
            kind=meaning.kind,
            folded=folded(meaning.label),
            defaults={"label": meaning.label, "code": meaning.code, "made_by": by, "made_at": timezone.now()},
        )
    events.record("labels_saved", company, by=by, labels=len(meanings))
    return len(meanings)


@transaction.atomic
def remove(label: SavedLabel, *, by: User) -> None:
    """Forget what a label stands for. Raises NotAllowed."""
    _require(by, label.company)
    events.record("label_removed", label.company, by=by, kind=label.kind, label=label.label)
    label.delete()


def _require(by: User, company: Company) -> None:
    if not can(by, Permission.DRAFT_EDIT, company):
        raise NotAllowed(_("You may read these labels and not change them."), code="forbidden")


def _require_known(meaning: Meaning, company: Company) -> None:
    if not folded(meaning.label) or "\0" in meaning.label:
        raise Invalid(_("Write the label as it stands in your sheet."), code=Code.BAD_CHARACTER)
    if max(len(meaning.label), len(folded(meaning.label))) > LONGEST:
        raise Invalid(_("A label has at most %(length)d characters.") % {"length": LONGEST}, code=Code.TOO_LONG)
    names = _names(meaning.kind, company)
    if meaning.code and (meaning.code == UNSPEC or meaning.code not in names):
        raise Invalid(_("Choose what the label stands for."), code=Code.UNKNOWN_CODE)
    _require_own_word(meaning, names)


def _require_own_word(meaning: Meaning, names: Mapping[str, str]) -> None:
    """A code means the same wherever it stands, so no label that spells one gets another meaning."""
    spelled = next((code for code in names if folded(code) == folded(meaning.label)), meaning.code)
    if spelled != meaning.code:
        told = _("“%(label)s” is our own code and always stands for: %(name)s. Use another label in your sheet.")
        raise Invalid(told % {"label": meaning.label, "name": names[spelled]}, code=Code.UNKNOWN_CODE)


def _names(kind: str, company: Company) -> dict[str, str]:
    """{code: name} of a kind. Codes that have gone out of use stay: the crosswalk leads on."""
    match kind:
        case LabelKind.PLATFORM:
            return dict(company.platform_spells.values_list("platform__slug", "platform__name"))
        case LabelKind.GROUP:
            return {group.code: str(group) for group in SpeciesGroup.objects.all()}
        case LabelKind.MEASURE:
            return {measure.code: measure.prompt for measure in Measure.objects.all()}
    raise Invalid(_("Choose what the label stands for."), code=Code.UNKNOWN_CODE)
