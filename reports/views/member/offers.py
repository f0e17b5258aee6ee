"""Which pages of a return its reader can go on to, by state and role; the actions have the last word."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from reports.models import State
from reports.views.member.page import Return


@dataclass(frozen=True, slots=True)
class Offer:
    """One way on."""

    url: str
    text: str


def offers(page: Return) -> list[Offer]:
    """The ways on, the one to take first."""
    receipt = [Offer(page.url("return-receipt"), _("Receipt"))] if page.submission.latest_revision_id else []
    # What is handed in is best left alone, so undoing it comes last.
    found = [*_of_the_company(page), *receipt, *_after_signing(page), *_more_time(page)]
    return found or [Offer(page.counts_url, _("Look at the counts"))]


def _of_the_company(page: Return) -> list[Offer]:
    """What can be done while the return is with its company."""
    if not page.is_editable:
        return []
    state = page.submission.state
    begin = _("Start this return") if state == State.DUE else _("Continue this return")
    counts = Offer(page.counts_url, _("Change the counts") if state == State.READY else begin)
    other_ways = [Offer(page.none_url, _("Report none")), Offer(page.url("return-upload"), _("Upload a file"))]
    if state != State.READY:
        return [counts, *other_ways]
    if page.may_sign:
        return [Offer(page.sign_url, _("Check and sign")), counts]
    # It waits for somebody else; a change would take it away from them.
    return [Offer(page.check_url, _("Look at the totals")), counts]


def _more_time(page: Return) -> list[Offer]:
    """Asking for more time, while a first signature is owed; what is asked already is looked at there."""
    one = page.submission
    if not page.may_edit or one.is_practice or one.is_exempt or one.first_signed_at is not None:
        return []
    is_asked = one.extensions.waiting().exists()
    return [Offer(page.extension_url, _("Your request for more time") if is_asked else _("Ask for more time"))]


def _after_signing(page: Return) -> list[Offer]:
    """What a signer can do once the return is handed in."""
    if not page.may_sign:
        return []
    if page.correction:
        return [Offer(page.url("return-withdraw"), _("Withdraw the request to correct it"))]
    if page.submission.state == State.ACCEPTED:
        return [Offer(page.url("return-revise"), _("Ask to correct it") if page.closed else _("Correct it"))]
    if page.submission.state == State.SUBMITTED and not page.closed:
        return [Offer(page.url("return-recall"), _("Recall it"))]
    return []
