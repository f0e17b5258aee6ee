"""The code lists, whole, with both languages and validity dates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from members.models import PlatformType
from reports.api.open_view import OpenView
from reports.api.release_serializers import CodeList
from reports.api.serializers import problems
from reports.errors import NotFound
from reports.models import Measure, Quarter, SpeciesGroup, Succession, SuccessionKind


def _species_groups() -> list[dict[str, Any]]:
    successors = _successors(SuccessionKind.GROUP)
    fields = ("code", "kind", "names", "taxon", "cites_appendix", "appendix_valid_from", "starts_on", "ends_on")
    return [
        _row(group, *fields)
        | {"successor": successors.get(group.code)}
        | {"section": {"code": group.section.code, "names": group.section.names, "wildlife": group.section.is_wildlife}}
        for group in SpeciesGroup.objects.select_related("section")
    ]


def _measures() -> list[dict[str, Any]]:
    fields = ("code", "names", "definitions", "unit", "level", "stage", "found_by", "split", "part", "ceiling")
    successors = _successors(SuccessionKind.MEASURE)
    return [
        _row(measure, *fields, "starts_on", "ends_on") | {"successor": successors.get(measure.code)}
        for measure in Measure.objects.all()
    ]


def _successors(kind: SuccessionKind) -> dict[str, str]:
    """What is counted in the place of a code from the day after its last."""
    return dict(Succession.objects.filter(kind=kind).values_list("former", "successor"))


def _platform_types() -> list[dict[str, Any]]:
    return [_row(platform_type, "code", "names") for platform_type in PlatformType.objects.all()]


def _quarters() -> list[dict[str, Any]]:
    fields = ("code", "starts_on", "ends_on", "opens_at", "due_at", "closes_at", "publish_on")
    return [_row(quarter, *fields) for quarter in Quarter.objects.all()]


LISTS: dict[str, Callable[[], list[dict[str, Any]]]] = {
    "species-groups": _species_groups,
    "measures": _measures,
    "platform-types": _platform_types,
    "quarters": _quarters,
}


class CodeListRead(OpenView):
    """One code list."""

    @extend_schema(operation_id="code_lists_read", responses={200: CodeList, **problems(404)})
    def get(self, request: Request, name: str) -> Response:
        """Every code, in the fixed order of grids and files."""
        rows = LISTS.get(name)
        if rows is None:
            raise NotFound(_("There is no such code list."))
        return Response({"results": rows()})


def _row(each: Model, *fields: str) -> dict[str, Any]:
    return {field: getattr(each, field) for field in fields}
