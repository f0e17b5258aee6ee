"""The doors through which companies give numbers, each beside the least that could do it: grid, files, API."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from functools import partial
from itertools import count
from typing import Any

import msgspec
import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from bench import memory
from bench.givers import Giver, box_of, givers
from bench.timing import Act, Comparison, Result, compare
from members.actions import tokens
from reports.intake.grid import field_name
from reports.models import Upload, UploadState
from reports.profiles import Layout
from reports.rules.cells import Cell
from reports.tasks import read_upload
from reports.vocabularies import vocabulary_of

type Sheet = list[list[str]]

HEADER = ["platform", "species_group", "measure", "value"]
CALL_ROWS, FILE_ROWS = 2_000, 5_000
FILE_ROUNDS = 5
PER_PLATFORM = 310


def platforms_for(rows: int) -> int:
    """How many platforms it takes to have so many boxes."""
    return -(-rows // PER_PLATFORM)


def results(hello: Act) -> Iterator[Result]:
    """Every benchmark of this file in turn."""
    small, middle, large = givers(3, platforms_for(CALL_ROWS), platforms_for(FILE_ROWS))
    yield compare(_grid(small, hello))
    yield compare(_autosave(small, hello))
    yield compare(_put(middle))
    for form, contents in _files(large).items():
        yield compare(_preview(large, form, contents))
        yield _memory(large, form, contents[0])


def browser(giver: Giver) -> Client:
    client = Client()
    client.force_login(giver.signer)
    return client


def _address(name: str, giver: Giver) -> str:
    return reverse(name, args=[giver.company.slug, giver.submission.quarter.code])


def _grid(giver: Giver, hello: Act) -> Comparison:
    """The page on which a company types: 61 groups of 5 measures, of the first of three platforms."""
    client, address = browser(giver), _address("return-counts", giver)

    def show() -> None:
        assert b"c:bench-3-0:blocked:TOTAL" in client.get(address).content

    return Comparison("grid of 61 × 5 boxes, 3 platforms", show, "hello", hello)


def _autosave(giver: Giver, hello: Act) -> Comparison:
    """One typed box on its way to the draft."""
    client, address = browser(giver), _address("return-save", giver)
    name, typed = field_name(box_of(giver, "PANGOLIN")), count(1)
    state: dict[str, Any] = {"version": 0, "was": ""}

    def save() -> None:
        text = str(next(typed))
        fields = {"version": state["version"], name: text, f"was:{name}": state["was"]}
        answer = client.post(address, fields).json()
        assert name in answer["saved"], answer
        state.update(version=answer["version"], was=text)

    return Comparison("autosave of one box", save, "hello", hello)


def _put(giver: Giver) -> Comparison:
    """A whole draft through the API, every box another number than before, beside parsing the same JSON."""
    _token, secret = tokens.create(
        giver.company, by=giver.signer, name="bench", scopes=["returns:read", "returns:write"], days=1
    )
    client = Client(headers={"authorization": f"Bearer {secret}"})
    address = reverse("api-counts", args=[giver.company.slug, giver.submission.quarter.code])
    bodies = [json.dumps(_rows(giver.cells()[:CALL_ROWS], more)) for more in (0, 1)]
    turn = count()

    def put() -> None:
        number = next(turn)
        headers = {"if-match": f'"v{number}"'}
        answer = client.put(address, bodies[number % 2], content_type="application/json", headers=headers)
        assert answer.status_code == 200, answer.content[:500]

    return Comparison(f"PUT {CALL_ROWS:,} counts", put, "parsing its JSON", partial(json.loads, bodies[0]), rounds=10)


def _rows(cells: list[Cell], more: int) -> list[dict[str, Any]]:
    keys = ("platform", "species_group", "measure")
    return [{**{key: getattr(cell, key) for key in keys}, "value": (cell.value or 0) + more} for cell in cells]


def _files(giver: Giver) -> dict[str, list[bytes]]:
    """The same rows as CSV and as workbook, each a few times with another number, since the same file is read once."""
    cells = giver.cells()[:FILE_ROWS]
    rows = [[cell.platform or "", cell.species_group or "", cell.measure, str(cell.value)] for cell in cells]
    variants = [[HEADER, [*rows[0][:3], str(10_000 + turn)], *rows[1:]] for turn in range(FILE_ROUNDS + 1)]
    return {"csv": [_csv(one) for one in variants], "xlsx": [_workbook(one) for one in variants]}


def _csv(rows: Sheet) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _workbook(rows: Sheet) -> bytes:
    book, content = openpyxl.Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet()
    for row in rows:
        sheet.append([int(value) if value.isdecimal() else value for value in row])
    book.save(content)
    return content.getvalue()


def _preview(giver: Giver, form: str, contents: list[bytes]) -> Comparison:
    """From the file that is sent to the page that shows what was read, the reading process included."""
    client, address, turn = browser(giver), _address("return-upload", giver), count()

    def show() -> None:
        file = SimpleUploadedFile(f"counts.{form}", contents[next(turn)])
        page = client.post(address, {"file": file})["Location"]
        upload = Upload.objects.latest("sent_at")
        read_upload(str(upload.job_id))
        upload.refresh_from_db()
        assert upload.state == UploadState.READ, upload.reading
        assert client.get(page).status_code == 200

    alone = partial(memory.ALONE[form], contents[0])
    return Comparison(f"{FILE_ROWS:,} rows of {form} to preview", show, "reading it alone", alone, rounds=FILE_ROUNDS)


def _memory(giver: Giver, form: str, content: bytes) -> Result:
    """Peak memory in megabytes of the process that reads a file for the site, beside one that reads it alone."""
    vocabulary = msgspec.json.encode(vocabulary_of(Layout(giver.submission)))
    ours, alone = (memory.peak(task, form, content, vocabulary) for task in ("ours", "alone"))
    return Result(f"{FILE_ROWS:,} rows of {form}, peak MB", ours, "reading it alone", alone)
