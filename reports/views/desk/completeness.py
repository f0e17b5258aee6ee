"""How complete and how timely the rounds are: members by quarters, on the page and as a file."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from members.access import Permission, require
from members.http import SignedInRequest
from reports.forms.completeness import CompletenessForm
from reports.intake.outgoing import to_csv
from reports.summaries.completeness import Completeness, completeness
from reports.wording import completeness as wording


@require_GET
@require(Permission.DESK_VIEW)
def completeness_view(request: SignedInRequest) -> HttpResponse:
    """The heat map and the rates of the last quarters; ``?scope=`` and ``?quarters=`` choose."""
    form = CompletenessForm(request.GET)
    context = {
        "form": form,
        "found": _found(form),
        "legend": list(wording.STANDINGS.items()),
        "query": urlencode(form.chosen),
    }
    return render(request, "desk/completeness_show.html", context)


@require_GET
@require(Permission.DESK_VIEW)
def completeness_file(request: SignedInRequest) -> HttpResponse:
    """The heat map as CSV, one line for each company and quarter."""
    rows: list[list[str | int]] = [
        [row.slug, row.company, cell.quarter, cell.standing, cell.words, int(cell.is_late), int(cell.is_due)]
        for row in _found(CompletenessForm(request.GET)).rows
        for cell in row.cells
    ]
    response = HttpResponse(to_csv(wording.columns(), rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="completeness.csv"'
    return response


def _found(form: CompletenessForm) -> Completeness:
    chosen = form.chosen
    return completeness(chosen["scope"], int(chosen["quarters"]), timezone.now())
