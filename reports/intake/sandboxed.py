"""The process that parses what others sent; started by ``sandbox`` with the task and the file on its standard input.

What the fence is worth. The kernel holds the limits: memory, processor time, not a byte written to any file, few open
files, no new process for ordinary users, and, where it lets a process ask for that, no network at all. An audit hook
refuses sockets, programs and changes to files to anything written in Python. Neither is a prison: code that takes over
the interpreter through a hole in zlib or expat could still read what the site's user may read. It finds no secret in
its environment, for that is empty.
"""

from __future__ import annotations

import os
import resource
import sys
from contextlib import suppress
from typing import IO, Any

import msgspec

from reports.intake.files import read_bytes
from reports.intake.vocabulary import Vocabulary

MEMORY = 512 * 1024 * 1024
PROCESSOR_SECONDS = 20
OPEN_FILES = 16

_STEP = 0.05
_READING_FOLDERS = ("os.listdir", "os.scandir")
_REFUSED = (
    "socket.",
    "subprocess.",
    "os.",
    "shutil.",
    "ctypes.",
    "pty.",
    "signal.",
    "syslog.",
    "tempfile.",
    "webbrowser.",
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def main() -> None:
    """Read the task and the file, do the task, answer."""
    asking, answering = sys.stdin.buffer, sys.stdout.buffer
    close_doors()
    asked = msgspec.json.decode(asking.readline())
    answer = _answer(asked, asking.read(), answering)
    answering.write(b"answer %d\n" % len(answer) + answer)
    answering.flush()


def close_doors() -> None:
    """Give up, for good, whatever reading a file does not need."""
    with suppress(OSError, AttributeError):
        os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)
    for limit, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, PROCESSOR_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    is_writing = event == "open" and isinstance(arguments[2], int) and bool(arguments[2] & _WRITING)
    if is_writing or (event.startswith(_REFUSED) and event not in _READING_FOLDERS):
        raise PermissionError(f"{event} is not for the reader of a file")


def _answer(asked: dict[str, Any], data: bytes, answering: IO[bytes]) -> bytes:
    told = 0.0

    def tell(done: float) -> None:
        nonlocal told
        if done >= told + _STEP:
            told = done
            answering.write(b"progress %.3f\n" % done)
            answering.flush()

    if asked["task"] == "annotate":
        from reports.intake.notes import annotate

        return annotate(data, asked["form"], asked["sentences"], asked["title"])
    vocabulary = msgspec.convert(asked["vocabulary"], Vocabulary)
    return msgspec.json.encode(read_bytes(data, asked["name"], vocabulary, tell))


if __name__ == "__main__":
    main()
