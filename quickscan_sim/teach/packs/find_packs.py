"""Which files in a folder may hold packs, in the order in which they are tried."""

from __future__ import annotations

import zipfile
from pathlib import Path

from quickscan_sim.teach.packs.archive import BROKEN, ENDING, MANIFEST, ZIP, is_ours


def packs_in(folder: Path) -> list[Path]:
    """The files with our name first: ``packs*.zip``, single packs, and what the ZIP unpacks to.

    After them every other ZIP that may hold packs, for a platform gives all files of a week as
    one. Capitals in a name make no difference. Of another ZIP only the list of names is read.
    """
    shown = [one for one in _entries(folder) if not one.name.startswith(".")]
    files = [one for one in shown if one.is_file()]
    zips = [one for one in files if one.suffix.lower() == ZIP]
    return [
        *(one for one in zips if is_ours(one.name)),
        *(one for one in files if one.suffix.lower() == ENDING),
        *(one for one in shown if is_ours(one.name) and (one / MANIFEST).is_file()),
        *(one for one in zips if not is_ours(one.name) and _may_hold_packs(one)),
    ]


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:  # a folder that nobody may look in holds nothing for us
        return []


def _may_hold_packs(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (*BROKEN, ValueError):
        return False
    return any(name.lower().endswith((ENDING, ZIP)) for name in names)
