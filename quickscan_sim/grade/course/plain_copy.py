"""Copy what a student handed in: plain files only, no link followed, within limits.

``shutil.copytree``, which nbgrader uses, follows links: a student could hand in a link to the
lecturer's key and get it back with the feedback. It also waits for ever at a pipe.
"""

from __future__ import annotations

import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from quickscan_sim.grade.course.put_in_place import full_disk_said

IGNORED = ("*.pyc",)
IGNORED_FOLDERS = (".ipynb_checkpoints", "__pycache__", "feedback")
"""As ``CourseDirectory.ignore`` of nbgrader 0.9.6 has them."""

MOST_BYTES = 100_000_000
MOST_FILES = 1000
DEEPEST = 20


def copy_plainly(source: Path, target: Path, without: frozenset[str] = frozenset()) -> list[str]:
    """Copy a folder whole, or not at all; returns the names of what was left out.

    Parameters
    ----------
    source
        A folder that a student may change while it is read.
    target
        A folder that is not there yet.
    without
        Names of files that need no copy.

    Raises
    ------
    QuickscanError
        When the copy cannot be written. Nothing half is left.
    """
    half = target.with_name(f".{target.name}.{secrets.token_hex(4)}.half")
    left_out: list[str] = []
    with full_disk_said(target):
        try:
            half.mkdir(parents=True, mode=0o700)
            room = MOST_BYTES
            for number, (name, place, handle) in enumerate(_files(source, left_out), start=1):
                size = os.fstat(handle).st_size
                with os.fdopen(handle, "rb") as file:
                    if place in without:
                        continue
                    if number > MOST_FILES:
                        left_out.append("...")
                        break
                    if size > room:
                        left_out.append(name)
                        continue
                    (half / name).parent.mkdir(parents=True, exist_ok=True)
                    content = file.read(room)
                    room -= len(content)
                    (half / name).write_bytes(content)
            half.rename(target)
        finally:
            shutil.rmtree(half, ignore_errors=True)
    return left_out


def _files(top: Path, left_out: list[str]) -> Iterator[tuple[str, str, int]]:
    """The plain files in a folder, opened without following a link on the way."""

    def note(problem: OSError) -> None:
        left_out.append(str(problem.filename))

    for folder, folders, files, opened in os.fwalk(top, onerror=note, follow_symlinks=False):
        inside = Path(folder).relative_to(top)
        folders[:] = sorted(one for one in folders if one not in IGNORED_FOLDERS)
        if folders and len(inside.parts) >= DEEPEST:
            left_out += [(inside / one).as_posix() for one in folders]
            folders.clear()
        for name in sorted(files):
            if any(fnmatch(name, pattern) for pattern in IGNORED):
                continue
            handle = _open_plain(name, opened)
            whole = (inside / name).as_posix()
            if handle is None:
                left_out.append(whole)
            else:
                yield whole, name, handle


def _open_plain(name: str, folder: int) -> int | None:
    """A plain file, opened; None for a link, pipe, device or file that may not be read."""
    try:
        handle = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    except OSError:
        return None
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return handle
    os.close(handle)
    return None
