"""Notebooks in a ZIP, read into memory: nothing is unpacked to disk."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from quickscan_sim.grade.submissions.notebook_text import LARGEST, may_be_notebook

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    RuntimeError,
    NotImplementedError,
    EOFError,
    ValueError,
    UnicodeError,
    struct.error,
)
"""What a damaged ZIP raises, or one with a password."""

MOST_UNPACKED = 2 * LARGEST
"""Bytes that all notebooks of one ZIP may be together, unpacked."""

LONGEST_LIST = 4_000_000
"""Bytes of the list of members that a ZIP has at its end."""


@dataclass(frozen=True)
class Unpacked:
    """A notebook out of a ZIP."""

    name: str
    content: bytes

    def read(self, most: int) -> bytes:
        """The content, as of a file in a folder."""
        return self.content[: most + 1]


def notebooks_in_zip(file: BinaryIO, size: int, name: str) -> Iterator[Unpacked]:
    """The notebooks in a ZIP, and in the ZIPs that it holds itself; deeper ones are not opened.

    A member is read under its last name, so that no path leads anywhere. Sizes are counted while
    unpacking, whatever the ZIP says of them. What is damaged, or locked with a password, is left
    out.
    """
    left = MOST_UNPACKED
    for one in _members(file, size, name, "notebook"):
        left -= len(one.content)
        if left < 0:
            return
        yield one
    for inner in _members(file, size, name, "zip"):
        for one in _members(io.BytesIO(inner.content), len(inner.content), inner.name, "notebook"):
            left -= len(one.content)
            if left < 0:
                return
            yield one


def _members(file: BinaryIO, size: int, name: str, wanted: str) -> Iterator[Unpacked]:
    if not _has_short_list(file, size):
        return
    try:
        with zipfile.ZipFile(file) as archive:
            for info in archive.infolist():
                if _kind(info) == wanted:
                    content = _content(archive, info)
                    if content is not None:
                        yield Unpacked(f"{name}/{PurePosixPath(info.filename).name}", content)
    except BROKEN:
        return


def _kind(info: zipfile.ZipInfo) -> str:
    path = PurePosixPath(info.filename.replace("\\", "/"))
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in path.parts if part != "..")
    if info.is_dir() or hidden:
        return ""
    if path.suffix.lower() == ".zip":
        return "zip"
    return "notebook" if may_be_notebook(path.name) else ""


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | None:
    """The bytes of a member; None when it is too large or cannot be read.

    Other ways of packing than these two are not limited while they unpack.
    """
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return None
    try:
        with archive.open(info) as member:
            content = member.read(LARGEST + 1)
    except BROKEN:
        return None
    return content if len(content) <= LARGEST else None


def _has_short_list(file: BinaryIO, size: int) -> bool:
    """Whether the list of members is short; a large ZIP may be nothing but such a list."""
    if size <= LONGEST_LIST:
        return True
    file.seek(max(0, size - 66_000))
    tail = file.read(66_000)
    file.seek(0)
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + 16 or b"PK\x06\x07" in tail[max(0, end - 20) : end]:
        return False
    length: int = struct.unpack("<L", tail[end + 12 : end + 16])[0]
    return length <= LONGEST_LIST
