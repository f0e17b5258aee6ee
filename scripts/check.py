"""Runs all that can be said about the code without using it, a command each; it knows the commands, not the code.

make check
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scripts import messages

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
MANAGE = [sys.executable, "manage.py"]
CODE = ["coalition", "members", "reports", "scripts", "bench"]
STEPS = {
    "format": [str(BIN / "ruff"), "format", "--check"],
    "lint": [str(BIN / "ruff"), "check"],
    "templates": [str(BIN / "djlint"), "templates", "--lint", "--quiet"],
    "types": [str(BIN / "mypy"), *CODE],
    "imports": [str(BIN / "lint-imports")],
    "migrations": [*MANAGE, "makemigrations", "--check", "--dry-run"],
    "catalogues": [sys.executable, "-m", "scripts.messages", "check"],
    "deployment": [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"],
}


def environment(var: str) -> dict[str, str]:
    """A production's settings, whatever the caller's are, and a folder for what is written."""
    settings = {
        "VAR_DIR": var,
        "SECRET_KEY": "for-checks-only-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
        "SITE_URL": "https://reports.example.org",
        "ALLOWED_HOSTS": "reports.example.org",
        "EMAIL_URL": "smtp://mail.example.org:587?tls=1",
        "BROKER_URL": "amqp://broker.example.org",
        "DEBUG": "0",
        "DEMO": "0",
    }
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "SECRET_KEY_FILE"}}
    return kept | settings


def passes(name: str, command: list[str], env: dict[str, str]) -> bool:
    """Run one step; what it says is shown only when it fails."""
    began = time.monotonic()
    answer = subprocess.run(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    failed = answer.returncode != 0
    print(f"{name:<12} {'FAILED' if failed else 'ok':<6} {time.monotonic() - began:5.1f} s", flush=True)
    if failed:
        print(answer.stdout, flush=True)
    return not failed


def main() -> int:
    messages.compile_all()
    with tempfile.TemporaryDirectory(prefix="coalition-check-") as var:
        env = environment(var)
        failed = [name for name, command in STEPS.items() if not passes(name, command, env)]
    print(f"Failed: {', '.join(failed)}" if failed else "All checks pass.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
