"""The class list of a course: a CSV for the lecturer alone, which other commands read too."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.outputs import write_whole
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.platforms.member import Member
from quickscan_sim.grade.platforms.roster_headings import platform_of
from quickscan_sim.grade.platforms.safe_cells import from_safe, to_safe
from quickscan_sim.teach.handing_out.list_reading import read_rows

OWN = ("student", "first_name", "last_name", "email", "group", "section")
ID, LISTED = "id: ", "list: "
"""What stands before the heading of an id, and of a column as the list had it."""


def write_class_list(members: Sequence[Member], path: str | Path) -> None:
    """Write the members as a CSV that ``quickscan class variants`` reads too.

    Raises
    ------
    QuickscanError
        When it cannot be written.
    """
    ids = list(dict.fromkeys(name for one in members for name in one.ids))
    listed = list(dict.fromkeys(name for one in members for name, _ in one.row))
    whole = io.StringIO(newline="")
    rows = csv.writer(whole, lineterminator="\n")
    rows.writerow([*OWN, *(ID + name for name in ids), *(LISTED + name for name in listed)])
    for one in members:
        rows.writerow(
            [
                *(to_safe(getattr(one, name)) for name in OWN),
                *(to_safe(one.ids.get(name, "")) for name in ids),
                *(to_safe(one.cell(name)) for name in listed),
            ]
        )
    # With a mark of byte order Excel reads accents as they are.
    write_whole(path, whole.getvalue().encode("utf-8-sig"), private=True)


def read_members(course: Course) -> tuple[Member, ...]:
    """The members of a course, as :func:`write_class_list` wrote them.

    Raises
    ------
    QuickscanError
        When the course has no class list, or somebody changed it so that it cannot be read.
    """
    if not course.class_list.is_file():
        raise QuickscanError(
            "The course in {folder} has no class list. Give one with quickscan class new, or put "
            "{file} back.",
            folder=course.folder,
            file=course.class_list,
        )
    headings, rows = read_rows(course.class_list)
    if not {"student", "first_name", "last_name"} <= set(headings):
        from quickscan_sim.grade.platforms.roster import read_roster

        return read_roster(course.class_list)
    return tuple(_member(headings, cells) for _, cells in rows)


def listed_headings(members: Sequence[Member]) -> list[str]:
    """The headings of the list that the members come from, in its order."""
    return list(dict.fromkeys(name for one in members for name, _ in one.row))


def platform_of_members(members: Sequence[Member]) -> str | None:
    """The platform that exported the class list; None when it is an own list."""
    return platform_of(listed_headings(members))


def _member(headings: Sequence[str], cells: Sequence[str]) -> Member:
    named = {name: from_safe(cell) for name, cell in zip(headings, cells, strict=True)}
    own = {name: named.get(name, "") for name in OWN}
    ids = {
        name.removeprefix(ID): cell for name, cell in named.items() if name.startswith(ID) and cell
    }
    row = tuple(
        (name.removeprefix(LISTED), cell) for name, cell in named.items() if name.startswith(LISTED)
    )
    return Member(**own, ids=ids, row=row)
