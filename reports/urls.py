"""Addresses behind the sign-in: one's start page, the member area, the desk."""

from __future__ import annotations

from django.urls import include, path

from reports.views import home

urlpatterns = [
    path("home/", home.home, name="home"),
    path("m/<slug:company>/", include("reports.member_urls")),
    path("desk/", include("reports.desk_urls")),
]
