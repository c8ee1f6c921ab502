"""What every list of people needs: its rows with their lines, tidy cells, and what is amiss."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from quickscan_sim.delimited import line_numbers
from quickscan_sim.exchange.survey_table import WORKBOOKS, read_table
from quickscan_sim.language import Message

WHOLE_NUMBER = re.compile(r"(\d+)[.,]0+")
"""A student number that a program saved as a number with decimals."""

SHORTENED = re.compile(r"\d([.,]\d+)?E\+\d+", re.IGNORECASE)
"""One of which a spreadsheet kept the first digits only."""

LONGEST = 100


def read_rows(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The headings of a CSV or XLSX file, and every filled row with its line."""
    table = read_table(path)
    is_workbook = path.suffix.lower() in WORKBOOKS
    lines = table.row_numbers if is_workbook else line_numbers(path)[1:]
    rows = [
        (line, [str(cell) for cell in row])
        for line, row in zip(lines, table.cells.to_numpy(object), strict=True)
    ]
    filled = [(line, row) for line, row in rows if any(cell.strip() for cell in row)]
    return [str(name) for name in table.cells.columns], filled


def column_of(headings: Sequence[str], known: Sequence[str]) -> int | None:
    """The column with the first of the known headings that is there; they are in lower case.

    >>> column_of(["Voornaam", "E-mail"], ("student", "e-mail"))
    1
    """
    simple = [" ".join(heading.split()).casefold() for heading in headings]
    return next((simple.index(name) for name in known if name in simple), None)


def tidy(cell: str) -> str:
    r"""Composed letters, one space between words, no invisible signs.

    >>> tidy(" Bo\u200b  Smit")
    'Bo Smit'
    """
    whole = unicodedata.normalize("NFC", cell)
    visible = "".join(
        sign if sign.isprintable() else " " for sign in whole if unicodedata.category(sign) != "Cf"
    )
    return " ".join(visible.split())


def tidy_name(cell: str) -> str:
    """The same, and a whole number without the decimals that a program added.

    >>> tidy_name("0012345.0")
    '0012345'
    """
    name = tidy(cell)
    whole = WHOLE_NUMBER.fullmatch(name)
    return whole[1] if whole else name


def problems_of_name(line: int, name: str, *others: str) -> list[Message]:
    """What is wrong with the name or number of a student, and with other cells of that row."""
    problems = []
    if not name:
        problems.append(
            Message(
                "Line {line} of the class list names no student. Fill it in, or empty the whole "
                "line.",
                line=line,
            )
        )
    if max(len(cell) for cell in (name, *others)) > LONGEST:
        problems.append(
            Message(
                "Line {line} of the class list has a name of more than {most} signs. Is a "
                "quotation mark missing?",
                line=line,
                most=LONGEST,
            )
        )
    if "\N{REPLACEMENT CHARACTER}" in name + "".join(others):
        problems.append(
            Message(
                "Line {line} of the class list holds a sign that cannot be read: {student}. Save "
                "the list as CSV UTF-8.",
                line=line,
                student=name,
            )
        )
    if SHORTENED.fullmatch(name):
        problems.append(
            Message(
                "Line {line} of the class list holds {student}: a spreadsheet shortened this "
                "number. Make the column text there, and fill in the whole number.",
                line=line,
                student=name,
            )
        )
    return problems


def problems_of_doubles(names: Sequence[tuple[int, str]]) -> list[Message]:
    """Names that were on an earlier line already, whatever their capitals."""
    problems = []
    first_line: dict[str, int] = {}
    for line, name in names:
        first = first_line.setdefault(name.casefold(), line)
        if name and first != line:
            problems.append(
                Message(
                    "Line {line} of the class list names {student} again; line {first} did so "
                    "already. Keep one of them. Are they two people? Then add a column with "
                    "student numbers.",
                    line=line,
                    student=name,
                    first=first,
                )
            )
    return problems
