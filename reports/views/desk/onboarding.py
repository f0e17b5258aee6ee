"""How far each member has come from its invitation to its first accepted return."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from members.access import Permission, require
from members.http import SignedInRequest
from reports.summaries import onboarding


@require_GET
@require(Permission.DESK_VIEW)
def desk_onboarding(request: SignedInRequest) -> HttpResponse:
    """Every member with its steps, who has most before them first; with ``?show=open`` those that have not finished."""
    everybody = sorted(onboarding.onboardings(onboarding.current_members()), key=lambda one: one.done)
    unfinished = [one for one in everybody if not one.is_finished]
    shows_open = request.GET.get("show") == "open"
    context = {
        "rows": unfinished if shows_open else everybody,
        "shows_open": shows_open,
        "number": len(everybody),
        "unfinished": len(unfinished),
    }
    return render(request, "desk/onboarding.html", context)
