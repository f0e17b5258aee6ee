"""Peak memory of reading one file, in a process that does nothing else; it knows no site and no database.

python -m bench.memory ours|alone|read csv|xlsx FILE VOCABULARY
"""

from __future__ import annotations

import csv
import io
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import openpyxl

from reports.intake import sandbox
from reports.intake.vocabulary import Vocabulary


def read_csv(content: bytes) -> int:
    return sum(1 for _row in csv.reader(io.StringIO(content.decode())))


def read_workbook(content: bytes) -> int:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    return sum(1 for sheet in book.worksheets for _row in sheet.iter_rows(values_only=True))


ALONE: dict[str, Callable[[bytes], int]] = {"csv": read_csv, "xlsx": read_workbook}


def peak(task: str, form: str, content: bytes, vocabulary: bytes) -> float:
    """Megabytes. A process counts what it was forked from, so a small one stands between this one and the reader."""
    with tempfile.TemporaryDirectory(prefix="coalition-bench-") as folder:
        file, words = Path(folder, f"counts.{form}"), Path(folder, "vocabulary.json")
        file.write_bytes(content)
        words.write_bytes(vocabulary)
        return float(_run(task, form, str(file), str(words)))


def main(task: str, form: str, file: str, words: str) -> None:
    if task == "read":
        ALONE[form](Path(file).read_bytes())
        return
    if task == "alone":
        _run("read", form, file, words)
    else:
        vocabulary = msgspec.json.decode(Path(words).read_bytes(), type=Vocabulary)
        reading = sandbox.read_file(Path(file), file, vocabulary)
        if not reading.cells or reading.problems:
            raise SystemExit(f"nothing to measure: {reading.problems[:3]}")
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)


def _run(*arguments: str) -> str:
    command = [sys.executable, "-m", "bench.memory", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main(*sys.argv[1:])
