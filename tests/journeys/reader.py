"""One person with a browser that runs no scripts: opens pages, fills in forms, presses buttons; knows no view."""

from __future__ import annotations

from typing import Any

from django.test import Client
from lxml import html

from tests import cast


class Reader:
    """``page`` is what stands on the screen, ``url`` where one is."""

    def __init__(self) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.url = "/"
        self.page: Any = None

    @property
    def text(self) -> str:
        """Everything that can be read on the page, in one line."""
        return " ".join(self.page.text_content().split())

    def open(self, url: str) -> Reader:
        """Go to an address, and along wherever it leads."""
        return self._show(self.client.get(url, follow=True), url)

    def press(self, words: str, *, at: str = "", **typed: str) -> Reader:
        """Fill in the boxes of a form and press its button; everything else is sent as the page gave it.

        ``at`` is a part of the address that the button leads to, where several have these words.
        """
        button = next(one for one in self.page.iter("button") if self._is(one, words, at))
        form = _form_of(button)
        known = set(form.fields.keys())
        assert set(typed) <= known, f"there is no box {set(typed) - known}"
        fields = dict(form.form_values()) | typed
        if button.get("name"):
            fields[button.get("name")] = button.get("value", "")
        url = button.get("formaction") or form.get("action") or self.url
        return self._show(self.client.post(url, fields, follow=True), url)

    def follow(self, words: str) -> Reader:
        """Take the link with these words."""
        link = next(one for one in self.page.iter("a") if words in " ".join(one.text_content().split()))
        return self.open(link.get("href"))

    def _is(self, button: Any, words: str, at: str) -> bool:
        target = button.get("formaction") or _form_of(button).get("action") or self.url
        return words in " ".join(button.text_content().split()) and at in target

    def _show(self, response: Any, url: str) -> Reader:
        assert response.status_code == 200, f"{url}: {response.status_code}"
        self.url = response.redirect_chain[-1][0] if response.redirect_chain else url
        self.page = html.fromstring(response.content.decode())
        return self


def _form_of(button: Any) -> Any:
    return next((parent for parent in button.iterancestors() if parent.tag == "form"), button)


def signed_in(email: str) -> Reader:
    """Somebody who has just signed in by the form."""
    reader = Reader().open("/accounts/login/")
    return reader.press("Sign in", login=email, password=cast.PASSWORD)
