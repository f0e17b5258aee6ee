"""The Chromium of this machine, as every browser test starts it."""

from __future__ import annotations

import os
import shutil
from typing import Any

import pytest

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def launch_options() -> dict[str, Any]:
    """What Playwright is told; without a Chromium the test is skipped."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        pytest.skip("no Chromium: put one on the PATH or name it in CHROMIUM")
    return {"executable_path": found, "args": FLAGS}
