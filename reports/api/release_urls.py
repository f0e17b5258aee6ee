"""Addresses of releases and code lists."""

from __future__ import annotations

from django.urls import URLPattern, path

from reports.api import code_lists, releases

RELEASE = "releases/<str:code>/"

urlpatterns: list[URLPattern] = [
    path("releases/", releases.ReleaseList.as_view(), name="api-releases"),
    path(RELEASE, releases.ReleaseRead.as_view(), name="api-release"),
    path(RELEASE + "tables/", releases.TableList.as_view(), name="api-release-tables"),
    path(RELEASE + "tables/<slug:table>/", releases.TableFile.as_view(), name="api-release-table"),
    path(
        RELEASE + "tables/<slug:table>.<slug:extension>",
        releases.TableDownload.as_view(),
        name="api-release-table-file",
    ),
    path(RELEASE + "figures/", releases.FigureList.as_view(), name="api-release-figures"),
    path(RELEASE + "figures/<slug:chart>/", releases.FigureFile.as_view(), name="api-release-figure"),
    path(
        RELEASE + "figures/<slug:chart>.<slug:extension>",
        releases.FigureDownload.as_view(),
        name="api-release-figure-file",
    ),
    path("code-lists/<slug:name>/", code_lists.CodeListRead.as_view(), name="api-code-list"),
]
