"""Where people land after signing in: their company, a choice of several, or the desk."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from members.http import SignedInRequest
from members.models import Company


@require_GET
def home(request: SignedInRequest) -> HttpResponse:
    """Send each person to the page of their work."""
    if request.user.is_desk:
        return redirect("desk-board")
    companies = list(Company.objects.visible_to(request.user))
    if len(companies) == 1:
        return redirect("member-home", companies[0].slug)
    return render(request, "member/home_choose.html", {"companies": companies})
