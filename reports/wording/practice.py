"""What marks everything that is practice, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _


def mark() -> str:
    """On pages and paper, in files, mails and answers."""
    return _("Practice – counts nowhere")


def marked(text: str, between: str) -> str:
    """A text with the mark before it."""
    return mark() + between + text if text else mark()


def declaration(text: str) -> str:
    """The statement under a practice signature: nobody has declared anything."""
    return _("Practice – counts nowhere. In earnest it would say: %(text)s") % {"text": text}


def never_due() -> str:
    """Where a return would say when it is due."""
    return _("Practice is never due")


def signed() -> str:
    """Who has to act once a practice is signed."""
    return _("Nobody reads it. In earnest the secretariat would review it now.")
