"""Reads files that others made in a process of its own, with little memory, little time and nothing to reach.

The other side of the pipe is ``sandboxed``, which says what the fence is worth. Neither side knows Django or the
database, which is also why the process starts fast.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, cast

import msgspec

from reports.intake.files import refused
from reports.intake.reading import FileReading
from reports.intake.sheets import Progress
from reports.intake.vocabulary import Vocabulary
from reports.rules.codes import Code

SECONDS = 40
"""How long we wait for the process, however little it works."""

_LONGEST_ANSWER = 64_000_000
_LONGEST_LINE = 100
_ROOT = Path(__file__).parents[2]
_COMMAND = (sys.executable, "-s", "-P", "-m", "reports.intake.sandboxed")
# openpyxl takes lxml where it finds it, and only without it does it use defusedxml for everything.
_ENVIRONMENT = {"OPENPYXL_LXML": "False", "PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1", "LANG": "C.UTF-8"}


def read_file(path: Path, name: str, vocabulary: Vocabulary, on_progress: Progress | None = None) -> FileReading:
    """Read a file that somebody sent: a reader that dies, or takes too long, means a bad file and raises nothing.

    ``on_progress`` gets numbers from 0 to 1.
    """
    asked = {"task": "read", "name": name, "vocabulary": msgspec.to_builtins(vocabulary)}
    answer = _answer_to(asked, path.read_bytes(), on_progress)
    try:
        return msgspec.json.decode(answer or b"", type=FileReading)
    except msgspec.MsgspecError:
        return refused(Code.BAD_FILE)


def annotate_file(path: Path, form: str, sentences: Mapping[str, str], title: str) -> bytes | None:
    """A file that was read, with what we have to say of it, as ``notes.annotate``; None where it cannot be written."""
    return _answer_to({"task": "annotate", "form": form, "sentences": sentences, "title": title}, path.read_bytes())


def _answer_to(asked: Mapping[str, Any], data: bytes, on_progress: Progress | None = None) -> bytes | None:
    """What the other process answers, None when it ended without an answer."""
    with subprocess.Popen(
        _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_ENVIRONMENT
    ) as process:
        limit = threading.Timer(SECONDS, process.kill)
        limit.start()
        try:
            asking, answering = cast(IO[bytes], process.stdin), cast(IO[bytes], process.stdout)
            with suppress(BrokenPipeError), asking:
                asking.write(msgspec.json.encode(asked) + b"\n" + data)
            return _listen(answering, on_progress)
        finally:
            limit.cancel()
            process.kill()


def _listen(pipe: IO[bytes], on_progress: Progress | None) -> bytes | None:
    """Lines of progress, then ``answer`` with its length, then the answer."""
    while line := pipe.readline(_LONGEST_LINE):
        word, _space, number = line.decode("ascii", "replace").strip().partition(" ")
        if word == "answer" and number.isdecimal() and int(number) <= _LONGEST_ANSWER:
            answer = pipe.read(int(number))
            return answer if len(answer) == int(number) else None
        if word == "progress" and on_progress:
            with suppress(ValueError):
                on_progress(min(max(float(number), 0.0), 1.0))
    return None
