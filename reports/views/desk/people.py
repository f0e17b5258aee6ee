"""The secretariat's people, its partners and observers, and the people of one company; administrators change them."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.validators import slug_re
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from members.access import Permission, can, require
from members.http import SignedInRequest
from members.models import Company, Invitation
from reports.access import company_for
from reports.summaries import onboarding, people
from reports.views import inviting
from reports.views.inviting import Asked


@require_http_methods(["GET", "POST"])
@require(Permission.DESK_VIEW)
def desk_people(request: SignedInRequest) -> HttpResponse:
    """Everybody outside companies, or with ``?company=`` those of one; a post invites somebody."""
    slug = company_named(request)
    owner = company_for(request.user, Permission.DESK_VIEW, slug) if slug else None
    if request.method == "GET":
        return _list(request, owner, inviting.blank(owner))
    if not can(request.user, Permission.PEOPLE_EDIT):
        raise PermissionDenied
    if asked := inviting.ask(request, owner):
        return _list(request, owner, asked)
    return redirect(list_url(owner))


@require_POST
@require(Permission.PEOPLE_EDIT)
def desk_invitation_resend(request: SignedInRequest, invitation: UUID) -> HttpResponse:
    """Send one invitation again, with a new link."""
    found = get_object_or_404(Invitation.objects.select_related("company"), pk=invitation)
    inviting.resend(request, found)
    return redirect(list_url(found.company))


@require_POST
@require(Permission.PEOPLE_EDIT)
def desk_invitation_revoke(request: SignedInRequest, invitation: UUID) -> HttpResponse:
    """End one invitation."""
    found = get_object_or_404(Invitation.objects.select_related("company"), pk=invitation)
    inviting.revoke(request, found)
    return redirect(list_url(found.company))


def company_named(request: SignedInRequest) -> str:
    """The company that the address asks for, empty for none; what no slug can be is nowhere."""
    slug = request.GET.get("company", "")
    if slug and not slug_re.match(slug):
        raise Http404
    return slug


def list_url(owner: Company | None) -> str:
    """The page of the secretariat's people, or of one company's."""
    return reverse("desk-people") + (f"?company={owner.slug}" if owner else "")


def _list(request: SignedInRequest, owner: Company | None, asked: Asked) -> HttpResponse:
    context = {
        "waiting": people.waiting(owner),
        "asked": asked,
        "may_edit": can(request.user, Permission.PEOPLE_EDIT),
    }
    if owner is None:
        context |= {"groups": people.groups(), "without_signer": onboarding.without_signer()}
        context["standing_in"] = people.standing_in()
        return render(request, "desk/people.html", context, status=asked.status)
    context |= {"company": owner, "people": people.people_of(owner), "no_signer": people.has_no_signer(owner)}
    return render(request, "desk/people_of_company.html", context, status=asked.status)
