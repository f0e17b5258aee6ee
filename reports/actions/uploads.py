"""Takes in spreadsheets: kept, read in the background, and used when a person says so. Reading changes no draft."""

from __future__ import annotations

import datetime
import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.actions import events, jobs
from members.models import Job, JobState, Token, User
from reports import files
from reports.actions import drafts
from reports.actions.periods import require_open
from reports.drafts import Draft
from reports.errors import Invalid, Stale, WrongState
from reports.intake import sandbox
from reports.intake.reading import FileReading, as_document, reading_from
from reports.intake.sheets import LARGEST_FILE
from reports.models import Door, Submission, Upload, UploadState
from reports.profiles import Layout
from reports.rules.cells import Cell
from reports.rules.codes import Code
from reports.vocabularies import vocabulary_of

FOLDER = "uploads"
LONGEST_NAME = 200
MOST_FILES = 50
"""So many files are kept of one return."""

KEPT = datetime.timedelta(days=2 * 365)
SETTLED = datetime.timedelta(days=1)
"""A file is written before its row: what is younger than this may still get one."""

TASK = "reports.read_upload"


@dataclass(frozen=True, slots=True)
class Received:
    """An upload, and whether this very file had come before."""

    upload: Upload
    is_replay: bool


def receive(submission: Submission, file: File[bytes], name: str, *, by: User, token: Token | None = None) -> Received:
    """Keep a file for a return and want it read; a file that came before is answered with its upload.

    Raises NotAllowed, WrongState, PeriodClosed, Invalid (``file_too_large``, ``too_long``, ``too_many_files``) and a
    Refusal (``storage``).
    """
    drafts.require_edit(token or by, submission)
    if file.size > LARGEST_FILE:
        raise Invalid(_("This file is larger than 10 MB."), code=Code.FILE_TOO_LARGE, status=413)
    upload = Upload(
        company=submission.company,
        submission=submission,
        name=name_of(name),
        size=file.size,
        sha256=_sha256(file),
        sent_by=by,
        token=token,
    )
    files.keep(FOLDER, str(upload.pk), file.chunks())
    # A row never points to nothing: the file is there before its row, and goes only where none was written.
    try:
        standing = _enter(upload)
    finally:
        if not Upload.objects.filter(pk=upload.pk).exists():
            files.discard(FOLDER, str(upload.pk))
    return Received(standing, is_replay=standing != upload)


def name_of(given: str) -> str:
    """A file's name as a label: without folders and characters that cannot be seen. Raises Invalid, ``too_long``."""
    last = given.replace("\\", "/").rpartition("/")[2]
    label = "".join(each for each in last if unicodedata.category(each) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}).strip()
    if len(label) > LONGEST_NAME:
        sentence = _("The name of this file is longer than %(length)d characters.") % {"length": LONGEST_NAME}
        raise Invalid(sentence, code=Code.TOO_LONG)
    return label or _("File without a name")


@transaction.atomic
def read_again(upload: Upload, *, by: User | Token) -> Upload:
    """Want a file read once more, after labels were taught or a reading failed. Raises WrongState."""
    drafts.require_edit(by, upload.submission)
    if not files.is_kept(FOLDER, str(upload.pk)):
        raise WrongState(_("We keep files for two years, and this one is gone."))
    held = Upload.objects.select_for_update().get(pk=upload.pk)
    if held.state not in (UploadState.READ, UploadState.REFUSED) and not is_stuck(held):
        raise WrongState(_("This file cannot be read again now."))
    Upload.objects.filter(pk=held.pk).update(state=UploadState.WAITING, reading={}, job=_job_for(held))
    events.record("read_again", held, by=by)
    upload.refresh_from_db()
    return upload


@transaction.atomic
def use(upload: Upload, *, by: User | Token, version: int, reading: str | None = None) -> Upload:
    """Put the file's numbers into the draft as it was shown beside them; boxes that it leaves blank stay as they are.

    ``version`` is the draft's and ``reading`` the job whose reading was shown. Raises Stale when either is another one
    by now, WrongState for a file that cannot be used, and whatever ``drafts.save`` raises. Using twice changes nothing.
    """
    submission = Submission.objects.locked(upload.submission)
    drafts.require_edit(by, submission)
    held = Upload.objects.select_for_update().get(pk=upload.pk)
    cells = {cell.box: cell.cell for cell in reading_from(held.reading).cells}
    before = Draft(submission).cells
    is_used = held.state == UploadState.USED
    if is_used and (version != submission.draft_version or cells.items() <= before.items()):
        return held
    if held.state not in (UploadState.READ, UploadState.USED):
        raise WrongState(_("This file cannot be used."))
    if reading not in (None, str(held.job_id)):
        raise Stale(_("This file was read again since you looked at it."))
    drafts.save(submission, cells, by=by, door=Door.FILE, version=version)
    _mark_used(held, by, {box: before[box] for box in cells if box in before}.values())
    events.record("used", held, by=by, sha256=held.sha256, version=submission.draft_version)
    upload.refresh_from_db()
    return upload


def forget(now: datetime.datetime | None = None) -> int:
    """Delete files that were kept long enough or that no row names; returns how many.

    What was read of a file stays, and so does its SHA-256.
    """
    now = now or timezone.now()
    wanted = {str(key) for key in Upload.objects.filter(sent_at__gte=now - KEPT).values_list("pk", flat=True)}
    gone = [name for name in files.names_before(FOLDER, now - SETTLED) if name not in wanted]
    for name in gone:
        files.discard(FOLDER, name)
    return len(gone)


def is_stuck(upload: Upload) -> bool:
    """Nothing came of reading it, and nothing will until somebody asks again."""
    return upload.state == UploadState.WAITING and upload.job is not None and upload.job.state == JobState.FAILED


def read(job: Job) -> FileReading:
    """What the job's file holds, read in a process of its own; changes nothing but the job's progress."""
    upload = Upload.objects.select_related("submission__company", "submission__quarter").get(pk=job.arguments["upload"])
    path = files.path_of(FOLDER, str(upload.pk))
    vocabulary = vocabulary_of(Layout(upload.submission))
    return sandbox.read_file(path, upload.name, vocabulary, partial(jobs.report_progress, job))


def keep_reading(job: Job, reading: FileReading) -> dict[str, Any]:
    """Keep what was read, unless the file is being read anew or was used meanwhile."""
    state = UploadState.REFUSED if reading.problems or reading.unknown else UploadState.READ
    waiting = Upload.objects.filter(job=job, state=UploadState.WAITING)
    for upload in waiting.select_for_update():
        waiting.update(state=state, reading=as_document(reading))
        events.record("read", upload, by=None, state=state)
    return {"upload": job.arguments["upload"]}


@transaction.atomic
def _enter(upload: Upload) -> Upload:
    """Write the row of a kept file with the wish to read it; or answer the upload of the same file for this return."""
    submission = Submission.objects.locked(upload.submission)
    drafts.require_current(submission, None)
    require_open(submission)
    by = upload.token or upload.sent_by
    before = Upload.objects.filter(submission=submission, sha256=upload.sha256).select_related("job").first()
    if before is not None and (before.state == UploadState.REFUSED or is_stuck(before)):
        return read_again(before, by=by)
    if before is not None:
        return before
    if submission.uploads.count() >= MOST_FILES:
        sentence = _("%(count)d files were sent for this return, the most that we keep. Type your numbers instead.")
        raise Invalid(sentence % {"count": MOST_FILES}, code=Code.TOO_MANY_FILES)
    upload.job = _job_for(upload)
    upload.save(force_insert=True)
    events.record("received", upload, by=by, sha256=upload.sha256, size=upload.size)
    return upload


def _job_for(upload: Upload) -> Job:
    """The wish to read a file, once more than it was wished before."""
    key = f"read-upload:{upload.pk}"
    times = Job.objects.filter(key__startswith=key).count()
    return jobs.enqueue(TASK, key=f"{key}:{times + 1}", upload=str(upload.pk))


def _mark_used(upload: Upload, by: User | Token, before: Iterable[Cell]) -> None:
    """What stood in the file's boxes is kept beside the reading: the page of the file can show it ever after."""
    Upload.objects.filter(pk=upload.pk).update(
        state=UploadState.USED,
        used_at=timezone.now(),
        used_by=by.created_by if isinstance(by, Token) else by,
        reading=upload.reading | {"before": [asdict(cell) for cell in before]},
    )


def _sha256(file: File[bytes]) -> str:
    digest = hashlib.sha256()
    for piece in file.chunks():
        digest.update(piece)
    return digest.hexdigest()
