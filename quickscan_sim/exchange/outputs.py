"""Put an output in its place in one step: complete, or not at all.

A folder or file is written beside its place under another name and renamed at the end, so that
an error, Ctrl-C or a full disk leaves nothing half. A folder of the kit holds a list of the
files that the kit wrote, with their hashes: ``--force`` replaces those and nothing else.
"""

from __future__ import annotations

import errno
import hashlib
import json
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from quickscan_sim.errors import QuickscanError

LIST_OF_FILES = ".quickscan_files.json"
"""The list of what the kit wrote in a folder; without it a folder is never replaced."""

LITTER = (".DS_Store", "Thumbs.db", "desktop.ini")
"""Files that an operating system leaves in every folder somebody looks at."""

AT_MOST = 3
FULL = {
    getattr(errno, name)
    for name in ("ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EIO")
    if hasattr(errno, name)  # Windows has no quota error
}


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
    target = Path(path).expanduser().resolve()
    _check_folder(target, force, kind)
    half = _beside(target, "half")
    with _cleaned_up(half, target):
        target.parent.mkdir(parents=True, exist_ok=True)
        half.mkdir()
        yield half
        _write_list_of_files(half, kind)
        _check_folder(target, force, kind)
        _put_in_place(half, target)


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
    target = Path(path).expanduser().resolve()
    _check_file(target, force)
    half = _beside(target, "half").with_suffix(target.suffix)
    with _cleaned_up(half, target):
        target.parent.mkdir(parents=True, exist_ok=True)
        yield half
        _check_file(target, force)
        _keep_old(target, half)
        half.replace(target)


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
    _check_own(target, kind)


def _check_own(folder: Path, kind: str) -> None:
    """Refuse a folder that holds anything the kit did not write, or that somebody changed."""
    found = _files_in(folder)
    if not found:
        return
    written = _list_of_files(folder)
    if written is None:
        raise QuickscanError(
            "The folder {path} was not written by the quickscan kit, so it is not replaced. "
            "Choose another name.",
            path=folder,
        )
    if _kind_of(folder) != kind:
        raise QuickscanError(
            "The folder {path} holds another kind of output of the quickscan kit, so it is not "
            "replaced. Choose another name.",
            path=folder,
        )
    foreign = [name for name in found if name not in written and name != LIST_OF_FILES]
    if foreign:
        raise QuickscanError(
            "The folder {path} holds files that the quickscan kit did not write ({files}), so it "
            "is not replaced. Move them, or choose another name.",
            path=folder,
            files=_first(foreign),
        )
    changed = [name for name in found if name in written and _hash(folder / name) != written[name]]
    if changed:
        raise QuickscanError(
            "In the folder {path} somebody changed files after the quickscan kit wrote them "
            "({files}), so it is not replaced. Move them, or choose another name.",
            path=folder,
            files=_first(changed),
        )


def _first(names: list[str]) -> str:
    return ", ".join(names[:AT_MOST]) + (", ..." if len(names) > AT_MOST else "")


def _files_in(folder: Path) -> list[str]:
    """Everything in the folder that is not a plain folder, except litter; sorted."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if (path.is_symlink() or not path.is_dir()) and path.name not in LITTER
    )


def _kind_of(folder: Path) -> str:
    content = json.loads((folder / LIST_OF_FILES).read_text(encoding="utf-8"))
    return str(content.get("kind", ""))


def _list_of_files(folder: Path) -> dict[str, str] | None:
    try:
        content = json.loads((folder / LIST_OF_FILES).read_text(encoding="utf-8"))
        return {str(name): str(digest) for name, digest in content["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _write_list_of_files(folder: Path, kind: str) -> None:
    content = {
        "written_by": "quickscan-sim",
        "kind": kind,
        "files": {name: _hash(folder / name) for name in _files_in(folder)},
    }
    text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    (folder / LIST_OF_FILES).write_bytes(text.encode())


def _hash(path: Path) -> str:
    if path.is_symlink():
        return "link"
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


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
    _remove_own(old)


def _remove_own(folder: Path) -> None:
    """Remove the files of the list one by one; what is not ours stays, and its folder too."""
    for name in [*(_list_of_files(folder) or {}), LIST_OF_FILES]:
        with suppress(FileNotFoundError):
            (folder / name).unlink()
    for path in list(folder.rglob("*")):
        if path.name in LITTER:
            path.unlink()
    folders = [path for path in folder.rglob("*") if path.is_dir() and not path.is_symlink()]
    for path in sorted(folders, key=lambda path: len(path.parts), reverse=True):
        path.rmdir()
    folder.rmdir()
