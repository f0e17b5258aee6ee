"""Joining and leaving coalitions, and which platforms a membership names."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members.access import Permission, require
from members.actions import memberships
from members.http import SignedInRequest
from members.models import Company
from reports.access import company_for
from reports.forms.company_dates import CoverForm, JoinForm, LeaveForm
from reports.views.desk.change import Change, answer, dated, posted


@require_http_methods(["GET", "POST"])
@require(Permission.SETTINGS_EDIT)
def join(request: SignedInRequest, company: str) -> HttpResponse:
    """A membership that begins, for the first time or again."""
    own = company_for(request.user, Permission.SETTINGS_EDIT, company)
    form = JoinForm(posted(request), company=own)

    def act() -> Company:
        given = form.cleaned_data
        memberships.join(own, given["coalition"], platforms=given["platforms"], **dated(request, given))
        return own

    lede = _("For a first membership, a second coalition, or a company that comes back: then a new membership begins.")
    return answer(request, Change(_("Join a coalition"), lede, _("Join"), form, act, own, "starts_on"))


@require_http_methods(["GET", "POST"])
@require(Permission.SETTINGS_EDIT)
def leave(request: SignedInRequest, company: str) -> HttpResponse:
    """A membership that ends."""
    own = company_for(request.user, Permission.SETTINGS_EDIT, company)
    form = LeaveForm(posted(request), company=own)

    def act() -> Company:
        memberships.leave(own, form.cleaned_data["coalition"], **dated(request, form.cleaned_data))
        return own

    lede = _("A quarter expects who is a member on its last day. Open returns stay to be finished.")
    return answer(request, Change(_("Leave a coalition"), lede, _("Leave"), form, act, own, "last_day"))


@require_http_methods(["GET", "POST"])
@require(Permission.SETTINGS_EDIT)
def cover(request: SignedInRequest, company: str) -> HttpResponse:
    """Other platforms in a membership, from a day on."""
    own = company_for(request.user, Permission.SETTINGS_EDIT, company)
    form = CoverForm(posted(request), company=own)

    def act() -> Company:
        given = form.cleaned_data
        memberships.name_platforms(own, given["coalition"], platforms=given["platforms"], **dated(request, given))
        return own

    lede = _("The membership goes on. From the day on it covers these platforms; what it covered before stays.")
    return answer(request, Change(_("Platforms of a membership"), lede, _("Save"), form, act, own, "starts_on"))
