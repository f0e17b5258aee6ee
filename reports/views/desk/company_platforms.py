"""A company's platforms: a new one, the end of one, one that goes elsewhere; and a company that goes into another."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members.access import Permission, require
from members.actions import mergers, platforms
from members.http import SignedInRequest
from members.models import Company, Platform
from reports.access import company_for
from reports.forms.company_platforms import MergeForm, MoveForm, PlatformForm, RetireForm
from reports.summaries.mergers import what_becomes_of
from reports.views.desk.change import Change, answer, dated, posted


@require_http_methods(["GET", "POST"])
@require(Permission.SETTINGS_EDIT)
def add(request: SignedInRequest, company: str) -> HttpResponse:
    """A platform that is not known yet."""
    own = company_for(request.user, Permission.SETTINGS_EDIT, company)
    form = PlatformForm(posted(request))

    def act() -> Company:
        given = form.cleaned_data
        said = {"counts_in": given["counts_in"], "despite": form.despite}
        platforms.add(own, form.platform, **said, **dated(request, given))
        return own

    lede = _("It is asked for from the first quarter that ends on its first day or later.")
    return answer(request, Change(_("Add a platform"), lede, _("Add the platform"), form, act, own, "starts_on"))


@require_http_methods(["GET", "POST"])
@require(Permission.SETTINGS_EDIT)
def retire(request: SignedInRequest, company: str, platform: str) -> HttpResponse:
    """The end of a platform."""
    own = company_for(request.user, Permission.SETTINGS_EDIT, company)
    held = _held(own, platform)
    form = RetireForm(posted(request))

    def act() -> Company:
        platforms.retire(own, held, **dated(request, form.cleaned_data))
        return own

    title = _("End %(platform)s") % {"platform": held.name}
    lede = _("It is asked for once more, for its days in the quarter of its last day.")
    return answer(request, Change(title, lede, _("End the platform"), form, act, own, "last_day"))


@require_http_methods(["GET", "POST"])
@require(Permission.SETTINGS_EDIT)
def move(request: SignedInRequest, company: str, platform: str) -> HttpResponse:
    """A platform that goes to another company."""
    own = company_for(request.user, Permission.SETTINGS_EDIT, company)
    held = _held(own, platform)
    form = MoveForm(posted(request), company=own)

    def act() -> Company:
        given = form.cleaned_data
        platforms.move(own, held, to=given["to"], counts_in=given["counts_in"], **dated(request, given))
        return own

    title = _("Move %(platform)s to another company") % {"platform": held.name}
    lede = _("In mid-quarter both companies report it, each for its own days.")
    return answer(request, Change(title, lede, _("Move the platform"), form, act, own, "starts_on"))


@require_http_methods(["GET", "POST"])
@require(Permission.SETTINGS_EDIT)
def merge(request: SignedInRequest, company: str) -> HttpResponse:
    """A company that becomes part of another."""
    own = company_for(request.user, Permission.SETTINGS_EDIT, company)
    form = MergeForm(posted(request), company=own)

    def act() -> Company:
        given = form.cleaned_data
        mergers.merge(own, into=given["into"], counts_in=given["counts_in"], **dated(request, given))
        return own

    lede = _(
        "Its memberships and its owner end on the last day, its platforms go on at the other company, and its people"
        " get the same role there unless they have one. Its past and its open returns stay its own. This is not undone."
    )
    title = _("Merge %(company)s into another company") % {"company": own.name}
    change = Change(title, lede, _("Merge"), form, act, own, "last_day", notes=lambda: what_becomes_of(own))
    return answer(request, change)


def _held(company: Company, slug: str) -> Platform:
    """A platform that the company runs, ran or will run; 404 for any other."""
    return get_object_or_404(Platform.objects.filter(spells__company=company).distinct(), slug=slug)
