"""Reads the data files that come with the site; knows nothing of what they mean."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file by column name."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def documents_of(name: str) -> list[dict[str, Any]]:
    """The objects of a JSON file that holds a list."""
    documents: list[dict[str, Any]] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return documents
