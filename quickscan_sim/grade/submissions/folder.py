"""What lies in the folder of one student: looked at, never followed, never changed."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from quickscan_sim.grade.timestamp_file import TIMESTAMP

MOST_ENTRIES = 20_000
DEEPEST = 6
MOST_HASHED = 1_000_000_000
"""Bytes of one submission that are read for its fingerprint; beyond it sizes and times count."""

NOT_HANDED_IN = {"__macosx", TIMESTAMP, "thumbs.db", "desktop.ini"}
"""What systems, and nbgrader, add to a folder. Hidden names are left out as well."""


@dataclass(frozen=True)
class HandedFile:
    """An ordinary file; ``name`` is its path in the folder, with slashes."""

    name: str
    path: Path
    size: int
    changed: int = 0

    def open(self) -> BinaryIO:
        """The file, opened for reading.

        Raises
        ------
        OSError
            When it may not be read, or became a link, a pipe or a device in the meantime.
        """
        flags = os.O_RDONLY
        for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC"):  # Windows lacks some
            flags |= getattr(os, name, 0)
        number = os.open(self.path, flags)
        if not stat.S_ISREG(os.fstat(number).st_mode):
            os.close(number)
            raise OSError(f"{self.name} is no ordinary file")
        return os.fdopen(number, "rb")

    def read(self, most: int) -> bytes:
        """The content; of a file that is longer than ``most``, one byte more than that."""
        with self.open() as file:
            return file.read(most + 1)


@dataclass
class Contents:
    """The ordinary files by name; ``odd`` are links, pipes, devices and what may not be read.

    ``is_cut`` says that there were too many to look at them all.
    """

    files: list[HandedFile] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    is_cut: bool = False


def look_in(folder: Path) -> Contents:
    """What lies in a folder; a file in its place is the only thing in it.

    Links are never followed, not even when ``folder`` itself is one. Where nothing is, nothing is
    found.
    """
    found = Contents()
    try:
        facts = folder.lstat()
    except (OSError, ValueError):
        return found
    if stat.S_ISREG(facts.st_mode):
        name = _readable(folder.name)
        found.files.append(HandedFile(name, folder, facts.st_size, facts.st_mtime_ns))
    elif stat.S_ISDIR(facts.st_mode):
        _walk(folder, found)
    else:
        found.odd.append(_readable(folder.name))
    found.files.sort(key=lambda file: file.name)
    found.odd.sort()
    return found


def fingerprint(contents: Contents) -> str:
    """The SHA-256 of all names and bytes, in the order of the names.

    What may not be read counts by its name. Beyond :data:`MOST_HASHED` bytes the size of a file
    and the moment it was changed count.
    """
    digest = hashlib.sha256()
    left = MOST_HASHED
    for file in contents.files:
        digest.update(f"{file.name}\0{file.size}\0".encode())
        if file.size > left:
            digest.update(str(file.changed).encode())
            continue
        left -= file.size
        try:
            with file.open() as opened:
                for block in _blocks(opened):
                    digest.update(block)
        except OSError:
            digest.update(b"unread")
    for name in contents.odd:
        digest.update(f"{name}\0".encode())
    return digest.hexdigest()


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    while block := file.read(1 << 20):
        yield block


def _walk(folder: Path, found: Contents) -> None:
    waiting = [(folder, "", 0)]
    seen = 0
    while waiting:
        place, above, depth = waiting.pop()
        try:
            entries = os.scandir(place)
        except OSError:
            found.odd.append(above.rstrip("/") or _readable(place.name))
            continue
        with entries:
            for entry in entries:
                seen += 1
                if seen > MOST_ENTRIES:
                    found.is_cut = True
                    return
                if not _is_handed_in(entry.name):
                    continue
                name = above + _readable(entry.name)
                if entry.is_dir(follow_symlinks=False) and depth < DEEPEST:
                    waiting.append((Path(entry.path), f"{name}/", depth + 1))
                else:
                    _note_file(entry, name, found)


def _note_file(entry: os.DirEntry[str], name: str, found: Contents) -> None:
    try:
        facts = entry.stat(follow_symlinks=False)
    except OSError:
        found.odd.append(name)
        return
    if stat.S_ISREG(facts.st_mode):
        file = HandedFile(name, Path(entry.path), facts.st_size, facts.st_mtime_ns)
        found.files.append(file)
    else:
        found.odd.append(name)


def _readable(name: str) -> str:
    """A name of a file that every text can hold; Linux allows any bytes in one."""
    return os.fsencode(name).decode("utf-8", "replace")


def _is_handed_in(name: str) -> bool:
    return not name.startswith((".", "~$")) and name.casefold() not in NOT_HANDED_IN
