"""Files made to hurt: refused before or while they are read, in time and in little memory, and never half read."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.intake.archive import MOST_PARTS, Kind, check_archive, kind_of
from reports.intake.files import read_bytes
from reports.intake.sheets import LARGEST_FILE
from tests.reports.intake.sample import HEADER, MARKET, VOCABULARY, codes, csv_text, values
from tests.reports.intake.workbook_files import SHEET, formula, sheet, workbook, zipped

ROWS = (HEADER, (MARKET, "TIGER", "blocked", 5))
GOOD = workbook({"Sheet1": sheet(ROWS)})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
LAUGHS = (
    '<!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&b;</t></si></sst>'
)


def read(data: bytes, name: str = "ours.xlsx"):
    return read_bytes(data, name, VOCABULARY)


def test_a_sound_workbook_is_read():
    assert values(read(GOOD)) == {(MARKET, "blocked", "TIGER"): 5}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_that_declares_entities_is_a_bad_file(encoding):
    assert codes(read(workbook({"Sheet1": sheet(ROWS)}, {"xl/sharedStrings.xml": LAUGHS.encode(encoding)}))) == [
        "bad_file"
    ]


@pytest.mark.parametrize("part", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml"])
def test_macros_are_refused(part):
    assert codes(read(workbook({"Sheet1": sheet(ROWS)}, {part: b"Sub Auto_Open()"}))) == ["macro_file"]


def test_links_to_other_files_are_refused_where_they_are_used():
    linked = sheet((HEADER, (MARKET, "TIGER", "blocked", formula("[1]Sheet1!A1", 9))))
    reading = read(workbook({"Sheet1": linked}, {"xl/externalLinks/externalLink1.xml": "<externalLink/>"}))
    assert [(p.code, p.place) for p in reading.problems] == [("external_link", "Sheet1!D2")]


def test_links_that_no_number_uses_are_refused_too():
    reading = read(workbook({"Sheet1": sheet(ROWS)}, {"xl/externalLinks/externalLink1.xml": "<externalLink/>"}))
    assert codes(reading) == ["external_link"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (OLE + "Workbook".encode("utf-16-le"), "file_type"),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00", "file_type"),
        (b"%PDF-1.7", "file_type"),
        (b"<html><table><tr><td>5</td></tr></table>", "file_type"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "file_type"),
        (zipped({"xl/workbook.bin": b""}), "file_type"),
        (b"PK\x03\x04 and nothing more", "bad_file"),
        (b"nothing that we know", "file_type"),
    ],
)
def test_what_is_no_workbook_is_named(data, code):
    assert codes(read(data)) == [code]


def test_the_oldest_spreadsheets_are_no_text_whatever_their_name():
    assert codes(read(b"\x09\x08\x10\x00\x00\x06\x05\x00", "old.csv")) == ["file_type"]


def test_an_archive_with_a_password_is_encrypted():
    locked = bytearray(GOOD)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := locked.find(mark, start + 1)) >= 0:
            locked[start + offset] |= 1
    assert codes(read(bytes(locked))) == ["encrypted"]


@pytest.mark.parametrize("name", ["ours.csv", "ours.xls", "ours", "ours.pdf"])
def test_the_content_decides_what_a_file_is(name):
    assert values(read(GOOD, name)) == values(read(csv_text(*ROWS[1:]).encode(), "ours.xlsx"))


def test_a_file_too_large_is_not_looked_at():
    assert codes(read(bytes(LARGEST_FILE + 1))) == ["file_too_large"]


def test_too_many_parts_are_a_bad_file():
    parts = {f"xl/media/{number}": b"" for number in range(MOST_PARTS)}
    assert codes(read(workbook({"Sheet1": sheet(ROWS)}, parts))) == ["bad_file"]


@pytest.mark.parametrize("size", [2_000_000, 150_000_000])
def test_an_archive_that_unpacks_to_far_more_is_a_bad_file(size):
    started = time.process_time()
    assert codes(read(workbook({"Sheet1": sheet(ROWS)}, {"xl/media/zeros": bytes(size)}))) == ["bad_file"]
    assert time.process_time() - started < 5


def test_an_archive_that_lies_about_its_size_is_a_bad_file():
    bomb = bytearray(workbook({"Sheet1": sheet(ROWS)}, {"xl/media/zeros": bytes(3_000_000)}))
    size = (3_000_000).to_bytes(4, "little")
    assert codes(read(bytes(bomb.replace(size, (100).to_bytes(4, "little"))))) == ["bad_file"]


def test_a_part_given_twice_is_a_bad_file():
    target = io.BytesIO(GOOD)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(target, "a") as archive:
        archive.writestr(SHEET, sheet((HEADER, (MARKET, "TIGER", "blocked", 6))))
    assert codes(read(target.getvalue())) == ["bad_file"]


def test_a_file_cut_short_is_a_bad_file_and_gives_no_number():
    for length in range(2, len(GOOD), 97):
        reading = read(GOOD[:length])
        assert (codes(reading), reading.cells) == (["bad_file"], ()), length


def test_a_million_empty_rows_cost_little():
    rows = b"".join(b'<row r="%d"><c r="A%d"/></row>' % (number, number) for number in range(3, 1_000_000))
    part = sheet(ROWS).encode().replace(b"</sheetData>", rows + b"</sheetData>")
    data = workbook({"Sheet1": part.decode()})
    started = time.process_time()
    assert values(read(data)) == {(MARKET, "blocked", "TIGER"): 5}
    assert time.process_time() - started < 10


@settings(max_examples=200)
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_one_wrong_byte_never_changes_a_number(position, byte):
    damaged = GOOD[:position] + bytes([byte]) + GOOD[position + 1 :]
    assert set(values(read(damaged)).values()) <= {5}


@given(st.binary())
def test_any_bytes_are_of_some_kind_and_no_number(data):
    assert kind_of(data) in {*Kind, "encrypted", "file_type"}
    assert check_archive(data).code == "bad_file"
    assert not read(data).cells
