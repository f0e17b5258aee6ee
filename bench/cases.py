"""What is measured, beside what: pages beside an empty answer, the doors for numbers beside the least that could read
them, the demonstration beside writing as many bare rows.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from functools import partial
from io import StringIO

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings

from bench import giving
from bench.timing import Comparison, Result, compare

HELLO = "/bench/hello"


def get(client: Client, address: str) -> None:
    """One page, and the certainty that it was one."""
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}: nothing to measure")


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
        visitor = Client()
        hello = partial(get, visitor, HELLO)
        yield compare(Comparison("landing page", partial(get, visitor, "/en/"), "hello", hello))
        yield from giving.results(hello)
