"""One ZIP for the learning platform: every pack, each locked with its personal code."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.teach.packs.lock import (
    LockSettings,
    PackLock,
    damaged,
    lock_of,
    other_course_run,
    read_header,
)
from quickscan_sim.teach.packs.pack import zip_bytes

MANIFEST = "manifest.json"
PACKS = "packs/"
ENDING = ".pack"


def archive_bytes(settings: LockSettings, packs: Iterable[bytes]) -> bytes:
    """The ZIP with locked packs, in the order of their names, which tell nothing.

    Every pack was filled up to the same length when it was locked.
    """
    content = {f"{PACKS}{read_header(pack)[1]}{ENDING}": pack for pack in packs}
    manifest = json.dumps(settings.as_json() | {"n_packs": len(content)}, indent=2) + "\n"
    return zip_bytes({MANIFEST: manifest.encode(), **content}, zipfile.ZIP_STORED)


def unlock_from(path: Path, code: str, course_run: str | None = None) -> bytes:
    """The bytes of the pack that this code opens, from a ZIP with packs or from a single pack.

    Raises
    ------
    QuickscanError
        For a typing error in the code, another course run, a code without pack, a pack of another
        student, and a damaged file; each has its own sentence.
    """
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise QuickscanError(
            "The file {file} cannot be read ({reason}).", file=path, reason=problem.strerror
        ) from None
    if not zipfile.is_zipfile(io.BytesIO(content)):
        settings, _, _ = read_header(content)
        return _lock(code, settings, course_run).unlock(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _unlock_in(archive, code, course_run)
    except (zipfile.BadZipFile, OSError, RuntimeError):
        raise damaged() from None


def _unlock_in(archive: zipfile.ZipFile, code: str, course_run: str | None) -> bytes:
    try:
        settings = LockSettings.from_json(json.loads(archive.read(MANIFEST)))
    except (KeyError, ValueError) as problem:
        if isinstance(problem, QuickscanError):
            raise
        raise damaged() from None
    lock = _lock(code, settings, course_run)
    name = f"{PACKS}{lock.file_id}{ENDING}"
    if name not in archive.namelist():
        raise QuickscanError(
            "Your personal code has no typing error, but no pack in this file opens with it. The "
            "file belongs to the course run {run}. Is the code from another course or an earlier "
            "attempt? Ask your lecturer.",
            run=settings.course_run,
        )
    return lock.unlock(archive.read(name))


def _lock(code: str, settings: LockSettings, course_run: str | None) -> PackLock:
    if course_run is not None and settings.course_run != course_run:
        raise other_course_run(settings.course_run, course_run)
    return lock_of(code, settings)
