"""Settings of a test run, in place before Django reads them."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "for-tests-only-" + "0" * 50)
os.environ.setdefault("VAR_DIR", tempfile.mkdtemp(prefix="coalition-tests-"))
os.environ.setdefault("EMAIL_URL", "memory:")
# A browser driver keeps an event loop in its process; our own code runs in no loop.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
