"""Addresses of the public pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from coalition.views import public

urlpatterns: list[URLPattern] = [
    path("", public.landing, name="public-landing"),
    path("methods/", public.methods, name="public-methods"),
    path("releases/", public.release_list, name="public-releases"),
    path("releases/<str:code>/", public.release_show, name="public-release"),
    path("review/<int:year>/", public.review_show, name="public-review"),
]
