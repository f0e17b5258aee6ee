"""Migrations have names that say what they do."""

from __future__ import annotations

import re

from tests.house.sources import ROOT, relative


def test_every_migration_is_named():
    found = list(ROOT.glob("*/migrations/[0-9]*.py"))
    assert found
    assert [relative(path) for path in found if re.search(r"_auto_|_alter_|_add_field|_and_more", path.name)] == []
