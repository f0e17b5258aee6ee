"""A change in two steps: tried and shown first, then made. What is shown is what the change itself would do."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction

from members.access import Permission, can
from members.http import SignedInRequest
from reports.errors import Refusal

STEP, PREVIEW, SAVE, EDIT = "step", "preview", "save", "edit"
NOT_CARRIED = {"csrfmiddlewaretoken", STEP}


class Change[Made]:
    """One post to a page where something is changed. ``made`` is what came of trying, None where it was refused."""

    def __init__(self, request: SignedInRequest) -> None:
        self.step = request.POST.get(STEP, PREVIEW)
        sent = [(name, text) for name, texts in request.POST.lists() for text in texts]
        self.carried = [(name, text) for name, text in sent if name not in NOT_CARRIED]
        self.status = 200
        self.made: Made | None = None

    @property
    def is_saved(self) -> bool:
        return self.made is not None and self.step == SAVE

    def take(
        self,
        form: forms.Form,
        act: Callable[[], Made],
        *,
        is_valid: Callable[[], bool] | None = None,
        place: Callable[[Refusal], None] | None = None,
    ) -> None:
        """Make the change, or try it and undo it; what is refused stands at its box.

        ``is_valid`` and ``place`` speak for a page with more boxes than those of the form.
        """
        if self.step == EDIT:
            return
        if not all([form.is_valid(), is_valid is None or is_valid()]):
            self.status = 400
            return
        try:
            with transaction.atomic():
                self.made = act()
                transaction.set_rollback(self.step != SAVE)
        except Refusal as refusal:
            self.status = refusal.status
            place(refusal) if place else show(refusal, form)


def show(refusal: Refusal, form: forms.Form) -> None:
    """Put what is refused at its boxes; what concerns none of them stands above the form."""
    for problem in refusal.problems:
        name = problem.pointer.removeprefix("/")
        form.add_error(name if name in form.fields else None, problem.detail)
    if not refusal.problems:
        form.add_error(None, str(refusal))


def require_editor(request: SignedInRequest) -> None:
    """Everybody of the desk reads; only who may change settings sends something."""
    if request.method == "POST" and not can(request.user, Permission.SETTINGS_EDIT):
        raise PermissionDenied
