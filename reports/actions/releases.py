"""Freezes, publishes and discards releases. A cell is written once, when its release is frozen, and never again."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events, jobs
from members.models import Job, JobState, User
from reports.actions import release_cells, release_files, release_inputs
from reports.actions.release_figures import draw
from reports.actions.release_material import gather
from reports.actions.release_words import write
from reports.errors import Invalid, NotAllowed, Refusal, WrongState
from reports.models import (
    DisclosurePolicy,
    Quarter,
    Release,
    ReleaseCell,
    ReleaseFile,
    ReleaseInput,
    ReleaseState,
)
from reports.rules.codes import Code
from reports.summaries.cell_rows import row_of
from reports.wording import dates


@transaction.atomic
def freeze(quarter: Quarter, *, by: User, now: datetime.datetime | None = None) -> Release:
    """Make the next release: inputs, cells, words and figures of the whole series up to ``quarter``.

    Raises Refusal when the quarter is not open, was published, another release is pending, or no disclosure policy
    is in force. ``now`` is the cut-off.
    """
    _require(by, Permission.RELEASE_FREEZE, _("Only an analyst or a publisher freezes a release."))
    previous = Release.objects.published().first()
    policy = _freezable(quarter, previous)
    inputs = release_inputs.choose(quarter, previous)
    at = now or timezone.now()
    returns = release_inputs.returns_by_quarter(inputs, at)
    code = f"{quarter.code}.{_edition(quarter)}"
    cells = release_cells.make(code, release_inputs.leaves_of(inputs), returns, policy, previous)
    material = gather(code, quarter, previous, inputs, returns, cells)
    words = {language: write(material, language) for language, _name in settings.LANGUAGES}
    release = _create(
        quarter=quarter,
        edition=_edition(quarter),
        is_demonstration=material.is_demonstration,
        policy=policy,
        previous=previous,
        cutoff_at=at,
        frozen_at=at,
        frozen_by=by,
        hash=_hash(cells, words, inputs),
        words=words,
    )
    # From here on no other release can be frozen; one that came out meanwhile is the one to go on from.
    if Release.objects.published().first() != previous:
        raise _in_progress()
    figures = [figure for language, _name in settings.LANGUAGES for figure in draw(material, language)]
    for rows in (inputs, cells, figures):
        _attach(release, rows)
    events.record("release_frozen", release, by=by, code=code, hash=release.hash, inputs=len(inputs))
    return release


@transaction.atomic
def publish(release: Release, *, by: User, now: datetime.datetime | None = None) -> Job:
    """Sign a frozen release as a second person; it is published once its files are made, by the job that is returned.

    On a signed release whose files failed it tries them again. Raises NotAllowed for who froze it, WrongState unless it
    is frozen or failed.
    """
    _require(by, Permission.RELEASE_PUBLISH, _("Only a publisher publishes a release."))
    if release.frozen_by_id == by.pk:
        raise NotAllowed(_("You froze this release, so somebody else has to publish it."), code=Code.FOUR_EYES)
    failed = Job.objects.filter(key=release.files_key, state=JobState.FAILED).first()
    if failed is not None and jobs.retry(failed):
        events.record("release_files_retried", release, by=by, code=release.code)
        return failed
    signed = Release.objects.filter(pk=release.pk, state=ReleaseState.FROZEN).update(
        state=ReleaseState.PUBLISHING, signed_at=now or timezone.now(), signed_by=by
    )
    _moved(release, signed)
    events.record("release_signed", release, by=by, code=release.code, hash=release.hash)
    return jobs.enqueue("reports.make_release_files", key=release.files_key, release=release.pk)


@transaction.atomic
def make_files(job: Job, *, now: datetime.datetime | None = None) -> dict[str, Any]:
    """Make the files of a signed release, then let everybody see it; doing it twice changes nothing."""
    release = Release.objects.select_related("quarter").get(pk=job.arguments["release"])
    published = Release.objects.filter(pk=release.pk, state=ReleaseState.PUBLISHING).update(
        state=ReleaseState.PUBLISHED, is_pending=False, published_at=now or timezone.now()
    )
    if not published:
        return {"files": 0}
    files = ReleaseFile.objects.bulk_create(release_files.make(release))
    events.record("release_published", release, by=None, code=release.code, files=len(files))
    return {"files": len(files)}


@transaction.atomic
def discard(release: Release, *, by: User, reason: str) -> None:
    """Give up a frozen release; what it held can be taken back again. Raises WrongState once it is signed."""
    _require(by, Permission.RELEASE_FREEZE, _("Only an analyst or a publisher discards a release."))
    if not reason.strip():
        raise Invalid(_("Say why you discard this release."), code="empty_note")
    discarded = Release.objects.filter(pk=release.pk, state=ReleaseState.FROZEN).update(
        state=ReleaseState.DISCARDED,
        is_pending=False,
        discarded_at=timezone.now(),
        discarded_by=by,
        discard_reason=reason.strip(),
    )
    _moved(release, discarded)
    events.record("release_discarded", release, by=by, note=reason.strip(), code=release.code)


def _freezable(quarter: Quarter, previous: Release | None) -> DisclosurePolicy:
    """The policy to freeze under, or a refusal."""
    name = dates.quarter_of(quarter.starts_on)
    if not quarter.is_open:
        raise Refusal(_("%(quarter)s is not open yet.") % {"quarter": name}, code=Code.NOT_OPEN)
    if previous is not None and quarter.starts_on <= previous.quarter.starts_on:
        message = _("%(quarter)s has been published already, in release %(code)s.")
        words = {"quarter": name, "code": previous.code}
        raise Refusal(message % words, code=Code.PUBLISHED, status=409)
    if Release.objects.pending().exists():
        raise _in_progress()
    policy = DisclosurePolicy.objects.last()
    if policy is None:
        raise Refusal(_("No disclosure policy is in force, so nothing can be frozen."), code="no_policy", status=409)
    return policy


def _edition(quarter: Quarter) -> int:
    """Editions count what was published; a discarded release uses none up."""
    return quarter.releases.published().count() + 1


def _create(**fields: Any) -> Release:
    """The row itself; whoever comes second when two freeze at once is refused."""
    try:
        with transaction.atomic():
            return Release.objects.create(**fields)
    except IntegrityError as problem:
        raise _in_progress() from problem


def _in_progress() -> Refusal:
    message = _("Another release is frozen and waits to be published or discarded.")
    return Refusal(message, code=Code.RELEASE_IN_PROGRESS, status=409)


def _attach(release: Release, rows: list[Any]) -> None:
    for row in rows:
        row.release = release
    if rows:
        type(rows[0])._default_manager.bulk_create(rows, batch_size=500)


def _hash(cells: Iterable[ReleaseCell], words: object, inputs: Iterable[ReleaseInput]) -> str:
    """SHA-256 over canonical JSON of the cells, the words and which revisions they were made from."""
    document = {
        "cells": [row_of(cell) for cell in cells],
        "words": words,
        "inputs": sorted(
            [i.submission.quarter.code, i.submission_id, i.revision.hash if i.revision else "", i.is_exempt]
            for i in inputs
        ),
    }
    canonical = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _moved(release: Release, count: int) -> None:
    release.refresh_from_db()
    if not count:
        words = {"code": release.code, "state": release.get_state_display()}
        raise WrongState(_("Release %(code)s is in the state “%(state)s”.") % words)


def _require(by: User, permission: Permission, message: str) -> None:
    if not can(by, permission):
        raise NotAllowed(message, code="forbidden")
