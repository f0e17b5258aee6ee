"""Every refusal as an RFC 9457 problem document with the code that form and file use too."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.views import exception_handler

from reports.errors import Refusal
from reports.rules.codes import Code

CODES = {
    exceptions.NotAuthenticated: "login_required",
    exceptions.AuthenticationFailed: "unauthorised",
    exceptions.PermissionDenied: "forbidden",
    exceptions.NotFound: "not_found",
    exceptions.MethodNotAllowed: "method_not_allowed",
    exceptions.ParseError: "bad_json",
    exceptions.UnsupportedMediaType: "file_type",
    exceptions.Throttled: "too_many_requests",
}


class ProblemRenderer(JSONRenderer):
    """JSON under the media type of problem documents."""

    media_type = "application/problem+json"


def problem_response(problem: Exception, context: dict[str, Any]) -> Response | None:
    """The handler that REST framework calls; None lets a defect be a 500."""
    if isinstance(problem, Refusal):
        document = _document(problem.status, problem.code, str(problem))
        document["errors"] = [{"code": p.code, "pointer": p.pointer, "detail": p.detail} for p in problem.problems]
        return _as_problem(Response(document, status=problem.status), context)
    response = exception_handler(problem, context)
    if response is None:
        return None
    code = "not_found" if isinstance(problem, Http404) else CODES.get(type(problem), "refused")
    detail = response.data.get("detail", "") if isinstance(response.data, dict) else ""
    response.data = _document(response.status_code, code, str(detail)) | {"errors": []}
    return _as_problem(response, context)


def no_such_call() -> HttpResponse:
    """What an address below the API answers that leads nowhere."""
    document = _document(404, Code.NOT_FOUND, _("There is no such call.")) | {"errors": []}
    return JsonResponse(document, status=404, content_type=ProblemRenderer.media_type)


def _document(status: int, code: str, detail: str) -> dict[str, Any]:
    return {"type": "about:blank", "title": code.replace("_", " "), "status": status, "code": code, "detail": detail}


def _as_problem(response: Response, context: dict[str, Any]) -> Response:
    """Rendered as a problem document, whatever the call would have rendered."""
    request = context.get("request")
    if request is not None:
        request.accepted_renderer = ProblemRenderer()
        request.accepted_media_type = ProblemRenderer.media_type
    return response
