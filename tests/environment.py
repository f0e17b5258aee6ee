"""Settings of a test run, in place before Django reads them."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "for-tests-only-" + "0" * 50)
os.environ.setdefault("VAR_DIR", tempfile.mkdtemp(prefix="coalition-tests-"))
os.environ.setdefault("EMAIL_URL", "memory:")
