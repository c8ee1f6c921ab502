"""What the kit wrote in a folder: a list of the files with their hashes.

``--force`` replaces what is on the list and nothing else, and a resumed run keeps what is still as
it was written.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from quickscan_sim.errors import QuickscanError

LIST_OF_FILES = ".quickscan_files.json"
"""The list of what the kit wrote in a folder; without it a folder is never replaced."""

LITTER = (".DS_Store", "Thumbs.db", "desktop.ini")
"""Files that an operating system leaves in every folder somebody looks at."""

AT_MOST = 3


def hashes_in(folder: Path) -> dict[str, str] | None:
    """The SHA-256 of every file of an output of the kit; None when it is not as it was written."""
    written = list_of_files(folder) if folder.is_dir() else None
    if written is None or [name for name in files_in(folder) if name != LIST_OF_FILES] != sorted(
        written
    ):
        return None
    unchanged = all(hash_of(folder / name) == digest for name, digest in written.items())
    return written if unchanged else None


def check_own(folder: Path, kind: str) -> None:
    """Refuse a folder that holds anything the kit did not write, or that somebody changed."""
    found = files_in(folder)
    if not found:
        return
    written = list_of_files(folder)
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
    changed = [
        name for name in found if name in written and hash_of(folder / name) != written[name]
    ]
    if changed:
        raise QuickscanError(
            "In the folder {path} somebody changed files after the quickscan kit wrote them "
            "({files}), so it is not replaced. Move them, or choose another name.",
            path=folder,
            files=_first(changed),
        )


def _first(names: list[str]) -> str:
    return ", ".join(names[:AT_MOST]) + (", ..." if len(names) > AT_MOST else "")


def files_in(folder: Path) -> list[str]:
    """Everything in the folder that is not a plain folder, except litter; sorted."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if (path.is_symlink() or not path.is_dir()) and path.name not in LITTER
    )


def _kind_of(folder: Path) -> str:
    content = json.loads((folder / LIST_OF_FILES).read_text(encoding="utf-8"))
    return str(content.get("kind", ""))


def list_of_files(folder: Path) -> dict[str, str] | None:
    """The SHA-256 of every file that the kit wrote here; None where there is no such list."""
    try:
        content = json.loads((folder / LIST_OF_FILES).read_text(encoding="utf-8"))
        return {str(name): str(digest) for name, digest in content["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write_list_of_files(folder: Path, kind: str, hashes: Mapping[str, str]) -> None:
    """Write the list, with what kind of output this is."""
    content = {"written_by": "quickscan-sim", "kind": kind, "files": dict(hashes)}
    text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    (folder / LIST_OF_FILES).write_bytes(text.encode())


def hash_of(path: Path) -> str:
    """The SHA-256 of a file; a link is never followed."""
    if path.is_symlink():
        return "link"
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def remove_own(folder: Path) -> None:
    """Remove the files of the list one by one; what is not ours stays, and its folder too."""
    for name in [*(list_of_files(folder) or {}), LIST_OF_FILES]:
        with suppress(FileNotFoundError):
            (folder / name).unlink()
    for path in list(folder.rglob("*")):
        if path.name in LITTER:
            path.unlink()
    folders = [path for path in folder.rglob("*") if path.is_dir() and not path.is_symlink()]
    for path in sorted(folders, key=lambda path: len(path.parts), reverse=True):
        path.rmdir()
    folder.rmdir()


def remove_own_folder(folder: Path, kind: str) -> None:
    """Remove an output of the kit; refused when it holds anything of somebody else."""
    check_own(folder, kind)
    remove_own(folder)
