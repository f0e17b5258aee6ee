"""The example clients, each run as a program against the live site."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.test import Client

from reports.api.rows import as_row
from reports.drafts import Draft
from tests import cast
from tests.house.sources import ROOT
from tests.reports.api.conftest import program_of

CLIENTS = ROOT / "docs" / "api"
PYTHON = [sys.executable, str(CLIENTS / "client.py")]
SHELL = ["sh", str(CLIENTS / "client.sh")]
REASONS = [
    {
        "findings": [{"code": "outlier_high", "pointer": "/aurora-market/blocked/TOTAL"}],
        "reason": "detection",
        "text": "A new image model since 9 May.",
    }
]


@pytest.fixture
def scene(transactional_db: None) -> Iterator[cast.World]:
    """A company with a return of the quarter before; the clock goes on as the programs' own does."""
    cast.load_code_lists()
    with time_machine.travel(cast.NOW, tick=True):
        world = cast.make_world()
        world.signed_before(world.company)
        yield world


@pytest.fixture
def sheet(scene: cast.World, tmp_path: Path) -> dict[str, Path]:
    """The same counts as JSON and as CSV, one total ten times last quarter's, and the reason for it."""
    rows = [as_row(cell) for cell in cast.full_answer(scene.submission).values() if cell]
    for row in rows:
        if row["measure"] == "blocked" and row.get("species_group") == "TOTAL":
            row["value"] = 1000
    names = ("platform", "species_group", "measure", "value")
    lines = [",".join(str(row.get(name, "")) for name in names) for row in rows]
    made = {name: tmp_path / name for name in ("counts.json", "counts.csv", "reasons.json")}
    made["counts.json"].write_text(json.dumps(rows))
    made["counts.csv"].write_text("\n".join([",".join(names), *lines]))
    made["reasons.json"].write_text(json.dumps(REASONS))
    return made


def run(command: list[str], site: str, world: cast.World, *files: Path) -> str:
    """What a client says."""
    secret = program_of(Client(), world.signer).secret
    told = [*command, site, "aurora", "2026-Q3", *map(str, files)]
    environment = {"PATH": os.environ["PATH"], "API_TOKEN": secret, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(told, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(params=["python", "shell"])
def command(request: pytest.FixtureRequest) -> list[str]:
    """Either client."""
    if request.param == "shell" and not shutil.which("curl"):
        pytest.skip("There is no curl on the PATH.")
    return PYTHON if request.param == "python" else SHELL


@pytest.mark.parametrize("counts", ["counts.json", "counts.csv"])
def test_a_client_fills_in_a_quarter(live_server, scene, sheet, command, counts):
    told = run(command, live_server.url, scene, sheet[counts], sheet["reasons.json"])
    draft = Draft(scene.submission)
    expected = json.loads(sheet["counts.json"].read_text())
    assert sorted(map(str, map(as_row, draft.cells.values()))) == sorted(map(str, expected))
    assert draft.is_signable
    assert told.endswith(f"Read and sign it: {live_server.url}/en/m/aurora/2026-Q3/\n")


def test_a_client_tells_what_is_flagged(live_server, scene, sheet, command):
    told = run(command, live_server.url, scene, sheet["counts.json"])
    assert "outlier_high" in told
    assert "/aurora-market/blocked/TOTAL" in told


def test_a_client_shows_a_refusal_and_ends(live_server, scene, sheet, command, tmp_path):
    bad = tmp_path / "bad.json"
    bad.write_text('[{"measure": "unicorns", "value": 1}]')
    with pytest.raises(AssertionError, match="unknown_code"):
        run(command, live_server.url, scene, bad)
    assert Draft(scene.submission).cells == {}
