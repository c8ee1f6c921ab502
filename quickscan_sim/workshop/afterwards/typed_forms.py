"""A table that a trainer typed forms into: columns in either language, each row with its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from quickscan_sim.delimited import line_numbers
from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.exchange.survey_table import WORKBOOKS, SurveyTable, read_table
from quickscan_sim.language import LANGUAGES, Bilingual, current_language

Columns = Mapping[str, Bilingual]


@dataclass(frozen=True)
class Form:
    """One typed form: the line it stands on, and its cells by what they hold."""

    line: int
    cells: Mapping[str, str]


def read_forms(path: Path) -> SurveyTable:
    """The file as it is, CSV or XLSX, from any Excel.

    Raises
    ------
    QuickscanError
        When there is no such file, or it holds no table.
    """
    table = read_table(path)
    if path.suffix.lower() in WORKBOOKS:
        return table
    return SurveyTable(table.path, table.cells, line_numbers(path)[1:])


def matching(table: SurveyTable, columns: Columns) -> int:
    """How many of these columns the file has."""
    names = {_plain(name) for name in table.cells.columns}
    return sum(bool(names & _spellings(column)) for column in columns.values())


def typed_forms(table: SurveyTable, columns: Columns) -> list[Form]:
    """Every row with something in it, under the kit's own names of columns.

    Raises
    ------
    QuickscanError
        When a column is missing, or there is one that does not belong here.
    """
    places = _places(table, columns)
    rows = zip(table.row_numbers, table.cells.to_dict("records"), strict=True)
    forms = (
        Form(line, {name: str(row[place]).strip() for name, place in places.items()})
        for line, row in rows
    )
    return [form for form in forms if any(form.cells.values())]


def heading_of(table: SurveyTable, column: Bilingual) -> str:
    """How the file names a column.

    Raises
    ------
    QuickscanError
        When the column is not there.
    """
    names = [str(name) for name in table.cells.columns]
    for name in names:
        if _plain(name) in _spellings(column):
            return name
    raise _missing_column(table, column, names)


def _places(table: SurveyTable, columns: Columns) -> dict[str, str]:
    """For each column its heading in the file."""
    headings = {_plain(name): str(name) for name in table.cells.columns}
    found: dict[str, str] = {}
    for name, column in columns.items():
        here = [heading for plain, heading in headings.items() if plain in _spellings(column)]
        if here:
            found[name] = here[0]
    left = [name for name in headings.values() if name not in found.values()]
    missing = [column for name, column in columns.items() if name not in found]
    if missing:
        raise _missing_column(table, missing[0], left)
    if left:
        raise QuickscanError(
            "The file {file} has a column {column} that does not belong in it. Remove it: names "
            "and notes about people are never typed in here. Expected: {known}.",
            file=table.path.name,
            column=repr(left[0]),
            known=_listed(columns),
        )
    return found


def _missing_column(table: SurveyTable, column: Bilingual, left: list[str]) -> QuickscanError:
    name = column.in_language(current_language())
    near = next(
        (near for language in LANGUAGES if (near := nearest(column.in_language(language), left))),
        None,
    )
    if near:
        return QuickscanError(
            "The file {file} has no column {column}. The nearest is {near}: is that a slip of the "
            "pen? Change the first row.",
            file=table.path.name,
            column=name,
            near=repr(near),
        )
    return QuickscanError(
        "The file {file} has no column {column}. Start from the table that quickscan workshop "
        "paper wrote, and leave its first row as it is.",
        file=table.path.name,
        column=name,
    )


def _listed(columns: Columns) -> str:
    return ", ".join(column.in_language(current_language()) for column in columns.values())


def _spellings(column: Bilingual) -> set[str]:
    return {_plain(column.in_language(language)) for language in LANGUAGES}


def _plain(name: object) -> str:
    """A heading without capitals and with one kind of space."""
    return str(name).strip().lower().replace(" ", "_")
