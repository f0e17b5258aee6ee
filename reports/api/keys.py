"""Idempotency-Key: a call that comes again gets the same answer and has no second effect. Knows no call."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from reports.actions import keyed_calls
from reports.actions.keyed_calls import Answer
from reports.api.access import token_of
from reports.errors import Refusal
from reports.rules.codes import Code

LONGEST = 200
KEPT_HEADERS = ("ETag", "Location")


def answered_once(request: Request, body: bytes, act: Callable[[], Response]) -> HttpResponse:
    """Answer with ``act``, or with what the same call was answered before; without a key it simply acts.

    The same call is the same method, address, query, media type and body. If-Match is left out: who asks again after a
    lost answer may have read the new version in between, and still means the one change.
    """
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return act()
    if not key.strip() or len(key) > LONGEST or not (key.isascii() and key.isprintable()):
        raise Refusal(_("An Idempotency-Key has 1 to 200 printable ASCII characters."), code=Code.BAD_KEY)
    sha256 = _hash(request, body)
    kept = keyed_calls.once(token_of(request), key=key, sha256=sha256, act=lambda: _as_sent(act()))
    return HttpResponse(kept.body, status=kept.status, headers=kept.headers, content_type=JSONRenderer.media_type)


def _hash(request: Request, body: bytes) -> str:
    asked = [str(request.method), request.get_full_path(), request.content_type or ""]
    lines = [*(hashlib.sha256(text.encode()).hexdigest() for text in asked), hashlib.sha256(body).hexdigest()]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _as_sent(response: Response) -> Answer:
    headers = {name: response[name] for name in KEPT_HEADERS if response.has_header(name)}
    return Answer(response.status_code, headers, JSONRenderer().render(response.data).decode())
