"""The columns that Brightspace imports; see ``docs/learning-platforms.md``."""

from __future__ import annotations

from quickscan_sim.grade.platforms.exporting.for_platform import (
    ForPlatform,
    Wish,
    check_ids,
    item_headings,
)
from quickscan_sim.grade.platforms.exporting.table import Table
from quickscan_sim.grade.platforms.member import BRIGHTSPACE, Member


def brightspace_table(wish: Wish) -> ForPlatform:
    """``OrgDefinedId``, ``Username``, ``<item> Points Grade`` and the sign at the end of the line.

    Names and e-mail are left out: D2L asks not to import them.
    """
    own = wish.listed_by(BRIGHTSPACE)
    ids = {
        heading: [_brightspace_id(one, role, heading, own) for one in wish.members]
        for role, heading in (("number", "OrgDefinedId"), ("username", "Username"))
    }
    ids = {heading: cells for heading, cells in ids.items() if any(cells)}
    check_ids(BRIGHTSPACE, wish.members, list(ids.values()), "OrgDefinedId, Username")
    headings, notes = item_headings(
        wish, r"(?P<title>.*?) Points Grade\b.*", lambda item: f"{item.title} Points Grade"
    )
    rows = tuple(
        (*(cells[n] for cells in ids.values()), *wish.points(one), "#")
        for n, one in enumerate(wish.members)
    )
    return ForPlatform(
        Table((*ids, *headings, "End-of-Line Indicator"), rows, decimal_mark=wish.decimal_mark),
        notes,
    )


def _brightspace_id(member: Member, role: str, heading: str, own: bool) -> str:
    """As Brightspace wrote it, with the sign that keeps zeros in a spreadsheet."""
    if own and member.cell(heading):
        return member.cell(heading)
    return f"#{member.ids[role]}" if role in member.ids else ""
