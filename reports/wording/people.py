"""How roles and groups of people are called, and what follows when somebody leaves."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from members.access import CompanyRoleName, SiteRole

_GROUPS: dict[str, Promise] = {
    "desk": gettext_lazy("The secretariat"),
    "partners": gettext_lazy("Partners"),
    "observers": gettext_lazy("Observers"),
}


def group(code: str) -> str:
    """A heading over people of one kind."""
    return str(_GROUPS[code])


def role(code: str) -> str:
    """A role in a company or outside, in words."""
    return str(CompanyRoleName(code).label if code in CompanyRoleName.values else SiteRole(code).label)


def has_to_stay(number: int) -> str:
    """Why a signer can neither leave nor stop signing."""
    return ngettext(
        "Without this person nobody could sign. Make somebody else a signer first.",
        "Without this person fewer than %(count)s people could sign. Make somebody else a signer first.",
        number,
    ) % {"count": number}


def follows(*, tokens: int, is_last: bool, rank: int | None) -> list[str]:
    """What happens when a colleague leaves, one sentence each."""
    said = [_("They can no longer open anything of the company. What they did stays in the history.")]
    if is_last:
        said.append(_("It is their only company, so the account is closed."))
    if tokens:
        ending = ngettext(
            "%(count)s API token that they made ends.", "%(count)s API tokens that they made end.", tokens
        )
        said.append(ending % {"count": tokens})
    if rank is not None:
        said.append(_("The company has one contact less until you name another."))
    return said


def kept(*, signatures: int) -> list[str]:
    """What erasing a person forgets, and where the name stays and why, one sentence each."""
    said = [
        _(
            "Name, title, address and telephone number are forgotten, also in the log of mails and in logged contacts,"
            " and the account is closed. This cannot be undone."
        )
    ]
    if signatures:
        sentence = ngettext(
            "%(count)s signature keeps name and title as they were: it is the record that the return rests on.",
            "%(count)s signatures keep name and title as they were: they are the record that the returns rest on.",
            signatures,
        )
        said.append(sentence % {"count": signatures})
    said.append(_("A sheet signed on paper keeps the name of who signed: it is the record of that signature."))
    said.append(
        _(
            "The name stays where others wrote it: in reasons, notes, questions, explanations and names of files. Their"
            " words are not changed."
        )
    )
    return said
