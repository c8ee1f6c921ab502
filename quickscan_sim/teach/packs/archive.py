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
LARGEST = 200_000_000
"""Of a ZIP inside a ZIP; ours has about 50 kB for each student."""


def archive_bytes(settings: LockSettings, packs: Iterable[bytes]) -> bytes:
    """The ZIP with locked packs, in the order of their names, which tell nothing.

    Every pack was filled up to the same length when it was locked.
    """
    content = {f"{PACKS}{read_header(pack)[1]}{ENDING}": pack for pack in packs}
    manifest = json.dumps(settings.as_json() | {"n_packs": len(content)}, indent=2) + "\n"
    return zip_bytes({MANIFEST: manifest.encode(), **content}, zipfile.ZIP_STORED)


def unlock_from(path: Path, code: str, course_run: str | None = None) -> bytes:
    """The bytes of the pack that this code opens: from the ZIP, its folder, or a single pack.

    Raises
    ------
    QuickscanError
        For a typing error in the code, another course run, a code without pack, a pack of another
        student, and a damaged file; each has its own sentence.
    """
    if path.is_dir():
        return _unlock_from_folder(path, code, course_run)
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
    names = archive.namelist()
    manifest = next((name for name in names if name.rsplit("/", 1)[-1] == MANIFEST), None)
    if manifest is None:
        return _unlock_in_inner(archive, code, course_run)
    try:
        settings = LockSettings.from_json(json.loads(archive.read(manifest)))
    except (KeyError, ValueError) as problem:
        if isinstance(problem, QuickscanError):
            raise
        raise damaged() from None
    lock = _lock(code, settings, course_run)
    # Somebody who packed the folder again has everything one folder deeper.
    name = f"{manifest.removesuffix(MANIFEST)}{PACKS}{lock.file_id}{ENDING}"
    if name not in names:
        raise no_pack_for(settings)
    return lock.unlock(archive.read(name))


def _unlock_in_inner(archive: zipfile.ZipFile, code: str, course_run: str | None) -> bytes:
    """Platforms that give all files as one ZIP put ours in another."""
    for entry in archive.infolist():
        if entry.filename.lower().endswith(".zip") and entry.file_size <= LARGEST:
            inner = io.BytesIO(archive.read(entry))
            if zipfile.is_zipfile(inner):
                with zipfile.ZipFile(inner) as found:
                    if MANIFEST in found.namelist():
                        return _unlock_in(found, code, course_run)
    raise QuickscanError(
        "This ZIP holds no packs. Give the file packs*.zip of your course, as you downloaded it."
    )


def no_pack_for(settings: LockSettings) -> QuickscanError:
    """The code is well typed, and opens nothing here."""
    return QuickscanError(
        "Your personal code has no typing error, but no pack in this file opens with it. The "
        "file belongs to the course run {run}. Is the code from another course or an earlier "
        "attempt? Ask your lecturer.",
        run=settings.course_run,
    )


def _unlock_from_folder(folder: Path, code: str, course_run: str | None = None) -> bytes:
    """The same from the folder that a computer makes when it unpacks the ZIP."""
    try:
        settings = LockSettings.from_json(json.loads((folder / MANIFEST).read_bytes()))
    except (OSError, ValueError) as problem:
        if isinstance(problem, QuickscanError):
            raise
        raise damaged() from None
    lock = _lock(code, settings, course_run)
    try:
        return lock.unlock((folder / PACKS / f"{lock.file_id}{ENDING}").read_bytes())
    except OSError:
        raise no_pack_for(settings) from None


def _lock(code: str, settings: LockSettings, course_run: str | None) -> PackLock:
    if course_run is not None and settings.course_run != course_run:
        raise other_course_run(settings.course_run, course_run)
    return lock_of(code, settings)
