"""The columns that Canvas imports; see ``docs/learning-platforms.md``."""

from __future__ import annotations

from quickscan_sim.grade.platforms.class_file import listed_headings
from quickscan_sim.grade.platforms.exporting.for_platform import (
    ForPlatform,
    Wish,
    check_ids,
    item_headings,
)
from quickscan_sim.grade.platforms.exporting.table import POINT, SEMICOLON, Cell, Table
from quickscan_sim.grade.platforms.member import CANVAS, Member

CANVAS_COLUMNS = ("ID", "SIS User ID", "SIS Login ID", "Integration ID", "Root Account", "Section")


def canvas_table(wish: Wish) -> ForPlatform:
    """The columns of the gradebook that Canvas exports, and its row of possible points.

    With a decimal comma the separator is a semicolon: Canvas reads both.
    """
    own = wish.listed_by(CANVAS)
    listed = listed_headings(wish.members) if own else []
    wanted = CANVAS_COLUMNS if not own else [one for one in CANVAS_COLUMNS if one in listed]
    columns = [one for one in wanted if own or one not in ("Integration ID", "Root Account")]
    ids = [
        [_canvas_cell(one, column, own) for column in columns if column != "Section"]
        for one in wish.members
    ]
    check_ids(CANVAS, wish.members, [list(cells) for cells in zip(*ids, strict=True)], "ID")
    headings, notes = item_headings(wish, r"(?P<title>.*) \(\d+\)", lambda item: item.title)
    possible: tuple[Cell, ...] = ("    Points Possible", *([""] * len(columns)))
    rows = [(*possible, *(item.worth for item in wish.items))]
    for one in wish.members:
        cells = [_canvas_cell(one, column, own) for column in columns]
        rows.append((_canvas_name(one, own), *cells, *wish.points(one)))
    return ForPlatform(
        Table(
            ("Student", *columns, *headings),
            tuple(rows),
            names=frozenset({0}),
            separator="," if wish.decimal_mark == POINT else SEMICOLON,
            decimal_mark=wish.decimal_mark,
        ),
        notes,
    )


def _canvas_cell(member: Member, column: str, own: bool) -> str:
    if own:
        return member.cell(column)
    if column == "Section":
        return member.section
    role = {"ID": CANVAS, "SIS User ID": "number", "SIS Login ID": "username"}[column]
    return member.ids.get(role, "")


def _canvas_name(member: Member, own: bool) -> str:
    listed = member.cell("Student") if own else ""
    return listed or f"{member.last_name}, {member.first_name}".strip(", ") or member.student
