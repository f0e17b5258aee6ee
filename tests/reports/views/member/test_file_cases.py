"""The worked cases of files, each sent through the page, with the outcome it must have."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from reports.drafts import Draft
from reports.models import Upload, UploadState
from tests.cases import bad_inputs
from tests.cast import World
from tests.reports.intake.workbook_files import sheet, workbook, zipped
from tests.reports.views.member.conftest import RETURN

pytestmark = pytest.mark.door("upload")
UPLOAD = RETURN + "upload/"
CSV = "platform,species_group,measure,value\naurora-market,象牙,blocked,5\n"
ROWS = sheet([("platform", "species_group", "measure", "value"), ("aurora-market", "ELE-IVORY", "blocked", 5)])
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>'
EMPTY = "".join(f'<row r="{number}" spans="1:{number % 97}"/>' for number in range(3, 1_000_003))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)

FILES: dict[str, tuple[str, bytes]] = {
    "B095": ("a.csv", CSV.encode("utf-8-sig")),
    "B096": ("a.csv", b"\xff\xfe" + CSV.replace(",", "\t").encode("utf-16-le")),
    "B097": ("a.csv", CSV.encode("gb18030")),
    "B100": ("a.csv", CSV.replace("象牙", "象牙".encode().decode("gb18030")).encode()),
    "B101": ("a.csv", CSV.replace("\n", "\r").encode()),
    "B102": ("a.csv", CSV.replace("value\n", "value,note\n").replace(",5\n", ',5,"two\nlines"\n').encode()),
    "B105": ("a.xlsx", workbook({"Sheet1": ROWS}, {"xl/sharedStrings.xml": LAUGHS})),
    "B106": ("a.xlsm", workbook({"Sheet1": ROWS}, {"xl/vbaProject.bin": b"macro"})),
    "B107": ("a.xls", OLE),
    "B110": ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le") + bytes(200)),
    "B111": ("../../etc/passwd.csv", CSV.encode()),
    "B112": ("<script>alert(1)</script>.csv", CSV.encode()),
    "B115": ("a.csv", CSV.encode()),
}
"""Each case's file."""

HOSTILE: dict[str, tuple[str, bytes, str]] = {
    "truncated": ("a.xlsx", workbook({"Sheet1": ROWS})[:-200], "bad_file"),
    "zip bomb": ("a.xlsx", workbook({"Sheet1": ROWS}, {"xl/media/a": bytes(120_000_000)}), "bad_file"),
    "wrong extension": ("a.csv", workbook({"Sheet1": ROWS}), ""),
    "no workbook": ("a.xlsx", zipped({"a.txt": "a"}), "file_type"),
    "picture": ("a.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "file_type"),
    "million empty rows": ("a.xlsx", workbook({"Sheet1": ROWS.replace("</sheetData>", f"{EMPTY}</sheetData>")}), ""),
}
"""Files that no case names, with what is said of each."""


@pytest.fixture(autouse=True)
def _own_media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def send(preparer: Client, django_capture_on_commit_callbacks: Any) -> Any:
    """Send a file under its name as it is, past the client's own tidying, and let it be read."""

    def sent(name: str, content: bytes) -> Any:
        head = (
            f'--x\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: text/csv\r\n\r\n'
        )
        with django_capture_on_commit_callbacks(execute=True):
            return preparer.post(
                UPLOAD, head.encode() + content + b"\r\n--x--\r\n", content_type="multipart/form-data; boundary=x"
            )

    return sent


def use(client: Client, url: str) -> Any:
    """Press “Use these numbers”, whether or not the page offers it."""
    upload = Upload.objects.get()
    return client.post(url, {"then": "use", "version": 0, "reading": str(upload.job_id)})


def said(upload: Upload) -> set[str]:
    """The codes of all that was said about a file."""
    return {one["code"] for one in (*upload.reading["problems"], *upload.reading["notes"])}


@pytest.mark.parametrize("case", bad_inputs("file"))
def test_each_file(world: World, preparer: Client, send: Any, case: dict[str, Any]) -> None:
    expected = case["expect"]
    url = send(*FILES[case["id"]])["Location"]
    upload = Upload.objects.get()
    is_refused = expected["outcome"] == "reject"
    assert upload.state == (UploadState.REFUSED if is_refused else UploadState.READ)
    assert expected["code"] in said(upload) | {"ok", "same_file"}
    assert use(preparer, url).status_code == (409 if is_refused else 302)
    assert [one.value for one in Draft(world.submission).cells.values()] == ([] if is_refused else [5])


def test_the_same_file_is_answered_with_its_upload_b115(preparer: Client, send: Any) -> None:
    first, again = (send(*FILES["B115"])["Location"] for _time in range(2))
    assert (first, Upload.objects.count()) == (again, 1)
    use(preparer, first)
    assert send(*FILES["B115"])["Location"] == first


@pytest.mark.parametrize(("identity", "label"), [("B111", "passwd.csv"), ("B112", "script>.csv")])
def test_a_name_is_a_label_wherever_it_is_shown(preparer: Client, send: Any, identity: str, label: str) -> None:
    url = send(*FILES[identity])["Location"]
    assert Upload.objects.get().name == label
    for page in (url, UPLOAD):
        text = preparer.get(page).content.decode()
        assert label.replace(">", "&gt;") in text
        assert "<script>alert" not in text


@pytest.mark.case("B169")
def test_a_place_that_takes_no_file_is_a_clean_refusal(preparer: Client, send: Any, settings: Any) -> None:
    settings.MEDIA_ROOT.write_text("a file where the folder should be")
    answer = send(*FILES["B095"])
    assert (answer.status_code, Upload.objects.count()) == (507, 0)
    assert "We could not keep your file just now." in answer.content.decode()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_a_page(world: World, preparer: Client, send: Any, name: str) -> None:
    *file, code = HOSTILE[name]
    url = send(*file)["Location"]
    assert said(Upload.objects.get()) == ({code} if code else set())
    assert preparer.get(url).status_code == 200
    assert not Draft(world.submission).cells
