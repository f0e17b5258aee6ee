"""What is measured, beside what: pages beside an empty answer, an upload beside reading its JSON, the demonstration
beside writing as many bare rows.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator
from functools import partial
from io import StringIO
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from bench.timing import Comparison, Result, compare
from members.actions import tokens
from members.models import Company, User
from reports.models import Measure, SpeciesGroup, Split, Submission

COMPANY, PLATFORM = "aurora", "aurora-market"
HELLO = "/bench/hello"


def get(client: Client, address: str) -> None:
    """One page, and the certainty that it was one."""
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}: nothing to measure")


def pages() -> Iterator[Comparison]:
    """The public front page and the page on which a company types, each beside an empty answer."""
    visitor, preparer = Client(), Client()
    preparer.force_login(User.objects.get(email=f"preparer@{COMPANY}.example"))
    hello = partial(get, visitor, HELLO)
    yield Comparison("landing page", partial(get, visitor, "/en/"), "hello", hello)
    counts = reverse("return-counts", args=[COMPANY, in_progress().quarter.code])
    yield Comparison("counts grid", partial(get, preparer, counts), "hello", hello)


def in_progress() -> Submission:
    return Submission.objects.select_related("quarter").filter(company__slug=COMPANY).latest("quarter__code")


def count_rows() -> list[dict[str, Any]]:
    """A full platform: the total and every group of every measure that can be split."""
    groups = list(SpeciesGroup.objects.enterable(timezone.localdate()).values_list("code", flat=True))
    cells = {"TOTAL": 10 * len(groups)} | dict.fromkeys(groups, 10)
    rows = []
    for measure in Measure.objects.filter(split=Split.SPECIES).values_list("code", flat=True):
        rows += [{"platform": PLATFORM, "species_group": g, "measure": measure, "value": v} for g, v in cells.items()]
    return rows


def upload() -> Comparison:
    """A whole draft replaced through the API, saved each time, beside reading the same JSON."""
    company, signer = Company.objects.get(slug=COMPANY), User.objects.get(email=f"signer@{COMPANY}.example")
    scopes = ["returns:read", "returns:write"]
    _, secret = tokens.create(company, by=signer, name="bench", scopes=scopes, days=1)
    client = Client(headers={"authorization": f"Bearer {secret}"})
    submission = f"/api/v1/companies/{COMPANY}/submissions/{in_progress().quarter.code}/"
    rows = count_rows()
    body = json.dumps(rows)
    version = client.get(submission)["ETag"]

    def put() -> None:
        nonlocal version
        answer = client.put(
            submission + "counts/", body, content_type="application/json", headers={"if-match": version}
        )
        if answer.status_code != 200:
            raise SystemExit(f"PUT counts answered {answer.status_code}: {answer.content.decode()[:500]}")
        version = answer["ETag"]

    return Comparison(f"PUT {len(rows)} counts", put, "reading its JSON", partial(json.loads, body))


def demonstration() -> Result:
    """Loading the demonstration once, beside as many bare rows written at once, both in milliseconds a thousand."""
    began = time.process_time()
    call_command("load_demo", verbosity=0, stdout=StringIO())
    spent = time.process_time() - began
    rows = sum(model._default_manager.count() for model in apps.get_models())
    bare = sqlite3.connect(settings.VAR_DIR / "bare.sqlite3")
    began = time.process_time()
    with bare:
        bare.execute("create table counts (a, b, c, d, e, f, g, h)")
        bare.executemany("insert into counts values (?, ?, ?, ?, ?, ?, ?, ?)", ((n,) * 8 for n in range(rows)))
    name = f"load_demo, a thousand of {rows:,} rows"
    return Result(name, spent / rows * 1e6, "bare rows", (time.process_time() - began) / rows * 1e6)


def results() -> Iterator[Result]:
    """Every benchmark in turn; the first one loads what the others read."""
    call_command("migrate", verbosity=0)
    call_command("load_codes", verbosity=0)
    call_command("load_history", verbosity=0)
    yield demonstration()
    with override_settings(ROOT_URLCONF="bench.urls"):
        yield from map(compare, pages())
        yield compare(upload())
