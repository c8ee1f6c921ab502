"""Unpack one attempt beside its place, piece by piece, and rename it when it is whole."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.outputs import FULL
from quickscan_sim.grade.platforms.arrival import Arrival, ArrivedFile
from quickscan_sim.grade.platforms.packed_files import Reader
from quickscan_sim.grade.platforms.student_ids import ON_WINDOWS
from quickscan_sim.grade.timestamp_file import TIMESTAMP, as_timestamp

PIECE = 1_000_000
LONGEST_NAME = 120
NUMBERED = re.compile(r"(?P<stem>.*?)(-\d{1,3}| ?\(\d{1,3}\))")
"""What platforms and browsers put behind a name that they saw before."""

NOT_IN_NAMES = re.compile(r'[<>:"|?*\x00-\x1f]')


@dataclass(frozen=True)
class Unpacked:
    """An attempt that lies whole beside its place, under another name."""

    folder: Path
    content_hash: str


def own_names(files: Sequence[ArrivedFile], notebook: str) -> list[str]:
    """Under which name each file is filed; no two the same.

    A notebook that a platform gave a number ("werkblad-1.ipynb") has its own name again. A file
    ``timestamp.txt`` of a student gives way to nbgrader's. Signs that Windows cannot have become
    "_", and long names are cut.
    """
    wished = [_possible(one.name) for one in files]
    if f"{notebook}.ipynb" not in wished:
        for n, name in enumerate(wished):
            stem, dot, ending = name.rpartition(".")
            found = NUMBERED.fullmatch(stem)
            if found and found["stem"] == notebook and dot + ending == ".ipynb":
                wished[n] = f"{notebook}.ipynb"
    taken: set[str] = {TIMESTAMP}
    folders: set[str] = set()
    names = []
    for name in wished:
        above = {part.as_posix().casefold() for part in PurePosixPath(name).parents} - {"."}
        flat = name.replace("/", "_") if above & taken else name
        free = next(one for one in _numbered(flat) if one.casefold() not in taken | folders)
        taken.add(free.casefold())
        folders |= above
        names.append(free)
    return names


def _possible(name: str) -> str:
    parts = []
    for part in name.split("/"):
        stem, dot, ending = NOT_IN_NAMES.sub("_", part).rstrip(". ").rpartition(".")
        whole = f"{stem[: LONGEST_NAME - len(ending)]}{dot}{ending}"[:LONGEST_NAME]
        parts.append(f"_{whole}" if ON_WINDOWS.fullmatch(whole) or not whole else whole)
    return "/".join(parts)


def _numbered(name: str) -> Iterator[str]:
    yield name
    folder, slash, last = name.rpartition("/")
    for n in range(2, 100_000):
        yield f"{folder}{slash}{n}_{last}"


@contextmanager
def unpacked(arrival: Arrival, reader: Reader, place: Path, notebook: str) -> Iterator[Unpacked]:
    """The files of an attempt, in a folder beside ``place``; removed unless it was renamed.

    Raises
    ------
    QuickscanError
        When the disk is full or the folder cannot be written.
    """
    half = place.with_name(f".{place.name}.{secrets.token_hex(4)}.half")
    try:
        with written(place):
            for left in place.parent.glob(f".{place.name}.*.half"):
                shutil.rmtree(left, ignore_errors=True)  # of a run that was killed
            half.mkdir(parents=True)
            names = own_names(arrival.files, notebook)
            for name, one in sorted(zip(names, arrival.files, strict=True), key=lambda two: two[0]):
                (half / name).parent.mkdir(parents=True, exist_ok=True)
                with reader.open(one.file) as source, (half / name).open("xb") as file:
                    shutil.copyfileobj(source, file, PIECE)
            if arrival.handed_in:
                moment = datetime.fromisoformat(arrival.handed_in)
                (half / TIMESTAMP).write_text(as_timestamp(moment), encoding="utf-8")
            yield Unpacked(half, content_hash(half))
    finally:
        shutil.rmtree(half, ignore_errors=True)
        with suppress(OSError):
            half.parent.rmdir()  # only when it is empty


def content_hash(folder: Path) -> str:
    """The SHA-256 of all files in a folder and their names, without nbgrader's timestamp."""
    whole = hashlib.sha256()
    files = sorted(
        (place.relative_to(folder).as_posix(), place)
        for place in folder.rglob("*")
        if place.is_file() and not place.is_symlink()
    )
    for name, place in files:
        if name != TIMESTAMP:
            whole.update(f"{name}\0{hash_of_file(place)}\n".encode())
    return whole.hexdigest()


def hash_of_file(place: Path) -> str:
    """The SHA-256 of a file, read piece by piece."""
    whole = hashlib.sha256()
    with place.open("rb") as file:
        while piece := file.read(PIECE):
            whole.update(piece)
    return whole.hexdigest()


@contextmanager
def written(place: Path) -> Iterator[None]:
    """A full disk or missing right ends in a sentence."""
    try:
        yield
    except OSError as problem:
        if problem.errno not in FULL and not isinstance(problem, PermissionError):
            raise
        raise QuickscanError(
            "{path} could not be written ({reason}). What was filed before is in order. Make room, "
            "and collect again.",
            path=place,
            reason=os.strerror(problem.errno or 0),
        ) from problem
