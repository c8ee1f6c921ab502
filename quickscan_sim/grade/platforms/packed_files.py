"""The files in a ZIP or folder, listed without unpacking; what is unsafe is set aside, not read."""

from __future__ import annotations

import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Message

LARGEST_FILE = 200_000_000
LARGEST_TOTAL = 20_000_000_000
MOST_FILES = 100_000
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
"""What a damaged ZIP raises, or one packed in a way that Python does not know."""

UTF8, LOCKED = 0x800, 0x1
"""Flags of a file in a ZIP: its name is UTF-8; it has a password."""

CONTROL = re.compile(r"[\x00-\x1f\x7f]")
NOISE = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class PackedFile:
    """One file of a download. ``path`` is its readable place, ``key`` how the download finds it.

    ``modified`` is the time that a ZIP gives it, "" in a folder.
    """

    path: str
    key: str
    size: int
    modified: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The folders and the name."""
        return tuple(self.path.split("/"))


@dataclass(frozen=True)
class Packed:
    """A ZIP or folder with what can be read in it, and what was set aside with the reason."""

    source: Path
    files: tuple[PackedFile, ...]
    set_aside: tuple[Message, ...]

    @contextmanager
    def opened(self) -> Iterator[Reader]:
        """A reader for the files; open it once for many."""
        if self.source.is_dir():
            yield Reader(self.source, None)
            return
        with zipfile.ZipFile(self.source) as archive:
            yield Reader(self.source, archive)


@dataclass(frozen=True)
class Reader:
    """Gives the bytes of the files of an opened ZIP or folder."""

    source: Path
    archive: zipfile.ZipFile | None

    def open(self, file: PackedFile) -> IO[bytes]:
        """The bytes of a file, to be read piece by piece."""
        if self.archive is None:
            return (self.source / file.key).open("rb")
        return self.archive.open(self.archive.infolist()[int(file.key)])


def read_packed(path: str | Path) -> Packed:
    """List a ZIP, or a folder that was unpacked from one.

    Links, paths that lead out of it and files over 200 MB are set aside: they are not read.

    Raises
    ------
    QuickscanError
        When it is not there, no ZIP, damaged, has a password, or holds too much.
    """
    source = Path(path).expanduser()
    if source.is_dir():
        return _packed(source, _in_folder(source))
    if not source.is_file():
        raise QuickscanError(
            "There is no file {file}. Give the ZIP that the learning platform made, or the folder "
            "you unpacked.",
            file=source,
        )
    if not zipfile.is_zipfile(source):
        raise QuickscanError(
            "{file} is no ZIP, or it is damaged. Download all submissions again, and give the file "
            "as it comes.",
            file=source,
        )
    try:
        with zipfile.ZipFile(source) as archive:
            return _packed(source, list(_in_archive(archive, source)))
    except BROKEN:
        raise damaged(source) from None


def damaged(source: Path) -> QuickscanError:
    """A ZIP that cannot be read to its end."""
    return QuickscanError(
        "The ZIP {file} is damaged. Download all submissions again. Nothing of it was used.",
        file=source,
    )


Listed = tuple[PackedFile, bool]
"""A file, and whether it is a link."""


def _in_archive(archive: zipfile.ZipFile, source: Path) -> Iterator[Listed]:
    for n, entry in enumerate(archive.infolist()):
        if entry.is_dir():
            continue
        if entry.flag_bits & LOCKED:
            raise QuickscanError(
                "The ZIP {file} has a password. Unpack it yourself, and give the folder.",
                file=source,
            )
        is_link = stat.S_ISLNK(entry.external_attr >> 16)
        name = entry.filename if entry.flag_bits & UTF8 else _name_without_flag(entry.filename)
        yield (
            PackedFile(_composed(name), str(n), entry.file_size, _modified(entry)),
            is_link,
        )


def _name_without_flag(name: str) -> str:
    """Some programs write UTF-8 and do not say so; then it was read as code page 437."""
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _modified(entry: zipfile.ZipInfo) -> str:
    try:
        return datetime(*entry.date_time).isoformat()
    except ValueError:
        return ""


def _in_folder(folder: Path) -> list[Listed]:
    found = []
    for place in sorted(folder.rglob("*")):
        if place.is_symlink() or place.is_file():
            key = place.relative_to(folder).as_posix()
            size = 0 if place.is_symlink() else place.stat().st_size
            found.append((PackedFile(_composed(key), key, size), place.is_symlink()))
    return found


def _packed(source: Path, listed: list[Listed]) -> Packed:
    wanted = [(one, link) for one, link in listed if not _is_noise(one)]
    if len(wanted) > MOST_FILES or sum(one.size for one, _ in wanted) > LARGEST_TOTAL:
        raise QuickscanError(
            "{file} holds {n} files, together more than {most} GB or {most_files} files. That is "
            "no download of one assignment. Download one assignment at a time.",
            file=source,
            n=len(wanted),
            most=LARGEST_TOTAL // 1_000_000_000,
            most_files=MOST_FILES,
        )
    amiss = [(one, _amiss(one, is_link)) for one, is_link in wanted]
    return Packed(
        source,
        tuple(one for one, message in amiss if message is None),
        tuple(message for _, message in amiss if message is not None),
    )


def _is_noise(one: PackedFile) -> bool:
    return any(part in NOISE or part.startswith("._") for part in one.parts)


def _amiss(one: PackedFile, is_link: bool) -> Message | None:
    if is_link:
        return Message("{file} is a link to another file, and was not followed.", file=one.path)
    if any(part in ("", ".", "..") or CONTROL.search(part) for part in one.parts) or (
        ":" in one.parts[0]
    ):
        return Message(
            "{file} has a place outside its folder, and was not unpacked.", file=repr(one.path)
        )
    if one.size > LARGEST_FILE:
        return Message(
            "{file} has {size} MB, more than {most} MB, and was not unpacked. It is still in the "
            "ZIP.",
            file=one.path,
            size=one.size // 1_000_000,
            most=LARGEST_FILE // 1_000_000,
        )
    return None


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name).replace("\\", "/")
