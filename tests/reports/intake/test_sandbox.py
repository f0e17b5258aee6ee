"""The process that reads files: what it answers, and that nothing it reads can hurt."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reports.intake import sandbox
from tests.reports.intake.sample import MARKET, VOCABULARY, codes, csv_text, read

ROWS = csv_text((MARKET, "TIGER", "blocked", "1,234"), (MARKET, "Tigger", "blocked", 5))


@pytest.fixture
def sent(tmp_path):
    """Reads bytes as a file that was sent."""

    def send(data: bytes, name: str = "ours.csv", **settings):
        path = tmp_path / "file"
        path.write_bytes(data)
        return sandbox.read_file(path, name, VOCABULARY, **settings)

    return send


def test_the_other_process_reads_what_this_one_would(sent):
    assert sent(ROWS.encode()) == read(ROWS)


def test_progress_arrives_while_it_reads(sent):
    seen: list[float] = []
    sent(ROWS.encode() + f"{MARKET},TIGER,blocked,\n".encode() * 20_000, on_progress=seen.append)
    assert len(seen) > 5
    assert seen == sorted(seen)


def test_a_process_that_needs_too_long_is_stopped(sent, monkeypatch):
    monkeypatch.setattr(sandbox, "SECONDS", 0.01)
    assert codes(sent(ROWS.encode())) == ["bad_file"]


@pytest.mark.parametrize(
    "end", ["raise SystemExit(1)", "print('answer 9')", "print('answer 2\\n[]')", "print('answer 9\\n{\"cells\":1}')"]
)
def test_a_process_that_dies_or_lies_means_a_bad_file(sent, monkeypatch, end):
    monkeypatch.setattr(sandbox, "_COMMAND", (sys.executable, "-c", end))
    assert codes(sent(ROWS.encode())) == ["bad_file"]


@pytest.mark.parametrize(
    "reach",
    [
        "import socket; socket.socket()",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import os; os.system('true')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.fork()",
        "open('/tmp/written', 'w')",
        "import os; os.remove('/tmp/written')",
        "bytearray(600_000_000)",
        "[open('/dev/null') for _ in range(20)]",
    ],
)
def test_the_process_can_reach_nothing(reach):
    tried = f"try:\n    {reach}\nexcept (OSError, MemoryError):\n    print('refused')"
    body = f"from reports.intake.sandboxed import close_doors; close_doors()\n{tried}"
    done = subprocess.run([sys.executable, "-c", body], capture_output=True, text=True, cwd=sandbox._ROOT, check=False)
    assert done.stdout == "refused\n"


def test_the_process_knows_neither_django_nor_a_secret():
    body = "import os, sys, reports.intake.sandboxed; print('django' in sys.modules, 'SECRET_KEY' in os.environ)"
    run = [sys.executable, "-s", "-P", "-c", body]
    done = subprocess.run(run, capture_output=True, text=True, env=sandbox._ENVIRONMENT, cwd=Path("/"), check=True)
    assert done.stdout == "False False\n"
