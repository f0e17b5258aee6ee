"""Releases: freeze the next one, look through it, publish it as a second person, or discard it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from members.access import Permission, can, require
from members.http import SignedInRequest
from reports.access import quarter_named
from reports.actions import releases
from reports.errors import Refusal
from reports.forms.notes import posted_note
from reports.models import Quarter, Release
from reports.summaries.desk_releases import dossier_of, next_quarters, release_named


@require_GET
@require(Permission.DESK_VIEW)
def releases_view(request: SignedInRequest) -> HttpResponse:
    """All releases, and what the next one would hold."""
    return _list(request)


@require_POST
@require(Permission.RELEASE_FREEZE)
def freeze(request: SignedInRequest) -> HttpResponse:
    """Freeze the series up to the posted quarter."""
    try:
        quarter = get_object_or_404(Quarter, code=str(quarter_named(request.POST.get("quarter", ""))))
        release = releases.freeze(quarter, by=request.user)
    except Refusal as refusal:
        return _list(request, refusal)
    messages.success(request, _("Release %(code)s is frozen. A second person publishes it.") % {"code": release.code})
    return redirect("desk-release", release.code)


@require_GET
@require(Permission.DESK_VIEW)
def release_view(request: SignedInRequest, release: str) -> HttpResponse:
    """One release with everything that is in it."""
    return _page(request, _release_or_404(release))


@require_POST
@require(Permission.RELEASE_PUBLISH)
def publish(request: SignedInRequest, release: str) -> HttpResponse:
    """Sign a frozen release as the second person; its files are made in the background."""
    return _decide(
        request,
        _release_or_404(release),
        lambda one: releases.publish(one, by=request.user),
        _("Signed. The release is public once its files are made."),
    )


@require_POST
@require(Permission.RELEASE_FREEZE)
def discard(request: SignedInRequest, release: str) -> HttpResponse:
    """Give up a frozen release."""
    return _decide(
        request,
        _release_or_404(release),
        lambda one: releases.discard(one, by=request.user, reason=posted_note(request.POST)),
        _("Discarded. What it held can be taken back again."),
    )


def _release_or_404(code: str) -> Release:
    release = release_named(code)
    if release is None:
        raise Http404
    return release


def _decide(request: SignedInRequest, release: Release, step: Callable[[Release], Any], done: str) -> HttpResponse:
    """Take a step and show the page again; refused, with what stands now."""
    try:
        step(release)
    except Refusal as refusal:
        return _page(request, _release_or_404(release.code), refusal)
    messages.success(request, done)
    return redirect("desk-release", release.code)


def _list(request: SignedInRequest, refusal: Refusal | None = None) -> HttpResponse:
    context = {
        "releases": Release.objects.select_related("quarter", "frozen_by", "signed_by").order_by("-pk"),
        "pending": Release.objects.pending().select_related("quarter").first(),
        "next_quarters": next_quarters(),
        "refusal": refusal,
        "may_freeze": can(request.user, Permission.RELEASE_FREEZE),
    }
    return render(request, "desk/release_list.html", context, status=refusal.status if refusal else 200)


def _page(request: SignedInRequest, release: Release, refusal: Refusal | None = None) -> HttpResponse:
    context = {
        "dossier": dossier_of(release),
        "release": release,
        "refusal": refusal,
        "note": request.POST.get("note", ""),
        "is_own": release.frozen_by_id == request.user.pk,
        "may_publish": can(request.user, Permission.RELEASE_PUBLISH),
        "may_discard": can(request.user, Permission.RELEASE_FREEZE),
    }
    return render(request, "desk/release_show.html", context, status=refusal.status if refusal else 200)
