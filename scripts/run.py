"""Runs the demonstration: sets it up, starts web and worker, and stops both; it knows settings and commands, no models.

make run            PORT=8000 and VAR_DIR=var unless given
"""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import FrameType

from scripts import assets, messages

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PATIENCE = 15  # seconds that a process has for stopping by itself
ACCOUNTS = (
    ("preparer@aurora.example", "fills in a company's quarter"),
    ("signer@aurora.example", "signs it"),
    ("viewer@aurora.example", "looks"),
    ("preparer@borealis.example", "another company"),
    ("signer@borealis.example", ""),
    ("analyst@coalition.example", "the secretariat: reviews, accepts, freezes"),
    ("publisher@coalition.example", "publishes what somebody else froze"),
    ("admin@coalition.example", "members, people, code lists"),
    ("monitor@partner.example", "a partner"),
    ("observer@authority.example", "an observer"),
)


def environment() -> dict[str, str]:
    """The demonstration's settings; whatever the caller has set wins, but for DEMO and DEBUG."""
    var = Path(os.environ.get("VAR_DIR", ROOT / "var")).resolve()
    var.mkdir(parents=True, exist_ok=True)
    port = os.environ.get("PORT", "8000")
    defaults = {"VAR_DIR": str(var), "PORT": port, "SITE_URL": f"http://localhost:{port}"}
    if "SECRET_KEY" not in os.environ:
        defaults["SECRET_KEY_FILE"] = str(secret_key(var / "secret_key"))
    fixed = {"DEMO": "1", "DEBUG": "0", "VAR_DIR": str(var)}
    # Celery warns of root at length; in a container everybody is.
    return {**defaults, **os.environ, **fixed, "PYTHONWARNINGS": "ignore:You're running the worker"}


def secret_key(path: Path) -> Path:
    """Made once and kept, so that people stay signed in over a restart."""
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as target:
            target.write(secrets.token_urlsafe(64))
    return path


def trouble_with(port: str) -> str | None:
    """Why the site cannot listen there, or None."""
    if not (port.isascii() and port.isdecimal() and 0 < int(port) < 65_536):
        return f"PORT={port} is no port."
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(port)))
        except OSError as problem:
            return f"Port {port} cannot be used: {problem.strerror}."
    return None


def start(command: list[str], env: dict[str, str]) -> subprocess.Popen[bytes]:
    """A process in a group of its own: Ctrl-C reaches only this supervisor, which then stops whole groups."""
    return subprocess.Popen(command, cwd=ROOT, env=env, process_group=0)


def commands(env: dict[str, str]) -> dict[str, list[str]]:
    """Web, and worker with the scheduler inside."""
    web = [str(BIN / "gunicorn"), "--bind", f"127.0.0.1:{env['PORT']}", "--log-level", "warning", "coalition.wsgi"]
    worker = [str(BIN / "celery"), "--quiet", "-A", "coalition", "worker", "-B", "-P", "threads", "-c", "2"]
    return {"web": web, "worker": [*worker, "--loglevel", "WARNING", "--without-gossip", "--without-mingle"]}


def signal_group(process: subprocess.Popen[bytes], number: int) -> bool:
    """Send to every process of a group; False once none is left, its leader gone or not."""
    process.poll()
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        return False
    return True


def stop_all(processes: list[subprocess.Popen[bytes]]) -> None:
    """Ask each group to stop, wait, then stop it by force."""
    for process in processes:
        signal_group(process, signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE
    while any(signal_group(process, 0) for process in processes) and time.monotonic() < deadline:
        time.sleep(0.1)
    for process in processes:
        signal_group(process, signal.SIGKILL)


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def announce(env: dict[str, str]) -> None:
    print(f"\nThe demonstration is at {env['SITE_URL']}/  (its data are invented; Ctrl-C stops it)\n")
    print("Sign in with the password demonstration-only as")
    for address, does in ACCOUNTS:
        print(f"  {address:<30} {does}".rstrip())
    print(flush=True)


def supervise(env: dict[str, str]) -> int:
    """Run web and worker until one ends or somebody stops them; the code is 0 only for the latter."""
    asked_to_stop = threading.Event()
    for number in STOPPING:
        signal.signal(number, lambda *_: asked_to_stop.set())
    processes = {name: start(command, env) for name, command in commands(env).items()}
    announced = False
    ended: list[str] = []
    while not ended and not asked_to_stop.wait(0.2):
        ended = [name for name, process in processes.items() if process.poll() is not None]
        if not announced and answers(int(env["PORT"])):
            announce(env)
            announced = True
    stop_all(list(processes.values()))
    if ended:
        print(f"Stopped, because {' and '.join(ended)} ended by itself; the lines above say why.", file=sys.stderr)
    return 1 if ended else 0


def set_up(env: dict[str, str]) -> bool:
    """Everything that has to be there before the site starts; says itself what went wrong."""
    assets.main()
    messages.compile_all()
    return subprocess.run([sys.executable, "-m", "scripts.seed"], cwd=ROOT, env=env, check=False).returncode == 0


def interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main() -> int:
    for number in STOPPING:
        signal.signal(number, interrupt)
    env = environment()
    if trouble := trouble_with(env["PORT"]):
        print(f"{trouble} Choose another: make run PORT=8001", file=sys.stderr)
        return 1
    try:
        ready = set_up(env)
    except KeyboardInterrupt:
        return 1
    return supervise(env) if ready else 1


if __name__ == "__main__":
    sys.exit(main())
