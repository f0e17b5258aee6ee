"""Published releases, their tables and figures, as files that were frozen with them; never a live number."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response

from reports.api.open_view import OpenView
from reports.api.pages import CursorPages
from reports.api.release_serializers import AddressList, FigureDocument, ReleaseDetail, TableDocument
from reports.api.serializers import page_of, problems
from reports.errors import Invalid, NotFound
from reports.models import Release, ReleaseFile, Table
from reports.summaries.release_files import FIGURE_TYPES, TABLE_TYPES, TYPES, about, figure_name, table_name

LATEST = "latest"
AS_OF = OpenApiParameter("as_of", datetime.date, description="The newest release published on or before this day.")
LANG = OpenApiParameter("lang", str, enum=[code for code, _name in settings.LANGUAGES], description="en without it.")


class Newest(CursorPages):
    """Releases as they were published, the last first, by cursor."""

    ordering = "-published_at"


class ReleaseList(OpenView):
    """All published releases."""

    @extend_schema(operation_id="releases_list", responses={200: page_of(ReleaseDetail)})
    def get(self, request: Request) -> Response:
        """A page of releases, newest first."""
        pages = Newest()
        page = pages.paginate_queryset(Release.objects.published(), request, view=self) or []
        return pages.get_paginated_response([_detail(request, release) for release in page])


class ReleaseRead(OpenView):
    """One release."""

    @extend_schema(
        operation_id="releases_read", parameters=[AS_OF], responses={200: ReleaseDetail, **problems(400, 404)}
    )
    def get(self, request: Request, code: str) -> Response:
        """What it is, and where its tables and figures are. ``latest`` is the newest one, or the newest as of a day."""
        return Response(_detail(request, release_named(request, code)))


class TableList(OpenView):
    """The tables of a release."""

    @extend_schema(operation_id="tables_list", responses={200: AddressList, **problems(404)})
    def get(self, request: Request, code: str) -> Response:
        """Each table with its formats."""
        release = release_named(request, code)
        results = [
            {"name": table, "title": str(label), "formats": _formats(request, "table", release, table, TABLE_TYPES)}
            for table, label in Table.choices
        ]
        return Response(about(release) | {"results": results})


class FigureList(OpenView):
    """The figures of a release."""

    @extend_schema(operation_id="figures_list", parameters=[LANG], responses={200: AddressList, **problems(400, 404)})
    def get(self, request: Request, code: str) -> Response:
        """Each figure with its formats."""
        release, language = release_named(request, code), language_of(request)
        results = [
            {
                "name": figure.chart,
                "title": figure.document["title"],
                "formats": _formats(request, "figure", release, figure.chart, FIGURE_TYPES, f"?lang={language}"),
            }
            for figure in release.figures.filter(language=language).only("chart", "document")
        ]
        return Response(about(release, language) | {"results": results})


class TableFile(OpenView):
    """One table as a file."""

    @extend_schema(
        operation_id="tables_read",
        responses={
            (200, "application/json"): TableDocument,
            (200, "text/csv"): OpenApiTypes.STR,
            **problems(404),
        },
    )
    def get(self, request: Request, code: str, table: str, extension: str = "json") -> HttpResponse:
        """The cells with keys, value, status, symbol and coverage."""
        release = release_named(request, code)
        return _file(release, table_name(table, extension))


class FigureFile(OpenView):
    """One figure as a file."""

    @extend_schema(
        operation_id="figures_read",
        parameters=[LANG],
        responses={
            (200, "application/json"): FigureDocument,
            (200, "image/svg+xml"): OpenApiTypes.STR,
            (200, "image/png"): OpenApiTypes.BINARY,
            (200, "text/csv"): OpenApiTypes.STR,
            **problems(400, 404),
        },
    )
    def get(self, request: Request, code: str, chart: str, extension: str = "json") -> HttpResponse:
        """Title, alternative text, rows and Plotly's description; the picture; or the rows."""
        release = release_named(request, code)
        return _file(release, figure_name(chart, language_of(request), extension))


@extend_schema_view(get=extend_schema(operation_id="tables_download"))
class TableDownload(TableFile):
    """One table in the format that its address names."""


@extend_schema_view(get=extend_schema(operation_id="figures_download"))
class FigureDownload(FigureFile):
    """One figure in the format that its address names."""


def release_named(request: Request, code: str) -> Release:
    """A published release by its name, or the newest one. Raises NotFound, Invalid for a day that is none."""
    published = Release.objects.published()
    if code == LATEST:
        day = _as_of(request)
        if day is not None:
            published = published.filter(published_at__date__lte=day)
        found = published.first()
    else:
        found = next((release for release in published if release.code == code), None)
    if found is None:
        raise NotFound(_("There is no such release."))
    return found


def language_of(request: Request) -> str:
    """The language asked for, English without one. Raises Invalid for one that releases are not made in."""
    language = request.query_params.get("lang", settings.LANGUAGE_CODE)
    if language not in dict(settings.LANGUAGES):
        raise Invalid(_("Releases are not made in this language."), code="bad_language")
    return language


def _as_of(request: Request) -> datetime.date | None:
    given = request.query_params.get("as_of")
    if given is None:
        return None
    try:
        return datetime.date.fromisoformat(given)
    except ValueError as problem:
        raise Invalid(_("as_of is a day, such as 2026-09-30."), code="bad_date") from problem


def _detail(request: Request, release: Release) -> dict[str, Any]:
    previous = release.previous
    return about(release) | {
        "quarter": release.quarter.code,
        "edition": release.edition,
        "published_at": release.published_at,
        "cutoff_at": release.cutoff_at,
        "method_version": release.method_version,
        "previous": previous.code if previous else None,
        "title": {language: words["title"] for language, words in release.words.items()},
        "headline": {language: "".join(words["count"]["lead"]) for language, words in release.words.items()},
        "tables": request.build_absolute_uri(reverse("api-release-tables", args=[release.code])),
        "figures": request.build_absolute_uri(reverse("api-release-figures", args=[release.code])),
    }


def _formats(
    request: Request, kind: str, release: Release, name: str, extensions: tuple[str, ...], query: str = ""
) -> dict[str, str]:
    """Extension to address."""
    route = f"api-release-{kind}-file"
    return {
        extension: request.build_absolute_uri(reverse(route, args=[release.code, name, extension]) + query)
        for extension in extensions
    }


def _file(release: Release, name: str) -> HttpResponse:
    """A file as it was made; its hash is its ETag."""
    file = ReleaseFile.objects.filter(release=release, name=name).first()
    if file is None:
        raise NotFound(_("This release has no such file."))
    headers = {"ETag": f'"{file.sha256}"', "Content-Disposition": f'inline; filename="{release.code}-{name}"'}
    return HttpResponse(bytes(file.content), content_type=TYPES[name.rpartition(".")[2]], headers=headers)
