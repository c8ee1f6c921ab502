"""The class list: who gets a variant, and with whom it is shared."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Message
from quickscan_sim.teach.handing_out.list_reading import (
    column_of,
    problems_of_doubles,
    problems_of_name,
    read_rows,
    tidy,
    tidy_name,
)
from quickscan_sim.teach.variants.personal_draw import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

STUDENT = (
    "student",
    "studentnummer",
    "student number",
    "student_number",
    "student id",
    "student_id",
    "studentnr",
    "studentnr.",
    "student nr",
    "orgdefinedid",
    "sis user id",
    "nummer",
    "number",
    "naam",
    "name",
    "username",
    "gebruikersnaam",
    "e-mail",
    "email",
    "e-mailadres",
    "mail",
)
GROUP = ("groep", "group", "team", "groepje", "werkgroep")
"""Headings that are understood, in lower case; the first one that is there counts."""

AT_MOST = 5


@dataclass(frozen=True)
class Student:
    """Somebody on the class list; ``group`` is "" where there is none.

    ``row`` is what the list says of this student, by heading: it comes back beside the code.
    """

    name: str
    group: str = ""
    row: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)

    def unit(self, per_group: bool) -> Unit:
        """With whom this student shares a variant."""
        return Unit(self.group, is_group=True) if per_group else Unit(self.name)


def read_class_list(path: str | Path, per_group: bool = False) -> tuple[Student, ...]:
    """The students of a class list, in its order.

    Parameters
    ----------
    path
        A CSV (comma, semicolon or tab; UTF-8 or cp1252) or XLSX file with a column ``student``
        (or ``studentnummer``, ``name``...) and, if there are groups, a column ``groep`` or
        ``group``. Other columns come back beside the code; empty rows are skipped.
    per_group
        Whether a group shares one variant; then everybody needs a group.

    Raises
    ------
    QuickscanError
        With a sentence for everything that is wrong, and the line it is in.
    """
    place = Path(path).expanduser()
    headings, rows = read_rows(place)
    student, group = column_of(headings, STUDENT), column_of(headings, GROUP)
    if student is None:
        raise QuickscanError(
            "The class list {file} has no column with students. Put headings in its first row, and "
            "call that column student. Found are: {found}.",
            file=place,
            found=", ".join(heading for heading in headings if heading) or "-",
        )
    if per_group and group is None:
        raise QuickscanError(
            "The class list {file} has no column with groups. Call it group, or leave out the "
            "wish for one variant per group.",
            file=place,
        )
    found = [(line, _student(headings, row, student, group)) for line, row in rows]
    problems = _problems(found, per_group)
    if problems:
        raise QuickscanError.of(problems)
    if not found:
        raise QuickscanError(
            "The class list {file} has headings, but nobody is named below them.", file=place
        )
    return tuple(one for _, one in found)


def _student(
    headings: Sequence[str], row: Sequence[str], student: int, group: int | None
) -> Student:
    named = tuple((heading, tidy(cell)) for heading, cell in zip(headings, row, strict=True))
    return Student(
        tidy_name(row[student]),
        tidy(row[group]) if group is not None else "",
        tuple((heading, cell) for heading, cell in named if heading.strip()),
    )


def _problems(found: Sequence[tuple[int, Student]], per_group: bool) -> list[Message]:
    """What is wrong with each line; the first few."""
    problems: list[Message] = []
    for line, one in found:
        problems += problems_of_name(line, one.name, one.group)
        if per_group and one.name and not one.group:
            problems.append(
                Message(
                    "Line {line} of the class list gives {student} no group. Fill it in.",
                    line=line,
                    student=one.name,
                )
            )
    problems += problems_of_doubles([(line, one.name) for line, one in found])
    return problems[:AT_MOST]
