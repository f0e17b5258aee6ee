"""Signatures on their way to a revision."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.actions import submissions
from reports.models import Door
from reports.summaries.signing import doors_since_signing
from tests import cast
from tests.cast import World


def test_nothing_is_read_of_what_happened_before_the_last_signature(world: World) -> None:
    submission = world.submission
    for size in (100, 101, 102):
        cast.fill(submission, by=world.preparer, size=size)
    cast.sign(submission, by=world.signer)
    submissions.recall(submission, by=world.signer)
    cast.fill(submission, by=world.signer, size=103)
    with CaptureQueriesContext(connection) as asked:
        assert doors_since_signing(submission) == [Door.FORM]
    (query,) = asked
    with connection.cursor() as cursor:
        cursor.execute(query["sql"])
        assert len(cursor.fetchall()) == 1


def test_before_the_first_signature_all_of_it_is_read(world: World) -> None:
    for size in (100, 101):
        cast.fill(world.submission, by=world.preparer, size=size)
    assert doors_since_signing(world.submission) == [Door.FORM, Door.FORM]
