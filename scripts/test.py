"""Runs the tests with what this machine has, and says before them what it has not; it knows pytest's options, no test.

make test           ARGS are passed on to pytest
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts import assets, messages

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")


def chromium() -> str | None:
    """The browser that tests drive: $CHROMIUM, else the first on the PATH."""
    return next(filter(None, map(shutil.which, (os.environ.get("CHROMIUM", ""), *CHROMIUM))), None)


def left_out() -> list[str]:
    """What is not tested in this run, and what would let it be; a sentence each."""
    sentences = []
    if not chromium():
        sentences.append("Browser tests are skipped: no Chromium on the PATH or in $CHROMIUM.")
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        sentences.append("PostgreSQL is not tested: this run uses SQLite; set DATABASE_URL=postgres://… for the other.")
    if not os.environ.get("REDIS_URL") and not shutil.which("redis-server"):
        sentences.append("Redis as broker is not tested: no redis-server on the PATH, and REDIS_URL is not set.")
    return sentences


def main() -> int:
    assets.main()
    messages.compile_all()
    for sentence in left_out():
        print(sentence, flush=True)
    browser = chromium()
    chosen = [] if browser else ["-m", "not browser"]
    env = dict(os.environ, CHROMIUM=browser) if browser else dict(os.environ)
    # One file's tests stay together, as they share what the first of them prepared; conftest says which come first.
    spread = ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
    command = [sys.executable, "-m", "pytest", *spread, "-rs", "--tb=short", *chosen, *sys.argv[1:]]
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
