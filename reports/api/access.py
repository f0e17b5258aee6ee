"""Whose call it is, what it may touch, and on which version it was made; knows no rows and no answer."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request

from members.access import Permission, can
from members.models import Scope, Token
from reports import access
from reports.errors import NotFound, Refusal, Stale
from reports.models import Submission
from reports.rules.codes import Code

_MARK = re.compile(r'-[0-9a-f]{12}(?="$)')


def submission_of(request: Request, company: str, quarter: str, scope: str) -> Submission:
    """The token's own submission; everything else is not found, whether it exists or not."""
    token = token_for(request, company, scope)
    if token.company is None:
        raise NotFound(_("There is no such return."))
    return access.submission_of(token.company, quarter)


def token_for(request: Request, company: str, scope: str) -> Token:
    """The token of the call, if it is this company's and carries the scope: else 404 or 403."""
    token = token_of(request)
    if token.company is None or token.company.slug != company:
        raise NotFound(_("There is no such company."))
    _require_scope(token, scope)
    return token


def require_desk(request: Request) -> None:
    """Let a token through that a person of the secretariat made, as long as they are one; others get 403."""
    token = token_of(request)
    _require_scope(token, Scope.DESK_READ)
    if token.company is not None or not can(token.created_by, Permission.DESK_VIEW):
        raise Refusal(_("Only the secretariat reads the desk."), code="forbidden", status=403)


def _require_scope(token: Token, scope: str) -> None:
    if not token.allows(scope):
        message = _("This token does not carry the scope %(scope)s.") % {"scope": scope}
        raise Refusal(message, code="forbidden", status=403)


def token_of(request: Request) -> Token:
    """The token of the call; there is no other way in."""
    token: Any = request.auth
    if not isinstance(token, Token):
        raise NotFound(_("There is no such company."))
    return token


def etag(submission: Submission) -> str:
    """The draft's version as an entity tag."""
    return f'"v{submission.draft_version}"'


def named_version(request: Request) -> str:
    """What If-Match names. Raises 428 without it."""
    given = request.headers.get("If-Match")
    if given is None:
        message = _("Send the ETag that you read as If-Match, so that nothing is overwritten unseen.")
        raise Refusal(message, code=Code.PRECONDITION_REQUIRED, status=428)
    return given.strip()


def content_etag(submission: Submission, document: Mapping[str, Any]) -> str:
    """The draft's version with a mark of all that a document says: state, findings and reasons change without it."""
    mark = hashlib.sha256(JSONRenderer().render(document)).hexdigest()[:12]
    return f'"v{submission.draft_version}-{mark}"'


def is_current(given: str, submission: Submission) -> bool:
    """Whether an entity tag names the draft as it is now, by the version alone or with a mark."""
    return _MARK.sub("", given) == etag(submission)


def matched(given: str, submission: Submission) -> int:
    """The draft's version, if it is the one that was named. Raises 412 when it is not."""
    if not is_current(given, submission):
        raise Stale(_("Somebody changed this return since you read it."), status=412)
    return submission.draft_version


def require_same(given: str, current: str) -> None:
    """Raises 412 unless the reasons that If-Match names are those of now: the draft's version does not tell."""
    if given != current:
        message = _("Somebody changed the numbers or the reasons since you read the reasons. Read explanations/ again.")
        raise Stale(message, status=412)


def refuse_unknown(request: Request, known: Collection[str] = ()) -> None:
    """Raise for a parameter that the call does not have: a misspelled ``dry_run`` must not save."""
    for name in request.query_params:
        if name not in known:
            message = _("This call has no parameter “%(name)s”.") % {"name": name[:40]}
            raise Refusal(message, code=Code.UNKNOWN_FIELD)


def is_dry_run(request: Request) -> bool:
    """Whether the call asks to compare and save nothing."""
    refuse_unknown(request, {"dry_run"})
    given = request.query_params.getlist("dry_run") or ["false"]
    if given not in (["true"], ["false"]):
        raise Refusal(_("dry_run is true or false."), code=Code.UNKNOWN_FIELD)
    return given == ["true"]
