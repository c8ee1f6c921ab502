"""What a student gets: the own data under a personal code, and nothing that gives answers away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.contents import imported_on_use

if TYPE_CHECKING:
    from quickscan_sim.teach.packs.archive import archive_bytes, unlock_from
    from quickscan_sim.teach.packs.lock import LockSettings, lock_of
    from quickscan_sim.teach.packs.opening import OpenedPack, open_pack
    from quickscan_sim.teach.packs.pack import pack_bytes, read_pack
    from quickscan_sim.teach.packs.personal_code import read_code

__all__ = [
    "LockSettings",
    "OpenedPack",
    "archive_bytes",
    "lock_of",
    "open_pack",
    "pack_bytes",
    "read_code",
    "read_pack",
    "unlock_from",
]

_PLACES = {
    "LockSettings": "lock",
    "OpenedPack": "opening",
    "archive_bytes": "archive",
    "lock_of": "lock",
    "open_pack": "opening",
    "pack_bytes": "pack",
    "read_code": "personal_code",
    "read_pack": "pack",
    "unlock_from": "archive",
}

__getattr__ = imported_on_use(__name__, _PLACES)
