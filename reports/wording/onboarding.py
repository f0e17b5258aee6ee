"""How the steps of a company's first weeks are called, and what is missing in each."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STEPS: dict[str, Promise] = {
    "invited": _("Somebody is invited"),
    "contacts": _("Two contacts are named"),
    "signer": _("Somebody can sign"),
    "platforms": _("Platforms are recorded"),
    "profile": _("The reporting profile is set up"),
    "practice": _("A practice return is signed"),
    "consents": _("Consents are answered"),
    "accepted": _("A first return is accepted"),
}

NEXT: dict[str, Promise] = {
    "invited": _("Invite somebody"),
    "contacts": _("Name a first and a second contact"),
    "signer": _("Invite a signer"),
    "platforms": _("Record the platforms"),
    "profile": _("Set up the reporting profile"),
    "practice": _("Practise"),
    "consents": _("Record what the company answered"),
    "accepted": _("Open the round"),
}

OTHERS: dict[str, Promise] = {
    "platforms": _("The secretariat records them."),
    "profile": _("The company sets it up."),
    "practice": _("The company practises when it likes."),
    "consents": _("The secretariat asks you for them."),
    "accepted": _("The first quarter that is accepted ends this list."),
}
"""Who does a step that the reader cannot do."""
