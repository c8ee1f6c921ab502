"""The class list: who gets a variant, and with whom it is shared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.delimited import line_numbers
from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.survey_table import WORKBOOKS, read_table
from quickscan_sim.language import Message
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

WHOLE_NUMBER = re.compile(r"(\d+)[.,]0+")
"""A student number that a program saved as a number with decimals."""

SHORTENED = re.compile(r"\d([.,]\d+)?E\+\d+", re.IGNORECASE)
"""One of which a spreadsheet kept the first digits only."""

LONGEST = 100
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
    headings, rows = _rows(place)
    student, group = _column(headings, STUDENT), _column(headings, GROUP)
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
    named = tuple((heading, _tidy(cell)) for heading, cell in zip(headings, row, strict=True))
    name = _tidy(row[student])
    whole = WHOLE_NUMBER.fullmatch(name)
    return Student(
        whole[1] if whole else name,
        _tidy(row[group]) if group is not None else "",
        tuple((heading, cell) for heading, cell in named if heading.strip()),
    )


def _rows(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The headings, and every filled row with its line."""
    table = read_table(path)
    is_workbook = path.suffix.lower() in WORKBOOKS
    lines = table.row_numbers if is_workbook else line_numbers(path)[1:]
    rows = [
        (line, [str(cell) for cell in row])
        for line, row in zip(lines, table.cells.to_numpy(object), strict=True)
    ]
    filled = [(line, row) for line, row in rows if any(cell.strip() for cell in row)]
    return [str(name) for name in table.cells.columns], filled


def _column(headings: Sequence[str], known: Sequence[str]) -> int | None:
    simple = [" ".join(heading.split()).casefold() for heading in headings]
    return next((simple.index(name) for name in known if name in simple), None)


def _tidy(cell: str) -> str:
    """Composed letters, one space between words, no invisible signs."""
    whole = unicodedata.normalize("NFC", cell)
    visible = "".join(
        sign if sign.isprintable() else " " for sign in whole if unicodedata.category(sign) != "Cf"
    )
    return " ".join(visible.split())


def _problems(found: Sequence[tuple[int, Student]], per_group: bool) -> list[Message]:
    """What is wrong with each line; the first few."""
    problems: list[Message] = []
    first_line: dict[str, int] = {}
    for line, one in found:
        problems += _problems_of(line, one, per_group)
        first = first_line.setdefault(one.name.casefold(), line)
        if one.name and first != line:
            problems.append(
                Message(
                    "Line {line} of the class list names {student} again; line {first} did so "
                    "already. Keep one of them. Are they two people? Then add a column with "
                    "student numbers.",
                    line=line,
                    student=one.name,
                    first=first,
                )
            )
    return problems[:AT_MOST]


def _problems_of(line: int, one: Student, per_group: bool) -> list[Message]:
    problems = []
    if not one.name:
        problems.append(
            Message(
                "Line {line} of the class list names no student. Fill it in, or empty the whole "
                "line.",
                line=line,
            )
        )
    if max(len(one.name), len(one.group)) > LONGEST:
        problems.append(
            Message(
                "Line {line} of the class list has a name of more than {most} signs. Is a "
                "quotation mark missing?",
                line=line,
                most=LONGEST,
            )
        )
    if "\N{REPLACEMENT CHARACTER}" in one.name + one.group:
        problems.append(
            Message(
                "Line {line} of the class list holds a sign that cannot be read: {student}. Save "
                "the list as CSV UTF-8.",
                line=line,
                student=one.name,
            )
        )
    if SHORTENED.fullmatch(one.name):
        problems.append(
            Message(
                "Line {line} of the class list holds {student}: a spreadsheet shortened this "
                "number. Make the column text there, and fill in the whole number.",
                line=line,
                student=one.name,
            )
        )
    if per_group and one.name and not one.group:
        problems.append(
            Message(
                "Line {line} of the class list gives {student} no group. Fill it in.",
                line=line,
                student=one.name,
            )
        )
    return problems
