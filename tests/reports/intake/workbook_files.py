"""Workbooks made by hand, part by part, because no library writes stored formula values or hostile files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any
from xml.sax.saxutils import escape

from reports.intake.sheets import letters

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

SHEET = "xl/worksheets/sheet1.xml"
# Style 1 is a date.
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
)


def text(value: str) -> str:
    """The inside of a cell that holds a text; what XML cannot hold is written as spreadsheets do."""
    return f't="inlineStr"><is><t xml:space="preserve">{escape(value).replace(chr(0), "_x0000_")}</t></is>'


def number(value: Any) -> str:
    return f"><v>{value}</v>"


def formula(written: str, stored: Any = None) -> str:
    return f"><f>{escape(written)}</f>" + (f"<v>{stored}</v>" if stored is not None else "")


def cell(value: Any) -> str:
    """A number or a text; anything that begins with ``>`` or ``t=`` is the inside of a cell already."""
    if isinstance(value, str):
        return value if value.startswith((">", 't="', 's="')) else text(value)
    return number(value)


def sheet(rows: Iterable[Iterable[Any]], *, hidden: Iterable[int] = (), columns: str = "", after: str = "") -> str:
    """The part of one sheet. ``hidden``: row numbers. None or nothing is no cell."""
    written = "".join(
        f'<row r="{r}"{" hidden=" + chr(34) + "1" + chr(34) if r in hidden else ""}>'
        + "".join(f'<c r="{letters(c)}{r}" {cell(value)}</c>' for c, value in enumerate(row) if value not in (None, ""))
        + "</row>"
        for r, row in enumerate(rows, 1)
    )
    return f'<worksheet xmlns="{_MAIN}">{columns}<sheetData>{written}</sheetData>{after}</worksheet>'


def workbook(sheets: Mapping[str, str], more: Mapping[str, str | bytes] | None = None, states: str = "") -> bytes:
    """A file of sheets by title; ``states`` says how each is shown: v or h."""
    entries, relations, types = "", "", ""
    parts: dict[str, str | bytes] = {}
    for index, (title, part) in enumerate(sheets.items(), 1):
        state = ' state="hidden"' if states[index - 1 : index] == "h" else ""
        entries += f'<sheet name="{escape(title)}" sheetId="{index}"{state} r:id="r{index}"/>'
        relations += f'<Relationship Id="r{index}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{index}.xml"/>'
        types += f'<Override PartName="/xl/worksheets/sheet{index}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        parts[f"xl/worksheets/sheet{index}.xml"] = part
    relations += f'<Relationship Id="s" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    types += f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/>'
    types += f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    types = f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{types}</Types>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{entries}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        "xl/styles.xml": _STYLES,
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}"/>',
        **parts,
        **(more or {}),
    }
    return zipped(parts)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()
