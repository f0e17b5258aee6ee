"""A company's own pages, one file a page."""

from __future__ import annotations
