"""One file of a download, as far as its name tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from quickscan_sim.grade.platforms.packed_files import PackedFile


@dataclass(frozen=True)
class Piece:
    """Whose file this is, by the names that the platform gave.

    ``original`` is the name of the folder, or the beginning of the file's name, that stands for
    one attempt of one person. ``shown_name`` is the person's name as the platform wrote it, "" when
    the download is anonymous. ``file_name`` is the file's own name and folders. ``usernames`` are
    all that the name allows.
    """

    file: PackedFile
    original: str
    shown_name: str
    file_name: str
    handed_in: str = ""
    is_late: bool = False
    platform_ids: Mapping[str, str] = field(default_factory=dict)
    usernames: tuple[str, ...] = ()
    is_about: bool = False
    """Whether it is the platform's own note about the attempt, and nothing of the student."""
