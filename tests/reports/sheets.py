"""A signed sheet of Aurora's return: what is read on it, and the two steps that make it a signature."""

from __future__ import annotations

import dataclasses

from reports.actions import paper
from reports.actions.paper import SignedSheet
from reports.canonical import short_hash
from reports.drafts import Draft
from tests.reports.scans import PDF


def sheet(world, **changes):
    typed = short_hash(Draft(world.submission).hash)
    return dataclasses.replace(
        SignedSheet(typed, "Li Wei", "General manager", "From our records.", "zh-hans"), **changes
    )


def record(world, *, by=None, scan=PDF, **changes):
    return paper.record(world.submission, by=by or world.preparer, sheet=sheet(world, **changes), scan=scan)


def confirm(world, made, *, by=None, typed=None):
    return paper.confirm(made, by=by or world.analyst, typed=typed or short_hash(made.hash))
