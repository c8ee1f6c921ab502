"""Folders and ZIPs of a course, each put in its place in one step."""

from __future__ import annotations

import io
import secrets
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from fnmatch import fnmatch
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.outputs import FULL, write_whole

FIXED_TIME = (1980, 1, 1, 0, 0, 0)
PACKED = (".zip", ".png", ".jpg")


def same_folder(one: Path, other: Path, without: str = "") -> bool:
    """Whether two folders hold the same files; two that are not there do too.

    Parameters
    ----------
    without
        A pattern of file names that are not compared.
    """
    return _contents(one, without) == _contents(other, without)


def swap_folder(new: Path, target: Path) -> None:
    """Give a folder its name, in the place of the one that has it.

    Raises
    ------
    QuickscanError
        When it cannot be moved; the old one is then back in its place.
    """
    old = target.with_name(f".{target.name}.{secrets.token_hex(4)}.old")
    with full_disk_said(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            target.rename(old)
        try:
            new.rename(target)
        except BaseException:
            with suppress(OSError):
                old.rename(target)
            raise
        shutil.rmtree(old, ignore_errors=True)


def write_zip(folder: Path, archive: Path) -> None:
    """Pack a folder, so that equal files give an equal ZIP.

    Raises
    ------
    QuickscanError
        When it cannot be written.
    """
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as packed:
        for name, content in sorted(_contents(folder, "").items()):
            one = zipfile.ZipInfo(f"{folder.name}/{name}", FIXED_TIME)
            one.external_attr = 0o644 << 16
            stored = name.lower().endswith(PACKED)
            one.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            packed.writestr(one, content)
    if not archive.is_file() or archive.read_bytes() != whole.getvalue():
        write_whole(archive, whole.getvalue())


@contextmanager
def full_disk_said(target: Path) -> Iterator[None]:
    """What goes wrong with the disk inside, as a sentence."""
    try:
        yield
    except OSError as problem:
        if problem.errno in FULL:
            raise QuickscanError(
                "The disk is full: {path} could not be written. What was there before is still "
                "there. Make room, and run the command again.",
                path=target,
            ) from problem
        raise QuickscanError(
            "{path} could not be written ({reason}). What was there before is still there. See to "
            "it that you may write in {folder}, and run the command again.",
            path=target,
            reason=problem.strerror or problem,
            folder=target.parent,
        ) from problem


def _contents(folder: Path, without: str) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and not (without and fnmatch(file.name, without))
    }
