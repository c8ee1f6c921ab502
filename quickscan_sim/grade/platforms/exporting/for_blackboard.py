"""The columns that Blackboard imports; see ``docs/learning-platforms.md``."""

from __future__ import annotations

from quickscan_sim.grade.platforms.exporting.for_platform import (
    ForPlatform,
    Wish,
    check_ids,
    item_headings,
)
from quickscan_sim.grade.platforms.exporting.table import TAB, Table
from quickscan_sim.grade.platforms.member import BLACKBOARD

BLACKBOARD_COLUMNS = ("Last Name", "First Name", "Username", "Student ID")


def blackboard_table(wish: Wish) -> ForPlatform:
    """The columns of the Grade Center, tab-delimited as it writes them; usernames decide."""
    own = wish.listed_by(BLACKBOARD)
    usernames = [
        one.cell("Username") if own else one.ids.get("username", "") for one in wish.members
    ]
    check_ids(BLACKBOARD, wish.members, [usernames], "Username")
    headings, notes = item_headings(
        wish,
        r"(?P<title>.*?) \[[^\]]*\] ?\|\d+",
        lambda item: f"{item.title} [Total Pts: {item.worth:g} Score]",
    )
    rows = tuple(
        (one.last_name, one.first_name, username, one.ids.get("number", ""), *wish.points(one))
        for one, username in zip(wish.members, usernames, strict=True)
    )
    return ForPlatform(
        Table(
            (*BLACKBOARD_COLUMNS, *headings),
            rows,
            names=frozenset({0, 1}),
            separator=TAB,
            decimal_mark=wish.decimal_mark,
            encoding="utf-16",
            ending=".xls",
            quote_all=True,
        ),
        notes,
    )
