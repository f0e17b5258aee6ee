"""Makes the files of a release: its tables, and each figure in every language; computes no number."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from reports.charts.png import png
from reports.models import Release, ReleaseFigure, ReleaseFile, Table
from reports.summaries.cell_rows import COLUMNS, Row, row_of
from reports.summaries.release_files import TYPES, about, figure_name, table_name


def make(release: Release) -> list[ReleaseFile]:
    """Every file of a release, unsaved; the same release always gives the same bytes."""
    files = [*_tables(release), *(file for figure in release.figures.all() for file in _figure(release, figure))]
    return [
        ReleaseFile(
            release=release,
            name=name,
            content_type=TYPES[name.rpartition(".")[2]],
            sha256=hashlib.sha256(content).hexdigest(),
            content=content,
        )
        for name, content in files
    ]


def _tables(release: Release) -> Iterator[tuple[str, bytes]]:
    cells = list(release.cells.all())
    for table in Table.values:
        rows = [row_of(cell) for cell in cells if cell.table == table]
        document = about(release) | {"table": table, "columns": list(COLUMNS), "cells": rows}
        yield table_name(table, "json"), _json(document)
        yield table_name(table, "csv"), _csv(release, rows)


def _figure(release: Release, figure: ReleaseFigure) -> Iterator[tuple[str, bytes]]:
    origin = about(release, figure.language, chart=figure.chart)
    document = origin | {"chart": figure.chart, "language": figure.language} | figure.document
    contents = {
        "json": _json(document),
        "csv": _marked(figure.csv, origin),
        "svg": figure.svg_file.encode(),
        "png": png(figure.svg_file),
    }
    for extension, content in contents.items():
        yield figure_name(figure.chart, figure.language, extension), content


def _csv(release: Release, rows: Sequence[Row]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return _marked(out.getvalue(), about(release))


def _marked(text: str, origin: dict[str, Any]) -> bytes:
    """Each row names its release; rows of a demonstration say so too, since a file travels alone."""
    heads = [name for name in ("release", "notice") if origin[name]]
    notes = [origin[name] for name in heads]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for at, row in enumerate(csv.reader(io.StringIO(text, newline=""))):
        writer.writerow([*row, *(notes if at else heads)])
    return out.getvalue().encode()


def _json(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
