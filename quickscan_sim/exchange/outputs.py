"""Put an output in its place in one step: complete, or not at all.

A folder or file is written beside its place under another name and renamed at the end, so that
an error, Ctrl-C or a full disk leaves nothing half. ``--force`` replaces what the kit wrote, and
nothing else.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.own_files import (
    check_own,
    files_in,
    hash_of,
    remove_own,
    write_list_of_files,
)

FULL = {
    getattr(errno, name)
    for name in ("ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EIO")
    if hasattr(errno, name)  # Windows has no quota error
}
LONGEST_SHOWN = 60
"""Characters of an impossible name that an error repeats."""


@contextmanager
def atomic_folder(path: str | Path, force: bool = False, kind: str = "") -> Iterator[Path]:
    """A new, empty folder to write in; it gets its real name when everything went well.

    Parameters
    ----------
    path
        The folder that should be there in the end; folders above it are made.
    force
        Replace an existing folder, if the kit wrote it, with an output of the same kind, and
        nobody added or changed a file.
    kind
        What the folder holds, such as "data" or "report": a report never replaces data.

    Raises
    ------
    QuickscanError
        When the folder exists (and may not be replaced), or cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> out = Path(tempfile.mkdtemp()) / "out"
    >>> with atomic_folder(out) as folder:
    ...     _ = (folder / "a.txt").write_text("a")
    >>> (out / "a.txt").read_text()
    'a'
    """
    target = _place_of(path)
    _check_folder(target, force, kind)
    half = _beside(target, "half")
    with _cleaned_up(half, target):
        target.parent.mkdir(parents=True, exist_ok=True)
        half.mkdir()
        yield half
        write_list_of_files(half, kind, {name: hash_of(half / name) for name in files_in(half)})
        _check_folder(target, force, kind)
        _put_in_place(half, target)


def check_place(path: str | Path, force: bool, kind: str) -> Path:
    """The full path of a folder to make; refused when it is there and may not be replaced."""
    target = _place_of(path)
    _check_folder(target, force, kind)
    return target


def finish_folder(
    half: Path, target: Path, force: bool, kind: str, hashes: Mapping[str, str]
) -> None:
    """Give a folder that was filled over a long time its real name, with its list of files.

    ``hashes`` is the SHA-256 of every file, which the caller knows already: reading a whole
    country again would cost as much as a part of making it.
    """
    write_list_of_files(half, kind, hashes)
    _check_folder(target, force, kind)
    _put_in_place(half, target)


def remove_halves(folder: Path) -> None:
    """Remove what killed processes left half-written inside a folder."""
    for path in folder.glob(".*.half"):
        shutil.rmtree(path, ignore_errors=True)


@contextmanager
def atomic_file(path: str | Path, force: bool = False) -> Iterator[Path]:
    """A new file name to write to; the file gets its real name when everything went well.

    Parameters
    ----------
    path
        The file that should be there in the end; folders above it are made.
    force
        Replace an existing file. Nobody can tell who wrote a single file, so the old one is kept
        beside it, with ``.bak`` behind its name.

    Raises
    ------
    QuickscanError
        When the file exists (without ``force``), is a folder, or cannot be written.
    """
    target = _place_of(path)
    _check_file(target, force)
    half = _beside(target, "half").with_suffix(target.suffix)
    with _cleaned_up(half, target):
        target.parent.mkdir(parents=True, exist_ok=True)
        yield half
        _check_file(target, force)
        _keep_old(target, half)
        half.replace(target)


def write_whole(path: str | Path, content: bytes, private: bool = False) -> None:
    """Write a file whole or not at all, in the place of what was there: the kit's own files.

    Parameters
    ----------
    private
        For the owner only, from the first byte on.

    Raises
    ------
    QuickscanError
        When the file cannot be written.
    """
    target = _place_of(path)
    half = _beside(target, "half")
    with _cleaned_up(half, target):
        target.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if private else 0o644)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        half.replace(target)


def make_private_folder(path: str | Path) -> None:
    """Make a folder that its owner alone can look into; one that is there stays as it is.

    Raises
    ------
    QuickscanError
        When it cannot be made.
    """
    target = _place_of(path)
    with _cleaned_up(_beside(target, "half"), target):
        target.mkdir(mode=0o700, parents=True, exist_ok=True)


def _keep_old(target: Path, new: Path) -> None:
    """Move what is there aside, unless it is the same."""
    if not target.exists() or target.read_bytes() == new.read_bytes():
        return
    numbers = ("", *(str(number) for number in range(2, 1000)))
    names = (target.with_name(f"{target.name}.bak{number}") for number in numbers)
    target.rename(next(name for name in names if not name.exists()))


@contextmanager
def _cleaned_up(half: Path, target: Path) -> Iterator[None]:
    """Whatever happens inside: no half output stays, and no empty new folders above it."""
    new_parents = [folder for folder in target.parents if not folder.exists()]
    try:
        yield
    except OSError as problem:
        if not _is_about(problem, target.parent):
            raise
        raise QuickscanError(
            "{path} could not be written ({reason}). Nothing was left behind. Make room or choose "
            "another place, and try again.",
            path=target,
            reason=problem.strerror,
        ) from problem
    finally:
        # After success the half output has its real name, and none of this finds anything.
        shutil.rmtree(half, ignore_errors=True)
        with suppress(OSError):
            half.unlink()
        for folder in new_parents:
            with suppress(OSError):
                folder.rmdir()


def _is_about(problem: OSError, place: Path) -> bool:
    if problem.errno in FULL:
        return True
    names = (problem.filename, problem.filename2)
    return any(str(name).startswith(str(place)) for name in names if name is not None)


def _place_of(path: str | Path) -> Path:
    """The full path; refused when no file can have this name."""
    try:
        target = Path(path).expanduser().resolve()
        target.is_dir()
    except (OSError, ValueError, RuntimeError) as problem:
        shown = str(path).replace("\0", "?")
        raise QuickscanError(
            "No file or folder can be named {path}. Choose a shorter name, of ordinary letters.",
            path=shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…",
        ) from problem
    return target


def _beside(target: Path, kind: str) -> Path:
    return target.with_name(f".{target.name}.{secrets.token_hex(4)}.{kind}")


def _check_file(target: Path, force: bool) -> None:
    if target.is_dir():
        raise QuickscanError(
            "{path} is a folder, and a file with that name was to be written. Choose another name.",
            path=target,
        )
    if target.exists() and not force:
        raise QuickscanError(
            "The file {path} already exists. Choose another name, or allow it to be replaced "
            "(--force, in Python force=True).",
            path=target,
        )


def _check_folder(target: Path, force: bool, kind: str) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise QuickscanError(
            "{path} is a file, and a folder with that name was to be written. Choose another name.",
            path=target,
        )
    if not force:
        raise QuickscanError(
            "The folder {path} already exists. Choose another name, or allow it to be replaced "
            "(--force, in Python force=True).",
            path=target,
        )
    check_own(target, kind)


def _put_in_place(half: Path, target: Path) -> None:
    if not target.exists():
        half.rename(target)
        return
    old = _beside(target, "old")
    target.rename(old)
    try:
        half.rename(target)
    except BaseException:
        old.rename(target)
        raise
    remove_own(old)
