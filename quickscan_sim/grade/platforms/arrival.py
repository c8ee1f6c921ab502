"""What came in: an attempt of somebody, and a whole download."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from quickscan_sim.grade.platforms.member import Member
from quickscan_sim.grade.platforms.packed_files import Packed, PackedFile
from quickscan_sim.language import Message


@dataclass(frozen=True)
class ArrivedFile:
    """One file of an attempt: its own name and folders, and where it is in the download."""

    name: str
    file: PackedFile


@dataclass(frozen=True)
class Arrival:
    """One attempt that somebody handed in.

    ``original_name`` is what the platform calls it: feedback goes back under that name.
    ``handed_in`` is ISO 8601 in UTC, "" where the platform does not tell. ``member`` is None when
    nobody of the class list is known to be the one; ``reason`` then says why, with a remedy, and
    ``nearest`` is the name in the list that looks most like it.
    """

    member: Member | None
    original_name: str
    files: tuple[ArrivedFile, ...]
    handed_in: str = ""
    is_late: bool = False
    platform_ids: Mapping[str, str] = field(default_factory=dict)
    shown_name: str = ""
    reason: Message | None = None
    nearest: str = ""


@dataclass(frozen=True)
class Download:
    """A bulk download as it was read; nothing is unpacked yet.

    ``made`` is the newest time in the ZIP, "" when it has none: of two downloads without times of
    handing in, it tells which is newer. ``left_over`` are files that belong to no attempt, such as
    Brightspace's ``index.html``. ``notes`` say what was set aside.
    """

    packed: Packed
    platform: str
    arrivals: tuple[Arrival, ...]
    unmatched: tuple[Arrival, ...]
    left_over: tuple[PackedFile, ...]
    notes: tuple[Message, ...]
    made: str
