"""Keeps what a company's own labels stand for, so that its own sheets can be read again and again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events
from members.models import Company, User
from reports.errors import Invalid, NotAllowed
from reports.intake.vocabulary import folded
from reports.models import GroupKind, LabelKind, Measure, SavedLabel, SpeciesGroup
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
    if meaning.code and meaning.code not in _codes(meaning.kind, company):
        raise Invalid(_("Choose what the label stands for."), code=Code.UNKNOWN_CODE)


def _codes(kind: str, company: Company) -> set[str]:
    """What a label of this kind may stand for. Codes that have gone out of use stay: the crosswalk leads on."""
    match kind:
        case LabelKind.PLATFORM:
            return set(company.platform_spells.values_list("platform__slug", flat=True))
        case LabelKind.GROUP:
            return set(SpeciesGroup.objects.exclude(kind=GroupKind.REST).values_list("code", flat=True))
        case LabelKind.MEASURE:
            return set(Measure.objects.values_list("code", flat=True))
    raise Invalid(_("Choose what the label stands for."), code=Code.UNKNOWN_CODE)
