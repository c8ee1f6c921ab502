"""What a student gets: the own data under a personal code, and nothing that gives answers away."""

from quickscan_sim.teach.packs.archive import archive_bytes, unlock_from
from quickscan_sim.teach.packs.lock import LockSettings, lock_of
from quickscan_sim.teach.packs.open_pack import OpenedPack, open_pack
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
