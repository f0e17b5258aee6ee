"""Everything that an administrator may set: what each rule is, and when and by whom it was last changed."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from members.access import Permission, require
from members.http import SignedInRequest
from reports import rulebook
from reports.models import SuccessionKind
from reports.summaries.dated_settings import Touched, last_change_of_list, last_changes

RULES = (
    (
        SuccessionKind.GROUP,
        "desk-species-groups",
        _("Species groups"),
        _("Which species are counted, from when on, and what they are called."),
    ),
    (
        SuccessionKind.MEASURE,
        "desk-measures",
        _("Measures"),
        _("What is counted, how companies are asked for it, and the counting rules."),
    ),
    (rulebook.LADDER, "desk-ladder", _("Reminders"), _("On which days people are reminded of a return.")),
    (
        rulebook.THRESHOLDS,
        "desk-thresholds",
        _("Limits of the flags"),
        _("From where on a number is worth a question."),
    ),
    (rulebook.MAIL.removesuffix(":"), "desk-mail-texts", _("Mail texts"), _("What the mails of the site say.")),
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the index; ``touched`` is None for a rule as the site ships it."""

    address: str
    name: str
    meaning: str
    touched: Touched | None


@require_GET
@require(Permission.DESK_VIEW)
def settings_view(request: SignedInRequest) -> HttpResponse:
    """Every rule with its last change."""
    touched: dict[str, Touched | None] = {**last_changes()}
    touched |= {kind: last_change_of_list(kind) for kind in SuccessionKind}
    rules = [Rule(address, str(name), str(told), touched.get(key)) for key, address, name, told in RULES]
    return render(request, "desk/setting_list.html", {"rules": rules})
