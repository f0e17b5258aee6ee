"""Every sentence, title and written number, in the active language; knows what things are called, not where they are."""

from __future__ import annotations
