"""Export the grades of a course: a platform's columns, a complete table, and a line of audit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from quickscan_sim.exchange.outputs import make_private_folder, write_whole
from quickscan_sim.grade.assignment import read_assignment
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.marked_files import read_marked
from quickscan_sim.grade.platforms.arrival_index import read_index
from quickscan_sim.grade.platforms.class_file import platform_of_members, read_members
from quickscan_sim.grade.platforms.exporting.audit_trail import facts_of, note_export
from quickscan_sim.grade.platforms.exporting.complete_table import complete_table
from quickscan_sim.grade.platforms.exporting.for_platform import Wish
from quickscan_sim.grade.platforms.exporting.items import (
    Graded,
    Item,
    best_of,
    check_finished,
    items_of,
    sum_of,
    unfinished_students,
)
from quickscan_sim.grade.platforms.exporting.platform_tables import TABLES
from quickscan_sim.grade.platforms.exporting.table import POINT, Table, workbook
from quickscan_sim.grade.platforms.member import MOODLE, Member, by_student, check_platform
from quickscan_sim.language import Message

UNFINISHED = "_unfinished"
"""In the name of a file with totals that somebody still has to add to."""


@dataclass(frozen=True)
class ExportWish:
    """How grades are exported.

    Without ``platform`` it is the one that the class list came from, and none when that is an own
    list. ``titles`` is what the platform calls each assignment. ``decimal_mark`` "" leaves it to
    the platform: a comma for Moodle in Dutch, else a point, which all others read.
    """

    platform: str | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    per_question: bool = False
    unfinished: bool = False
    best_of: bool = False
    decimal_mark: str = ""
    workbook: bool = False


@dataclass(frozen=True)
class Exported:
    """What was written, and what the lecturer should know.

    ``without`` handed in nothing: their cells are empty, which is no 0. ``waiting`` have texts
    without points yet. ``strangers`` are in the gradebook and not in the class list.
    """

    platform: str | None
    platform_file: Path | None
    files: tuple[Path, ...]
    items: tuple[Item, ...]
    without: tuple[str, ...]
    waiting: tuple[str, ...]
    strangers: tuple[str, ...]
    notes: tuple[Message, ...]

    @property
    def sums(self) -> dict[str, float]:
        """All points in each column together."""
        return {item.title: sum_of(item) for item in self.items}


def export_grades(course: Course, graded: Graded, wish: ExportWish) -> Exported:
    """Write the files into the course's folder ``exports``, for the lecturer alone.

    Parameters
    ----------
    graded
        The grades of everybody, by assignment, as the gradebook has them.

    Raises
    ------
    QuickscanError
        When points are not finished (unless that is wished), an assignment is unknown, or the
        class list does not say who somebody is on the platform.
    """
    members = read_members(course)
    platform = check_platform(wish.platform) if wish.platform else platform_of_members(members)
    source = course.source("x").parent
    worths = {name: read_assignment(source, name).worth for name in graded}
    if not wish.unfinished:
        check_finished(graded)
    items = items_of(graded, worths, wish.titles, wish.per_question and not wish.best_of)
    if wish.best_of:
        names = list(graded)
        items = (best_of(items, wish.titles.get(names[0], names[0])),)
    waiting = unfinished_students(graded)
    name = "_".join(graded) + (UNFINISHED if waiting else "")
    make_private_folder(course.exports)
    written: list[Path] = []
    notes: tuple[Message, ...] = ()
    platform_file = None
    if platform is not None:
        mark = wish.decimal_mark or ("," if _is_dutch_moodle(platform, course) else POINT)
        fits = _worksheet_fits(course, graded, members)
        asked = Wish(members, items, mark, course.language, fits)
        made = TABLES[platform](asked)
        notes = made.notes
        platform_file = course.exports / f"{name}_{platform}{made.table.ending}"
        written += _write(made.table, platform_file, wish.workbook)
    written += _write_complete(course, graded, worths, by_student(members), name)
    facts = {"platform": platform, "best_of": wish.best_of, "assignments": _facts(course, graded)}
    sums = {item.title: sum_of(item) for item in items}
    note_export(course, {**facts, "sums": sums}, written)
    return Exported(
        platform=platform,
        platform_file=platform_file,
        files=tuple(written),
        items=items,
        without=_without(members, items),
        waiting=waiting,
        strangers=_strangers(members, graded),
        notes=notes,
    )


def _is_dutch_moodle(platform: str, course: Course) -> bool:
    return platform == MOODLE and course.language == "nl"


def _worksheet_fits(course: Course, graded: Graded, members: Sequence[Member]) -> bool:
    """Moodle numbers people anew for each assignment: other numbers are another worksheet's."""
    listed = {one.ids[MOODLE] for one in members if MOODLE in one.ids}
    arrived = {
        one.platform_ids.get(MOODLE, "")
        for name in graded
        for one in read_index(course, name).students.values()
    } - {""}
    return not arrived or bool(listed & arrived)


def _write(table: Table, place: Path, with_workbook: bool) -> list[Path]:
    write_whole(place, table.as_text(), private=True)
    if not with_workbook:
        return [place]
    book = place.with_suffix(".xlsx")
    write_whole(book, table.as_workbook(), private=True)
    return [place, book]


def _write_complete(
    course: Course,
    graded: Graded,
    worths: Mapping[str, float],
    members: Mapping[str, Member],
    name: str,
) -> list[Path]:
    """A CSV for each assignment, and one workbook with a sheet for each."""
    written, sheets = [], []
    for n, (assignment, grades) in enumerate(graded.items(), start=1):
        marked = {one.student: one for one in read_marked(course, assignment)}
        table = complete_table(grades, members, marked, worths[assignment], course.language)
        marker = UNFINISHED if unfinished_students({assignment: grades}) else ""
        place = course.exports / f"{assignment}{marker}_complete.csv"
        write_whole(place, table.as_text(), private=True)
        written.append(place)
        sheets.append((f"{n} {assignment}"[:31], table.headings, table.rows))
    book = course.exports / f"{name}_complete.xlsx"
    write_whole(book, workbook(sheets), private=True)
    return [*written, book]


def _facts(course: Course, graded: Graded) -> dict[str, object]:
    return {name: facts_of(grades, read_marked(course, name)) for name, grades in graded.items()}


def _without(members: Sequence[Member], items: Sequence[Item]) -> tuple[str, ...]:
    return tuple(
        one.student
        for one in members
        if all(item.points.get(one.student) is None for item in items)
    )


def _strangers(members: Sequence[Member], graded: Graded) -> tuple[str, ...]:
    """Those with points who are not in the class list: no platform gets them."""
    known = by_student(members)
    found = [
        one.student
        for grades in graded.values()
        for one in grades
        if one.grades and one.student not in known
    ]
    return tuple(dict.fromkeys(found))
