"""Turns a workbook into bytes: in memory alone, and the same content always into the same bytes."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

_NO_TIME = datetime.datetime(1980, 1, 1)


def packed(workbook: Workbook) -> bytes:
    """The file of a workbook, without the moment at which it was written."""
    workbook.properties.created = workbook.properties.modified = _NO_TIME
    written, target = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        _InMemory(workbook, archive).save()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, _NO_TIME.timetuple()[:6])
            archive.writestr(part, source.read(name), zipfile.ZIP_DEFLATED)
    return target.getvalue()


class _InMemory(ExcelWriter):
    """Writes sheets to memory, where openpyxl would use a file of its own for each: readers of files may write none."""

    _archive: zipfile.ZipFile

    def write_worksheet(self, ws: Any) -> None:
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        writer: Any = WorksheetWriter(ws, io.BytesIO())
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], writer.read())
        self.manifest.append(ws)
