"""Adding a company, and changing what it is called, who owns it, how often it reports, and which rounds expect it."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members.access import Permission, require
from members.actions import companies, ownerships, rhythms
from members.actions.companies import NewCompany
from members.http import SignedInRequest
from members.models import Company
from reports.access import company_for
from reports.actions import quarters
from reports.actions.quarters import key_of
from reports.expected import expectation
from reports.forms.company import AddForm, EditForm, ParticularsForm
from reports.forms.company_dates import ExpectForm, OwnerForm, RhythmForm
from reports.views.desk.change import Change, Foreseen, answer, dated, posted
from reports.wording import companies as wording
from reports.wording import dates


@require_http_methods(["GET", "POST"])
@require(Permission.SETTINGS_EDIT)
def add(request: SignedInRequest) -> HttpResponse:
    """A new company with its first membership, its owner and its platforms."""
    form = AddForm(posted(request))

    def act() -> Company:
        given = form.cleaned_data
        dated = {name: given[name] for name in ("coalition", "starts_on", "slug", "owner_group")}
        new = NewCompany(form.particulars, platforms=form.platforms, **dated)
        return companies.add(new, by=request.user, reason=given["reason"], despite=form.despite)

    lede = _("A member from its first day on. A quarter that is open already expects it only when you add it there.")
    change = Change(_("Add a company"), lede, _("Add the company"), form, act, day="starts_on")
    return answer(request, change)


@require_http_methods(["GET", "POST"])
@require(Permission.SETTINGS_EDIT)
def edit(request: SignedInRequest, company: str) -> HttpResponse:
    """Names, language, time zone and who looks after it."""
    owner = company_for(request.user, Permission.SETTINGS_EDIT, company)
    form = EditForm(posted(request), initial=ParticularsForm.initial_of(owner))

    def act() -> Company:
        given = form.cleaned_data
        why = {"reason": given["reason"], "despite": form.despite}
        return companies.edit(owner, form.particulars, by=request.user, **why)

    lede = _("It holds from now on. Releases keep the names that they were published with.")
    return answer(request, Change(_("Names and particulars"), lede, _("Save"), form, act, owner))


@require_http_methods(["GET", "POST"])
@require(Permission.SETTINGS_EDIT)
def owner(request: SignedInRequest, company: str) -> HttpResponse:
    """Another owner group from a day on."""
    own = company_for(request.user, Permission.SETTINGS_EDIT, company)
    form = OwnerForm(posted(request))

    def act() -> Company:
        ownerships.change(own, form.wanted, **dated(request, form.cleaned_data))
        return own

    lede = _("Companies of one group count as one contributor. A quarter reads the group on its last day.")
    return answer(request, Change(_("Owner group"), lede, _("Change the owner"), form, act, own, "starts_on"))


@require_http_methods(["GET", "POST"])
@require(Permission.SETTINGS_EDIT)
def rhythm(request: SignedInRequest, company: str) -> HttpResponse:
    """Every quarter, or all four at year end, from a day on."""
    own = company_for(request.user, Permission.SETTINGS_EDIT, company)
    form = RhythmForm(posted(request))

    def act() -> Company:
        rhythms.change(own, form.cleaned_data["rhythm"], **dated(request, form.cleaned_data))
        return own

    lede = _("At year end, all four returns are due with the fourth quarter. Until then the first three are not late.")
    return answer(request, Change(_("Reporting rhythm"), lede, _("Change the rhythm"), form, act, own, "starts_on"))


@require_http_methods(["GET", "POST"])
@require(Permission.SETTINGS_EDIT)
def expect(request: SignedInRequest, company: str) -> HttpResponse:
    """Add the company to a quarter that opened without it."""
    own = company_for(request.user, Permission.SETTINGS_EDIT, company)
    form = ExpectForm(posted(request), quarters=quarters.open_without(own))

    def act() -> Company:
        quarters.expect(own, form.chosen, reason=form.cleaned_data["reason"], by=request.user)
        return own

    def look() -> list[Foreseen]:
        key = key_of(form.chosen)
        known = expectation(Company.objects.with_dated_rows().get(pk=own.pk), key)
        return [Foreseen(dates.quarter(key), own.name, wording.expected(None, key), wording.expected(known, key))]

    lede = _("For a company that was a member at the quarter’s end and was entered later. It is told by mail.")
    return answer(request, Change(_("Expect it in an open quarter"), lede, _("Expect it"), form, act, own, look=look))
