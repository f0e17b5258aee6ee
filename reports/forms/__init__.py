"""What people fill in, one form a file; forms ask and check, actions do."""

from __future__ import annotations
