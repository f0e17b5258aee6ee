"""`make bench`: loads the demonstration into a folder of its own, measures, and prints docs/benchmarks.md's table."""

from __future__ import annotations

import os
import platform
import tempfile

import django


def prepare(folder: str) -> None:
    """Settings of a throw-away site on SQLite, whatever the caller's are."""
    os.environ.pop("DATABASE_URL", None)
    os.environ |= {
        "VAR_DIR": folder,
        "SECRET_KEY": "for-benchmarks-only-" + "0" * 50,
        "DEMO": "1",
        "DEBUG": "0",
        "ALLOWED_HOSTS": "testserver",
        "EMAIL_URL": "memory:",
        "DJANGO_SETTINGS_MODULE": "coalition.settings",
    }
    django.setup()


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="coalition-bench-") as folder:
        prepare(folder)
        from bench import cases, timing

        print(f"Python {platform.python_version()}, Django {django.__version__}, SQLite; medians of processor time.\n")
        print(timing.HEADER, flush=True)
        for result in cases.results():
            print(result.row(), flush=True)


if __name__ == "__main__":
    main()
