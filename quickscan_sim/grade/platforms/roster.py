"""Read the class list as a learning platform exports it, or as somebody typed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.grade.platforms import roster_headings as known
from quickscan_sim.grade.platforms.member import BRIGHTSPACE, CANVAS, MOODLE, Member
from quickscan_sim.grade.platforms.student_ids import can_be_student, problem_of_student
from quickscan_sim.language import Message
from quickscan_sim.teach.handing_out.class_list import AT_MOST
from quickscan_sim.teach.handing_out.list_reading import (
    column_of,
    problems_of_doubles,
    problems_of_name,
    read_rows,
    tidy,
    tidy_name,
)

TEST_STUDENT = re.compile(r"student,\s*test|test\s+student|teststudent", re.IGNORECASE)
"""The invented person that Canvas puts in every gradebook."""

Row = tuple[int, list[str]]


def read_roster(path: str | Path) -> tuple[Member, ...]:
    """The members in a class list, in its order.

    Parameters
    ----------
    path
        A CSV or XLSX file: the gradebook that Brightspace, Canvas or Blackboard exports, the
        participants, grades or grading worksheet of Moodle, or an own list with a column
        ``student`` or ``studentnummer``. Comma, semicolon or tab; UTF-8, UTF-16 or cp1252. Empty
        rows and Canvas' row of possible points and test student are left out. The student's name
        in the course is the first of number, username, e-mail and name that everybody has and that
        can be a folder.

    Raises
    ------
    QuickscanError
        With a sentence for everything that is wrong, and the line it is in.
    """
    place = Path(path).expanduser()
    headings, rows = read_rows(place)
    platform = known.platform_of(headings)
    rows = [row for row in rows if not _is_no_person(platform, row[1])]
    found = [
        (line, _person(headings, cells, platform), _named(headings, cells)) for line, cells in rows
    ]
    choices = _choices(headings, platform)
    if not choices:
        raise _without_students(place, headings)
    if not rows:
        raise QuickscanError(
            "The class list {file} has headings, but nobody is named below them.", file=place
        )
    chosen = _best([[_choice(name, one) for _, one, _ in found] for name in choices])
    lines = [line for line, _ in rows]
    _check(list(zip(lines, chosen, strict=True)))
    return tuple(
        Member(
            student,
            one["first_name"],
            one["last_name"],
            one["email"],
            one["group"],
            one["section"],
            {name: one[name] for name in ("number", "username", CANVAS, MOODLE) if one.get(name)},
            named,
        )
        for student, (_, one, named) in zip(chosen, found, strict=True)
    )


def _is_no_person(platform: str | None, cells: Sequence[str]) -> bool:
    """Rows of Canvas that are about columns, and its test student."""
    if platform != CANVAS:
        return False
    first = cells[0].strip()
    return first in ("", "Points Possible") or bool(TEST_STUDENT.fullmatch(first))


def _named(headings: Sequence[str], cells: Sequence[str]) -> tuple[tuple[str, str], ...]:
    pairs = zip(headings, cells, strict=True)
    return tuple((heading, tidy(cell)) for heading, cell in pairs if heading.strip())


def _person(headings: Sequence[str], cells: Sequence[str], platform: str | None) -> dict[str, str]:
    """What a row says of somebody, by the kit's own words."""

    def cell(words: Sequence[str]) -> str:
        column = column_of(headings, words)
        return tidy_name(cells[column]) if column is not None else ""

    first, last = cell(known.FIRST_NAME), f"{cell(known.PREFIX)} {cell(known.LAST_NAME)}".strip()
    full = cell(("student",) if platform == CANVAS else known.FULL_NAME)
    if full and not (first or last):
        first, last = split_name(full)
    one = {
        "first_name": first,
        "last_name": last,
        "full_name": full,
        "email": cell(known.EMAIL),
        "group": cell(known.GROUPS),
        "section": cell(known.SECTION),
        **{name: cell(_words(words, platform)) for name, words in known.IDS.items()},
    }
    if platform == BRIGHTSPACE:
        one |= {name: one[name].removeprefix("#") for name in ("number", "username")}
    if platform == CANVAS:
        one[CANVAS] = cell(known.CANVAS_ID)
    if platform == MOODLE:
        digits = re.search(r"(\d+)$", cell(known.MOODLE_ID))
        one[MOODLE] = digits[1] if digits else ""
    return one


def _words(words: Sequence[str], platform: str | None) -> Sequence[str]:
    """In Canvas the column "Student" holds names."""
    return [word for word in words if platform != CANVAS or word != "student"]


def split_name(full: str) -> tuple[str, str]:
    """First and last name; after a comma comes the first, else it is the first word.

    >>> split_name("Berg, Anna van den"), split_name("Anna van den Berg")
    (('Anna', 'van den Berg'), ('Anna', 'van den Berg'))
    """
    last, comma, first = (part.strip() for part in full.partition(","))
    if not comma:
        first, _, last = last.partition(" ")
        return first, last
    # Small words behind the first name belong to the last name: "Berg, Anna van den".
    words = first.split()
    n = len(words)
    while n > 1 and words[n - 1].islower():
        n -= 1
    return " ".join(words[:n]), " ".join([*words[n:], last])


def _choices(headings: Sequence[str], platform: str | None) -> list[str]:
    """What could be the student's name in the course, best first."""
    words = {
        **{name: _words(one, platform) for name, one in known.IDS.items()},
        "email": known.EMAIL,
        "full_name": ("student",) if platform == CANVAS else known.FULL_NAME,
    }
    return [name for name, one in words.items() if column_of(headings, one) is not None]


def _choice(name: str, one: dict[str, str]) -> str:
    return one[name]


def _best(columns: Sequence[list[str]]) -> list[str]:
    """The first column that names everybody, each once, in a way that folders can have."""
    for names in columns:
        if len({name.casefold() for name in names}) == len(names) and all(
            map(can_be_student, names)
        ):
            return names
    return max(columns, key=lambda names: sum(bool(name) for name in names))


def _check(named: Sequence[tuple[int, str]]) -> None:
    problems: list[Message] = []
    for line, name in named:
        problems += problems_of_name(line, name)
        amiss = problem_of_student(line, name)
        problems += [amiss] if amiss else []
    problems += problems_of_doubles(named)
    if problems:
        raise QuickscanError.of(problems[:AT_MOST])


def _without_students(place: Path, headings: Sequence[str]) -> QuickscanError:
    wanted = ("student", "OrgDefinedId", "ID-nummer", "SIS User ID", "Username", "E-mailadres")
    near = next(filter(None, (nearest(one, wanted) for one in headings if one.strip())), "-")
    return QuickscanError(
        "The class list {file} has no column that tells students apart. Expected one of {wanted}; "
        "the nearest is {near}. Found are: {found}.",
        file=place,
        wanted=", ".join(wanted),
        near=near,
        found=", ".join(heading for heading in headings if heading) or "-",
    )
