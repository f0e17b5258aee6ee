"""Keeps the files that people send: outside the web root, whole or not at all; knows no model and no kind of file."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from reports.errors import Refusal
from reports.rules.codes import Code


def path_of(folder: str, name: str) -> Path:
    """Where a kept file is. ``name`` is one that we made and used once, never one that somebody gave."""
    return Path(settings.MEDIA_ROOT) / folder / name


def is_kept(folder: str, name: str) -> bool:
    """Whether the file is still there: files go some years before what was read of them."""
    return path_of(folder, name).is_file()


def keep(folder: str, name: str, pieces: Iterable[bytes]) -> None:
    """Write a new file: under another name until it is whole and on the disk. Raises a Refusal, ``storage``."""
    path = path_of(folder, name)
    part = path.with_name(f"{name}.part")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with part.open("xb") as out:
            out.writelines(pieces)
            out.flush()
            os.fsync(out.fileno())
        part.rename(path)
        _sync(path.parent)
    except OSError as problem:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        sentence = _("We could not keep your file just now. Nothing has changed. Please send it again later.")
        raise Refusal(sentence, code=Code.STORAGE, status=507) from problem


def names_before(folder: str, instant: datetime.datetime) -> list[str]:
    """The names of all files, whole or not, that were written before an instant."""
    path = path_of(folder, "")
    if not path.is_dir():
        return []
    return sorted(each.name for each in path.iterdir() if each.stat().st_mtime < instant.timestamp())


def discard(folder: str, name: str) -> None:
    """Remove a file that nothing points to."""
    path_of(folder, name).unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """A rename is on the disk when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
