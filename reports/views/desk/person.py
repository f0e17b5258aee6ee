"""One person at the desk: role, contact, leaving, and the account itself; every change with its reason."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from members.access import Permission, require
from members.actions import colleagues, desk_people
from members.http import SignedInRequest
from members.models import CompanyRole, User
from reports.actions import forgetting
from reports.errors import Invalid, Refusal
from reports.forms.notes import posted_note
from reports.forms.people import ColleagueAtDeskForm, OutsideRoleForm
from reports.summaries import people
from reports.views.desk.people import company_named, list_url
from reports.views.statuses import status_of

STEPS = {
    "remove": desk_people.remove,
    "deactivate": desk_people.deactivate,
    "reactivate": desk_people.reactivate,
    "erase": forgetting.erase,
}


@require_http_methods(["GET", "POST"])
@require(Permission.PEOPLE_EDIT)
def desk_person(request: SignedInRequest, pk: int) -> HttpResponse:
    """A person outside companies, or with ``?company=`` in one."""
    person, place = _found(request, pk)
    if request.method == "GET":
        return _show(request, person, place, _form(person, place))
    form = _form(person, place, request)
    if not form.is_valid():
        return _show(request, person, place, form)
    try:
        _save(request, person, place, form)
    except Refusal as refusal:
        return _show(request, person, place, form, refusal)
    messages.success(request, _("Saved."))
    return redirect(list_url(place.company if place else None))


@require_POST
@require(Permission.PEOPLE_EDIT)
def desk_person_step(request: SignedInRequest, pk: int, step: str) -> HttpResponse:
    """Leave the company, lose the role, close or open the account, be erased: with its reason."""
    person, place = _found(request, pk)
    try:
        _take(request, person, place, step)
    except Refusal as refusal:
        return _show(request, person, place, _form(person, place), refusal)
    messages.success(request, _("Saved."))
    return redirect(list_url(place.company if place else None))


def _take(request: SignedInRequest, person: User, place: CompanyRole | None, step: str) -> None:
    reason = posted_note(request.POST)
    if step == "leave" and place is not None:
        colleagues.leave(place, by=request.user, reason=reason)
    elif step in STEPS:
        STEPS[step](person, by=request.user, reason=reason)
    else:
        raise Http404


def _save(
    request: SignedInRequest,
    person: User,
    place: CompanyRole | None,
    form: ColleagueAtDeskForm | OutsideRoleForm,
) -> None:
    reason = form.cleaned_data["note"]
    if place is not None and isinstance(form, ColleagueAtDeskForm):
        colleagues.change(place, form.change, by=request.user, reason=reason)
    elif not person.role:
        raise Invalid(_("This person serves a company. Open them on the page of its people."), code="member")
    else:
        desk_people.change_role(person, form.cleaned_data["role"], by=request.user, reason=reason)


def _found(request: SignedInRequest, pk: int) -> tuple[User, CompanyRole | None]:
    """The person, with their place in the company that the address names."""
    person = get_object_or_404(User, pk=pk)
    slug = company_named(request)
    if not slug:
        return person, None
    places = CompanyRole.objects.select_related("user", "company")
    return person, get_object_or_404(places, user=person, company__slug=slug)


def _form(
    person: User, place: CompanyRole | None, request: SignedInRequest | None = None
) -> ColleagueAtDeskForm | OutsideRoleForm:
    data = request.POST if request else None
    if place is None:
        return OutsideRoleForm(data, initial={"role": person.role})
    return ColleagueAtDeskForm(data, initial=ColleagueAtDeskForm.values_of(place))


def _show(
    request: SignedInRequest,
    person: User,
    place: CompanyRole | None,
    form: ColleagueAtDeskForm | OutsideRoleForm,
    refusal: Refusal | None = None,
) -> HttpResponse:
    context = {
        "person": person,
        "place": place,
        "company": place.company if place else None,
        "companies": [one.company for one in person.company_roles.select_related("company")],
        "form": form,
        "refusal": refusal,
        "effects": people.effects(place) if place else None,
        "kept": people.kept_of(person),
        "is_self": person == request.user,
        "is_last_administrator": desk_people.is_last_administrator(person),
        "query": f"?company={place.company.slug}" if place else "",
    }
    return render(request, "desk/person.html", context, status=status_of(form, refusal))
