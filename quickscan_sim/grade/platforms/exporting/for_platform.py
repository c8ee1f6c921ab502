"""What is asked of a platform's table, and what all of them share."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.platforms.class_file import listed_headings, platform_of_members
from quickscan_sim.grade.platforms.exporting.items import Item
from quickscan_sim.grade.platforms.exporting.table import POINT, Table
from quickscan_sim.grade.platforms.member import PLATFORM_NAMES, Member
from quickscan_sim.grade.platforms.names import folded
from quickscan_sim.language import Message


@dataclass(frozen=True)
class ForPlatform:
    """The table, and what the lecturer should know before importing it."""

    table: Table
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Wish:
    """Whose points, in which columns, with which decimal mark and headings in which language.

    ``worksheet_fits`` is False when the class list is a grading worksheet of another assignment.
    """

    members: tuple[Member, ...]
    items: tuple[Item, ...]
    decimal_mark: str = POINT
    language: str = "nl"
    worksheet_fits: bool = True

    def listed_by(self, platform: str) -> bool:
        """Whether the class list came from this platform."""
        return platform_of_members(self.members) == platform

    def points(self, member: Member) -> tuple[float | None, ...]:
        """One cell for each item; None without a submission."""
        return tuple(item.points.get(member.student) for item in self.items)


def item_headings(
    wish: Wish, form: str, new: Callable[[Item], str]
) -> tuple[tuple[str, ...], tuple[Message, ...]]:
    """The heading that the platform itself has for each item, else that of a new one."""
    known_items: Mapping[str, str] = {
        folded(found["title"].strip()): heading
        for heading in listed_headings(wish.members)
        if (found := re.fullmatch(form, heading))
    }
    headings = [known_items.get(folded(item.title)) or new(item) for item in wish.items]
    unknown = [item.title for item in wish.items if folded(item.title) not in known_items]
    note = Message(
        "The class list has no column {items} of the platform, so the import makes a new one. "
        "Should it fill one that is there? Give its name with --item, and the gradebook that the "
        "platform exports as class list.",
        items=", ".join(unknown),
    )
    return tuple(headings), (note,) if unknown else ()


def check_ids(
    platform: str, members: Sequence[Member], columns: Sequence[Sequence[str]], wanted: str
) -> None:
    """Refuse members whom the platform cannot know by any of these columns."""
    without = [
        one.full_name for n, one in enumerate(members) if not any(cells[n] for cells in columns)
    ]
    if without:
        raise QuickscanError(
            "{platform} cannot tell who {students} are: the class list has no {wanted} of them. "
            "Export the class list from {platform}, and give it to the course again.",
            platform=PLATFORM_NAMES[platform],
            students=", ".join(without[:5]) + (f" (+{len(without) - 5})" if without[5:] else ""),
            wanted=wanted,
        )
