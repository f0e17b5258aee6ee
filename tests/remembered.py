"""What many tests begin with: made once by the site's own actions, afterwards written again row by row.

Making the cast takes more than a hundred statements, writing its rows one for each table. What is remembered holds for
one process, for one instant of the clock and for a site without companies, people and quarters; elsewhere it is made
anew.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import time_machine
from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone

from members.models import Company, User
from reports.models import Quarter, SpeciesGroup

VALUES = 10_000
"""How many values one statement carries; SQLite takes three times as many."""
FRAMEWORK = {"auth", "contenttypes", "sessions"}

type Row = tuple[Any, ...]
type Rows = dict[str, tuple[list[str], list[Row]]]
"""The columns and the rows of each table that has any."""

_kept: dict[object, tuple[Rows, Any]] = {}


def code_lists(load: Callable[[], None]) -> None:
    """Have what ``load`` writes into an empty database, under the same keys each time."""
    if SpeciesGroup.objects.exists():
        return
    if "code lists" in _kept:
        _write(_kept["code lists"][0])
    else:
        load()
        _kept["code lists"] = (read(), None)


def remembered[T](name: str, make: Callable[[], T]) -> T:
    """Have what ``make`` writes; what it returns is the caller's own, to change as he likes."""
    if any(model.objects.exists() for model in (Company, User, Quarter)):
        return make()
    clock = timezone.now() if time_machine.escape_hatch.is_travelling() else None
    key = (name, clock, connection.in_atomic_block)
    if key in _kept:
        _write(_kept[key][0])
    else:
        before = read()
        made = make()
        _kept[key] = (_added(before, read()), made)
    return copy.deepcopy(_kept[key][1])


def _tables() -> list[str]:
    models = apps.get_models(include_auto_created=True)
    return [model._meta.db_table for model in models if model._meta.app_label not in FRAMEWORK]


def _filled() -> set[str]:
    """The tables that have a row."""
    asked = (f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table})" for table in _tables())
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asked))
        return {table for (table,) in cursor.fetchall()}


def read() -> Rows:
    """Everything that stands in the site's own tables."""
    found: Rows = {}
    with connection.cursor() as cursor:
        for table in _filled():
            cursor.execute(f"SELECT * FROM {table} ORDER BY 1")
            found[table] = ([f'"{column[0]}"' for column in cursor.description], cursor.fetchall())
    return found


def _added(before: Rows, after: Rows) -> Rows:
    """The rows that came; none may have changed, since a row is only ever written again."""
    added: Rows = {}
    for table, (columns, rows) in after.items():
        old = before.get(table, (columns, []))[1]
        assert rows[: len(old)] == old, f"rows of {table} were changed, not only added"
        if len(rows) > len(old):
            added[table] = (columns, rows[len(old) :])
    return added


def _write(rows: Rows) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for table, (columns, values) in rows.items():
            one = f"({', '.join(['%s'] * len(columns))})"
            size = VALUES // len(columns)
            for start in range(0, len(values), size):
                part = values[start : start + size]
                statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join([one] * len(part))}"
                cursor.execute(statement, [value for row in part for value in row])
