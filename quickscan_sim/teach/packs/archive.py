"""One ZIP for the learning platform: every pack, each locked with its personal code."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from quickscan_sim.errors import QuickscanError
from quickscan_sim.teach.packs.lock import (
    LockSettings,
    PackLock,
    damaged,
    is_other_course_run,
    lock_of,
    other_course_run,
    read_header,
)
from quickscan_sim.teach.packs.pack import zip_bytes

MANIFEST = "manifest.json"
PACKS = "packs/"
ENDING, ZIP = ".pack", ".zip"
LARGEST = 200_000_000
"""Of a ZIP inside a ZIP; ours has about 50 kB for each student."""

BROKEN = (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, EOFError)
"""What a damaged ZIP raises."""


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
    if not path.exists():
        raise QuickscanError(
            "There is no file {file}. Look at its name, and at the folder that it is in.",
            file=path,
        )
    try:
        with path.open("rb") as file:
            return _unlock_from_file(file, code, course_run)
    except OSError:
        raise QuickscanError(
            "The file {file} cannot be read. Close it in other programs, or download it again.",
            file=path,
        ) from None


def _unlock_from_file(file: BinaryIO, code: str, course_run: str | None) -> bytes:
    if not zipfile.is_zipfile(file):
        file.seek(0)
        content = file.read(LARGEST)
        settings, _, _ = read_header(content)
        return _lock(code, settings, course_run).unlock(content)
    try:
        with zipfile.ZipFile(file) as archive:
            return _unlock_in(archive, code, course_run)
    except BROKEN:
        raise damaged() from None


def _unlock_in(archive: zipfile.ZipFile, code: str, course_run: str | None) -> bytes:
    names = archive.namelist()
    manifest = _manifest_in(names)
    if manifest is None:
        return _unlock_in_inner(archive, code, course_run)
    try:
        settings = LockSettings.from_json(json.loads(_read(archive, manifest)))
    except (KeyError, ValueError) as problem:
        if isinstance(problem, QuickscanError):
            raise
        raise damaged() from None
    lock = _lock(code, settings, course_run)
    # Somebody who packed the folder again has everything one folder deeper.
    name = f"{manifest.removesuffix(MANIFEST)}{PACKS}{lock.file_id}{ENDING}"
    if name not in names:
        raise no_pack_for(settings)
    return lock.unlock(_read(archive, name))


def _manifest_in(names: list[str]) -> str | None:
    """Ours lies beside packs; a website or a program in the same ZIP may have another."""
    for name in names:
        if name.rsplit("/", 1)[-1] == MANIFEST:
            packs = name.removesuffix(MANIFEST) + PACKS
            if any(other.startswith(packs) for other in names):
                return name
    return MANIFEST if MANIFEST in names else None


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > LARGEST:
        raise damaged()
    return archive.read(name)


def _unlock_in_inner(archive: zipfile.ZipFile, code: str, course_run: str | None) -> bytes:
    """Platforms that give all files as one ZIP put ours in another, and that of a resit too."""
    problems = []
    for inner in _inner_zips(archive):
        with zipfile.ZipFile(inner) as found:
            if _manifest_in(found.namelist()) is not None:
                try:
                    return _unlock_in(found, code, course_run)
                except QuickscanError as problem:
                    problems.append(problem)
    raise min(problems, key=is_other_course_run, default=_without_packs())


def _inner_zips(archive: zipfile.ZipFile) -> Iterator[BinaryIO]:
    """Those with our name first, until together they are too large."""
    n_left = LARGEST
    zips = [one for one in archive.infolist() if one.filename.lower().endswith(ZIP)]
    for entry in sorted(zips, key=lambda one: not is_ours(one.filename.rsplit("/", 1)[-1])):
        if entry.file_size <= n_left:
            n_left -= entry.file_size
            inner = io.BytesIO(archive.read(entry))
            if zipfile.is_zipfile(inner):
                yield inner


def is_ours(name: str) -> bool:
    """Whether a file or folder has the name that the kit gives to the ZIP with packs."""
    return name.lower().startswith("packs")


def is_without_packs(problem: QuickscanError) -> bool:
    """Whether this says that a ZIP holds something else."""
    return problem.messages[0].text == _without_packs().messages[0].text


def _without_packs() -> QuickscanError:
    return QuickscanError(
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
