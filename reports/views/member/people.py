"""A company's people: everybody looks, signers invite colleagues, change what they do and see them leave."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from members.access import Permission, can
from members.actions import colleagues
from members.http import SignedInRequest
from members.models import Company, CompanyRole, Invitation, User
from reports.access import company_for
from reports.errors import Refusal
from reports.forms.people import ColleagueForm
from reports.summaries import people
from reports.views import inviting
from reports.views.inviting import Asked
from reports.views.member.page import render_page
from reports.views.statuses import status_of


@require_http_methods(["GET", "POST"])
def member_people(request: SignedInRequest, company: str) -> HttpResponse:
    """Who does what, and who is invited; a post invites somebody."""
    if request.method == "GET":
        owner = company_for(request.user, Permission.SUBMISSION_VIEW, company)
        return _list(request, owner, inviting.blank(owner))
    owner = _editable(request, company)
    if asked := inviting.ask(request, owner):
        return _list(request, owner, asked)
    return redirect("member-people", owner.slug)


@require_http_methods(["GET", "POST"])
def member_person(request: SignedInRequest, company: str, pk: int) -> HttpResponse:
    """One colleague: role, contact, name, title and telephone number."""
    owner = _editable(request, company)
    place = _colleague(owner, pk)
    may = {"may_describe": colleagues.may_describe(place, request.user)}
    if request.method == "GET":
        return _edit(request, place, ColleagueForm(initial=ColleagueForm.values_of(place), **may))
    form = ColleagueForm(request.POST, **may)
    if not form.is_valid():
        return _edit(request, place, form)
    try:
        colleagues.change(place, form.change, by=request.user)
    except Refusal as refusal:
        return _edit(request, place, form, refusal)
    messages.success(request, _("Saved."))
    return redirect("member-people", owner.slug)


@require_http_methods(["GET", "POST"])
def member_person_leave(request: SignedInRequest, company: str, pk: int) -> HttpResponse:
    """What follows when a colleague leaves; a post does it."""
    owner = _editable(request, company)
    place = _colleague(owner, pk)
    context = {"place": place, "effects": people.effects(place)}
    if request.method == "GET":
        return render_page(request, "member/person_leave.html", owner, context)
    try:
        colleagues.leave(place, by=request.user)
    except Refusal as refusal:
        return render_page(request, "member/person_leave.html", owner, context | {"refusal": refusal}, refusal.status)
    messages.success(request, _("%(person)s has left %(company)s.") % {"person": place.user, "company": owner.name})
    return redirect("home" if place.user == request.user else "member-people", *_unless_self(request, place))


@require_POST
def member_invitation_resend(request: SignedInRequest, company: str, invitation: UUID) -> HttpResponse:
    """Send one invitation again, with a new link."""
    owner = _editable(request, company)
    inviting.resend(request, get_object_or_404(Invitation, company=owner, pk=invitation))
    return redirect("member-people", owner.slug)


@require_POST
def member_invitation_revoke(request: SignedInRequest, company: str, invitation: UUID) -> HttpResponse:
    """End one invitation."""
    owner = _editable(request, company)
    inviting.revoke(request, get_object_or_404(Invitation, company=owner, pk=invitation))
    return redirect("member-people", owner.slug)


def _unless_self(request: SignedInRequest, place: CompanyRole) -> list[str]:
    return [] if place.user == request.user else [place.company.slug]


def _editable(request: SignedInRequest, company: str) -> Company:
    """The company whose people this person may change here; the secretariat has pages of its own for it."""
    owner = company_for(request.user, Permission.SUBMISSION_VIEW, company)
    if not can(request.user, Permission.PEOPLE_EDIT, owner):
        raise PermissionDenied
    return owner


def _colleague(owner: Company, pk: int) -> CompanyRole:
    """Somebody's place in this company; a number that is too large for the database is nobody's."""
    person = get_object_or_404(User, pk=pk)
    return get_object_or_404(CompanyRole.objects.select_related("user", "company"), company=owner, user=person)


def _list(request: SignedInRequest, owner: Company, asked: Asked) -> HttpResponse:
    may_edit = can(request.user, Permission.PEOPLE_EDIT, owner)
    context = {
        "people": people.people_of(owner),
        "waiting": people.waiting(owner),
        "no_signer": people.has_no_signer(owner),
        "asked": asked,
        "may_edit": may_edit,
    }
    return render_page(request, "member/people.html", owner, context, asked.status)


def _edit(
    request: SignedInRequest, place: CompanyRole, form: ColleagueForm, refusal: Refusal | None = None
) -> HttpResponse:
    context = {"place": place, "form": form, "refusal": refusal, "effects": people.effects(place)}
    return render_page(request, "member/person_edit.html", place.company, context, status_of(form, refusal))
