"""Sentences of a page that saves by itself; the codes behind them are those of every other door."""

from __future__ import annotations

from django.utils.translation import gettext as _


def contested(*, who: str, typed: str, saved: str, is_reader: bool) -> str:
    """Two people gave one box two answers. ``who`` may be unknown; ``is_reader``: it was the reader, elsewhere."""
    words = {"who": who or _("Somebody"), "typed": typed or _("empty"), "saved": saved or _("empty")}
    if is_reader:
        return _("You changed this box to %(saved)s in another window, and here to %(typed)s. Which is right?") % words
    return _("%(who)s changed this box to %(saved)s while you were typing %(typed)s. Which is right?") % words
