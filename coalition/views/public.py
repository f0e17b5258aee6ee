"""Public pages: the same bytes for every reader, made from published releases; no session, no cookie, no company."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

from reports.summaries import public

type View = Callable[..., HttpResponse]


def for_everybody(view: View) -> View:
    """Needs no sign-in, may be kept by any cache for a minute, and is sent again only when its bytes have changed.

    Compressing is safe here alone: these pages hold no secret and repeat nothing of the request.
    """
    cached = gzip_page(conditional_page(cache_control(public=True, max_age=60)(view)))
    opened: View = login_not_required(require_safe(wraps(view)(cached)))
    return opened


@for_everybody
def landing(request: HttpRequest) -> HttpResponse:
    """The newest release; before the first, what will be published and when."""
    page = public.latest()
    if page is None:
        return render(request, "public/landing_announce.html", {"announcement": public.announcement()})
    return render(request, "public/landing.html", _context(page))


@for_everybody
def release_list(request: HttpRequest) -> HttpResponse:
    """All releases, newest first."""
    return render(request, "public/release_list.html", {"releases": public.every(), **_newest_year()})


@for_everybody
def release_show(request: HttpRequest, code: str) -> HttpResponse:
    """One release as it was published."""
    page = public.named(code)
    if page is None:
        return _unknown(request)
    return render(request, "public/release_show.html", _context(page))


@for_everybody
def review_show(request: HttpRequest, year: int) -> HttpResponse:
    """One calendar year, to read or to print."""
    review = public.review(year)
    if review is None:
        return _unknown(request)
    context = {"review": review, "page": review.release, "review_year": review.release.review_year}
    return render(request, "public/review_show.html", context)


@for_everybody
def methods(request: HttpRequest) -> HttpResponse:
    """How is counted, held back and released."""
    page = public.latest()
    method = page.words["method"] if page else public.announcement().method
    return render(request, "public/methods.html", {"method": method, "page": page, **_newest_year()})


def _context(page: public.ReleasePage) -> dict[str, Any]:
    return {"page": page, "review_year": page.review_year}


def _newest_year() -> dict[str, Any]:
    page = public.latest()
    return {"review_year": page.review_year if page else None}


def _unknown(request: HttpRequest) -> HttpResponse:
    """No such release or year: the releases there are."""
    context = {"releases": public.every(), **_newest_year()}
    return render(request, "public/release_unknown.html", context, status=404)
