"""Make .venv with the locked packages, using only this file and any Python from 3.8 on; it knows nothing of the site.

python3 scripts/bootstrap.py requirements.txt
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
INSTALLED = VENV / "installed-locks.json"
PREFERRED = ("3.13", "3.14", "3.12")
# What the interpreter must be able to do: a version Django 6.1 supports, TLS, and an SQLite new enough for it.
PROBE = (
    "import sys, ssl, sqlite3, venv; "
    "assert (3, 12) <= sys.version_info[:2] <= (3, 14) and sqlite3.sqlite_version_info >= (3, 37); "
    "print(sys.executable)"
)
NO_PYTHON = """\
No suitable Python was found. The site needs Python 3.12, 3.13 or 3.14 with ssl and SQLite 3.37 or later.
Get one in any of these ways, then run the same command again:
  uv python install 3.13        (uv: https://docs.astral.sh/uv/)
  pyenv install 3.13
  apt install python3 python3-venv, or your system's own packages
or name one that you have: COALITION_PYTHON=/path/to/python3.13 make run"""


class SetUpFailed(Exception):
    """Something the person at the keyboard has to mend; the message says what."""


def usable(candidate: str) -> str | None:
    """The path of the interpreter that `candidate` starts, if it starts one that can run the site.

    Candidates are run, not just looked up: a version manager's shim exists even where no version stands behind it.
    """
    try:
        answer = subprocess.run([candidate, "-c", PROBE], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return answer.stdout.strip() or None if answer.returncode == 0 else None


def candidates() -> Iterator[str]:
    """Interpreters worth trying, best first; $COALITION_PYTHON, when set, is the only one."""
    if "COALITION_PYTHON" in os.environ:
        yield os.environ["COALITION_PYTHON"]
        return
    yield sys.executable
    pyenv = Path(os.environ.get("PYENV_ROOT", str(Path.home() / ".pyenv"))) / "versions"
    for version in PREFERRED:
        yield "python" + version
        yield from (str(path) for path in sorted(pyenv.glob(version + ".*/bin/python"), reverse=True))
    yield from from_uv()


def from_uv() -> list[str]:
    """Interpreters that uv knows of without downloading any; none where uv is absent or broken."""
    found: list[str] = []
    for version in PREFERRED if runs("uv") else ():
        answer = subprocess.run(
            ["uv", "python", "find", "--no-python-downloads", version], capture_output=True, text=True, check=False
        )
        found += answer.stdout.split("\n")[:1] if answer.returncode == 0 else []
    return found


def runs(program: str) -> bool:
    """Whether `program --version` can be run; a shim without a version behind it cannot."""
    if not shutil.which(program):
        return False
    return subprocess.run([program, "--version"], capture_output=True, check=False).returncode == 0


def find_python() -> str:
    for candidate in candidates():
        path = usable(candidate)
        if path:
            return path
    chosen = os.environ.get("COALITION_PYTHON")
    raise SetUpFailed(f"COALITION_PYTHON={chosen} does not work here.\n{NO_PYTHON}" if chosen else NO_PYTHON)


def digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def installed() -> dict[str, str]:
    """Name and digest of each lock that .venv holds; nothing when there is no .venv or its interpreter is gone."""
    if not INSTALLED.exists() or not usable(str(VENV / "bin" / "python")):
        return {}
    found: dict[str, str] = json.loads(INSTALLED.read_text())
    return found


def make_venv(uv: bool) -> None:
    if usable(str(VENV / "bin" / "python")):
        return
    python = find_python()
    print(f"Making .venv with {python} …", flush=True)
    command = ["uv", "venv", "--quiet", "--clear", "--python", python] if uv else [python, "-m", "venv", "--clear"]
    if subprocess.run([*command, str(VENV)], check=False).returncode:
        raise SetUpFailed(f"{python} could not make a virtual environment (on Debian: apt install python3-venv).")


def install(lock: Path, uv: bool) -> None:
    python = str(VENV / "bin" / "python")
    print(f"Installing {lock.name} with {'uv' if uv else 'pip'} …", flush=True)
    if uv:
        command = ["uv", "pip", "install", "--quiet", "--python", python]
    else:
        if subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode:
            subprocess.run([python, "-m", "ensurepip"], check=True, stdout=subprocess.DEVNULL)
        command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.run([*command, "--require-hashes", "-r", str(lock)], check=False, cwd=str(ROOT)).returncode:
        raise SetUpFailed(f"Installing {lock.name} failed; the lines above say why.")


def set_up(lock: Path) -> None:
    """Leave .venv with every package of `lock`; returns at once when it has them already.

    The lock for development holds all of the other one, at the same versions.
    """
    if installed().get(lock.name) == digest(lock):
        return
    uv = runs("uv")
    make_venv(uv)
    known = installed()
    install(lock, uv)
    held = {lock.name}
    if lock.name == "requirements-dev.txt":
        held.add("requirements.txt")
    known.update({name: digest(ROOT / name) for name in held})
    INSTALLED.write_text(json.dumps(known, indent=1))


def main() -> int:
    try:
        set_up(ROOT / sys.argv[1])
    except SetUpFailed as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
