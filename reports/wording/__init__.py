"""Every sentence, title and written number, in the active language; it knows names, not addresses."""

from __future__ import annotations
