"""Every door through which a company's numbers are given; each leaves a draft, and nothing signed."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from playwright.sync_api import expect

from members.actions import tokens
from members.models import Scope
from reports.drafts import Draft
from reports.intake.grid import field_name
from reports.intake.template import CODE_ROW, HEADER_ROW
from reports.rules.cells import Box, Cell
from tests import cast
from tests.browser.test_counts import PASTE, SAVED

RETURN, API = "/en/m/aurora/2026-Q3/", "/api/v1/companies/aurora/"
MARKET = "aurora-market"
OWN_MEASURES = {
    "removed-own": "Taken down by us",
    "removed-reported": "Taken down after a tip",
    "blocked": "Stopped at the gate",
    "accounts-closed": "Shops shut",
    "reports-received": "Tips that came in",
    "reports-acted": "Tips that helped",
}
OWN_GROUPS = {"TOTAL": "Everything", "TIGER": "Big cats", "TOOL": "Snares"}
"""What the company's own sheet calls things; it counts pangolins under two labels."""
PANGOLINS = {"Scales": 15, "Live scaly anteaters": 10}


def browser_of(user: Any) -> Client:
    user.refresh_from_db()  # the scene gave everybody a password, which a session is bound to
    client = Client()
    client.force_login(user)
    return client


def texts(cells: dict[Box, Cell]) -> dict[str, str]:
    return {field_name(box): str(cell.value) for box, cell in cells.items()}


def by_form(world: cast.World, cells: dict[Box, Cell], request: Any) -> None:
    answer = browser_of(world.preparer).post(RETURN + "counts/", {"version": 0} | texts(cells))
    assert answer.status_code == 302, answer.content.decode()


def by_autosave(world: cast.World, cells: dict[Box, Cell], request: Any) -> None:
    """Box by box, as somebody types."""
    client, version = browser_of(world.preparer), 0
    for name, text in texts(cells).items():
        answer = client.post(RETURN + "save/", {"version": version, name: text, f"was:{name}": ""})
        version = answer.json()["version"]


def on_behalf(world: cast.World, cells: dict[Box, Cell], request: Any) -> None:
    browser_of(world.analyst).post("/en/desk/review/aurora/2026-Q3/counts/", {"version": 0} | texts(cells))


def by_nil_return(world: cast.World, cells: dict[Box, Cell], request: Any) -> None:
    company = {name: text for name, text in texts(cells).items() if name.startswith("c::")}
    browser_of(world.preparer).post(RETURN + "none/", {"answer": "looked", "version": 0} | company)


def send(world: cast.World, name: str, content: bytes) -> tuple[Client, str]:
    """A file at the page for files; the address of what was read of it."""
    client = browser_of(world.preparer)
    answer = client.post(RETURN + "upload/", {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302, answer.content.decode()
    return client, answer["Location"]


def press(client: Client, page: str, button: str, **chosen: str) -> None:
    """Press a button on the page as it was shown."""
    shown = client.get(page).content.decode()
    fields = dict(re.findall(r'name="(version|reading)" value="([^"]*)"', shown))
    assert client.post(page, fields | chosen | {"then": button}).status_code == 302, shown


def use(client: Client, page: str) -> None:
    press(client, page, "use")


def rows_of(cells: dict[Box, Cell]) -> list[list[str]]:
    return [[box.platform or "", box.species_group or "", box.measure, str(cell.value)] for box, cell in cells.items()]


def csv_of(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([["platform", "species_group", "measure", "value"], *rows])
    return text.getvalue()


def by_csv_file(world: cast.World, cells: dict[Box, Cell], request: Any) -> None:
    use(*send(world, "counts.csv", csv_of(rows_of(cells)).encode("utf-16")))


def by_template(world: cast.World, cells: dict[Box, Cell], request: Any) -> None:
    """The template in Chinese, filled in and sent back."""
    page = RETURN.replace("/en/", "/zh-hans/") + "template/"
    book = openpyxl.load_workbook(io.BytesIO(browser_of(world.preparer).get(page).getvalue()))
    for sheet in book.worksheets[:-1]:
        _fill(sheet, cells)
    filled = io.BytesIO()
    book.save(filled)
    use(*send(world, "template.xlsx", filled.getvalue()))


def _fill(sheet: Any, cells: dict[Box, Cell]) -> None:
    """Numbers beside the hidden codes: groups down and measures across, or the company's measures down."""
    columns = {cell.value: cell.column for cell in sheet[CODE_ROW]}
    rows = {sheet.cell(row, 1).value: row for row in range(HEADER_ROW, sheet.max_row + 1)}
    for box, cell in cells.items():
        if box.platform and box.measure in columns and box.species_group in rows:
            sheet.cell(rows[box.species_group], columns[box.measure], cell.value)
        if not box.platform and box.measure in rows:
            sheet.cell(rows[box.measure], 3, cell.value)


def by_own_sheet(world: cast.World, cells: dict[Box, Cell], request: Any) -> None:
    """The company's own words, which it explains once; two of its labels stand for one group."""
    rows = []
    for box, cell in cells.items():
        place = ["Our bazaar" if box.platform else "", OWN_GROUPS.get(box.species_group or "", "")]
        for label, value in PANGOLINS.items() if box.species_group == "PANGOLIN" else ((place[1], cell.value),):
            rows.append([place[0], label, OWN_MEASURES[box.measure], str(value)])
    client, page = send(world, "ours.csv", csv_of(rows).encode())
    codes = {label: code for code, label in (OWN_MEASURES | OWN_GROUPS).items()}
    codes |= dict.fromkeys(PANGOLINS, "PANGOLIN") | {"Our bazaar": MARKET}
    unknown = client.get(page).context["form"].unknown
    press(client, page, "teach", **{f"label-{at}": codes[one.label] for at, one in enumerate(unknown)})
    use(client, page)


def by_api(world: cast.World, cells: dict[Box, Cell], request: Any) -> None:
    rows = [_api_row(cell) for cell in cells.values()]
    assert _call(world, "put", json.dumps(rows), "application/json").status_code == 200


def by_api_in_parts(world: cast.World, cells: dict[Box, Cell], request: Any) -> None:
    """Half of the boxes, then the others."""
    rows = [_api_row(cell) for cell in cells.values()]
    for version, part in enumerate((rows[::2], rows[1::2])):
        assert _call(world, "patch", json.dumps(part), "application/json", version).status_code == 200


def by_csv_call(world: cast.World, cells: dict[Box, Cell], request: Any) -> None:
    assert _call(world, "put", csv_of(rows_of(cells)), "text/csv").status_code == 200


def _api_row(cell: Cell) -> dict[str, Any]:
    place = {"platform": cell.platform, "species_group": cell.species_group} if cell.platform else {}
    return place | {"measure": cell.measure, "value": cell.value}


def _call(world: cast.World, verb: str, body: str, content_type: str, version: int = 0) -> Any:
    scopes = [Scope.RETURNS_READ, Scope.RETURNS_WRITE]
    _token, secret = tokens.create(world.company, by=world.signer, name="t", scopes=scopes, days=1)
    headers = {"authorization": f"Bearer {secret}", "if-match": f'"v{version}"'}
    return getattr(Client(), verb)(
        f"{API}submissions/2026-Q3/counts/", body, content_type=content_type, headers=headers
    )


def by_keyboard(world: cast.World, cells: dict[Box, Cell], request: Any) -> None:
    """Typed in Chromium; the page saves by itself."""
    page = request.getfixturevalue("sit")().sign_in("preparer@aurora.example").page
    page.goto(RETURN + "counts/")
    for name, text in texts(cells).items():
        page.focus(f'[name="{name}"]')
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    _until_saved(page, world, cells)


def by_paste(world: cast.World, cells: dict[Box, Cell], request: Any) -> None:
    """One block of the table pasted from a spreadsheet, full-width digits in it; the company's boxes typed."""
    page = request.getfixturevalue("sit")().sign_in("preparer@aurora.example").page
    page.goto(RETURN + "counts/")
    names = [row.get_attribute("name") or "" for row in page.locator(f'input[name^="c:{MARKET}:blocked:"]').all()]
    groups = [name.rpartition(":")[2] for name in names]
    rows = [[cells.get(Box(MARKET, measure, group)) for measure in cast.MEASURES] for group in groups]
    page.focus(f'[name="c:{MARKET}:{cast.MEASURES[0]}:TOTAL"]')
    block = "\n".join("\t".join(str(cell.value) if cell else "" for cell in row) for row in rows)
    page.evaluate(PASTE, block.replace("100", "１００"))
    for name, text in texts(cells).items():
        if name.startswith("c::"):
            page.fill(f'[name="{name}"]', text)
    _until_saved(page, world, cells)


def _until_saved(page: Any, world: cast.World, cells: dict[Box, Cell]) -> None:
    """The page saves by itself, a little after the last key."""
    for _ in range(200):
        if len(Draft(world.submission).cells) == len(cells):
            break
        page.wait_for_timeout(100)
    expect(page.locator(SAVED)).to_contain_text("Saved")
