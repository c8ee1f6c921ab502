"""Keep a download as it came in: never changed, and never twice the same."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import zipfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from quickscan_sim.exchange.outputs import make_private_folder
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.platforms.arrival import Download
from quickscan_sim.grade.platforms.packed_files import Packed
from quickscan_sim.grade.platforms.unpacking import PIECE, content_hash, hash_of_file, written

DOWNLOADS = "_downloads"


def keep_download(course: Course, assignment: str, download: Download) -> tuple[Download, str]:
    """Copy the ZIP into the course, and read from that copy from now on.

    A folder is kept as a ZIP. The name holds the beginning of the SHA-256 of the content, so that
    the same download is kept once.
    """
    packed = download.packed
    is_folder = packed.source.is_dir()
    whole = content_hash(packed.source) if is_folder else hash_of_file(packed.source)
    name = re.sub(r"[^\w.-]+", "_", packed.source.name.removesuffix(".zip"))[:60]
    place = course.arrived / assignment / DOWNLOADS / f"{whole[:16]}_{name}.zip"
    known = next(iter(sorted(place.parent.glob(f"{whole[:16]}_*.zip"))), None)
    if known is None:
        make_private_folder(course.arrived)
        with written(place):
            place.parent.mkdir(parents=True, exist_ok=True)
            _put(packed, place, is_folder)
    if not is_folder:
        packed = replace(packed, source=known or place)
    return replace(download, packed=packed), (known or place).name


def _put(packed: Packed, place: Path, is_folder: bool) -> None:
    half = place.with_name(f".{place.name}.{secrets.token_hex(4)}.half")
    try:
        handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            if is_folder:
                _zip_folder(packed.source, file)
            else:
                with packed.source.open("rb") as source:
                    shutil.copyfileobj(source, file, PIECE)
        half.replace(place)
    finally:
        with suppress(OSError):
            half.unlink()


def _zip_folder(folder: Path, file: object) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive:  # type: ignore[call-overload]
        for place in sorted(folder.rglob("*")):
            if place.is_file() and not place.is_symlink():
                archive.write(place, place.relative_to(folder).as_posix())
