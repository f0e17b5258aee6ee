"""The site map."""

from __future__ import annotations

urlpatterns: list = []
