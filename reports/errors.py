"""Refusals of the round, in the user's words; each carries a code that form, file and API share."""

from __future__ import annotations

from members.errors import Invalid, NotAllowed, Problem, Refusal, Stale, WrongState

__all__ = ["Invalid", "NotAllowed", "NotFound", "PeriodClosed", "Problem", "Refusal", "Stale", "WrongState"]


class NotFound(Refusal):
    """No such thing, or not yours: the same answer."""

    code = "not_found"
    status = 404


class PeriodClosed(Refusal):
    """The quarter takes no such change any more."""

    code = "period_closed"
    status = 400
