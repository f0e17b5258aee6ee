"""Refusals in the user's words, shared by every layer above; each knows its code and HTTP status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, at one place: a code, where, and the sentence people read."""

    code: str
    detail: str
    pointer: str = ""


class Refusal(Exception):
    """The request was understood and is refused; nothing has changed.

    ``str()`` is the sentence for the user, ``code`` the stable name, ``status`` the HTTP status of the API,
    ``problems`` the single places that are wrong, if any.
    """

    code = "refused"
    status = 400

    def __init__(self, message: str, *, code: str = "", status: int = 0, problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.code = code or type(self).code
        self.status = status or type(self).status
        self.problems = tuple(problems)


class WrongState(Refusal):
    """The record is not in a state that allows this step."""

    code = "wrong_state"
    status = 409


class Stale(Refusal):
    """Somebody changed the record since it was read."""

    code = "stale"
    status = 409


class NotAllowed(Refusal):
    """This person may not do this, whatever the state."""

    code = "four_eyes"
    status = 403


class Invalid(Refusal):
    """What was given cannot be read or breaks a rule."""

    code = "invalid"
    status = 400


class Hopeless(Exception):
    """Background work that will fail again however often it is tried: ``code`` names why, ``detail`` what was said."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail
