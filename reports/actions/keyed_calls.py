"""Acts once for one key of one token, and gives every retry the answer of the first time; knows no call."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import OperationalError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import Token
from reports.errors import Refusal, WrongState
from reports.models import KeyedCall
from reports.rules.codes import Code

KEPT = datetime.timedelta(days=7)
PATIENCE = "5s"
"""How long a retry waits for the first call to end before it is told that the key is in use."""


@dataclass(frozen=True)
class Answer:
    """What a call was answered: status, the headers that belong to it, and the body as it was sent."""

    status: int
    headers: Mapping[str, str]
    body: str


def once(token: Token, *, key: str, sha256: str, act: Callable[[], Answer]) -> Answer:
    """The answer of ``act``, written down in the transaction of its effect; the one kept if this key was used before.

    ``sha256`` is the hash of all that was asked. What ``act`` refuses is not kept and may be tried again. Raises
    Refusal ``key_reused`` when something else was asked with this key, WrongState ``key_in_use`` when the first call
    takes long.
    """
    with transaction.atomic():
        _claim(token, key, sha256)
        call = KeyedCall.objects.get(token=token, key=key)
        if call.request_sha256 != sha256:
            raise Refusal(_("This Idempotency-Key was used for another request."), code=Code.KEY_REUSED, status=422)
        if call.status:
            return Answer(call.status, call.headers, call.body)
        answer = act()
        call.status, call.headers, call.body = answer.status, dict(answer.headers), answer.body
        call.save()
    return answer


def forget(now: datetime.datetime | None = None) -> int:
    """Delete the answers that have been kept long enough; returns how many."""
    deleted, _by_model = KeyedCall.objects.filter(made_at__lt=(now or timezone.now()) - KEPT).delete()
    return deleted


def _claim(token: Token, key: str, sha256: str) -> None:
    """Write the key down without an answer, seen by nobody until its call ends; wait for a call that has written it."""
    claim = KeyedCall(token=token, key=key, request_sha256=sha256, status=0)
    try:
        with transaction.atomic():
            _wait_at_most(PATIENCE)
            KeyedCall.objects.bulk_create([claim], ignore_conflicts=True)
            _wait_at_most("0")
    except OperationalError as problem:
        raise WrongState(_("A call with this Idempotency-Key has not ended yet."), code=Code.KEY_IN_USE) from problem


def _wait_at_most(limit: str) -> None:
    """Limit how long a statement waits for another transaction, 0 for no limit. SQLite has a limit of its own."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [limit])
