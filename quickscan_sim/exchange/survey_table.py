"""Read the table of a survey export, CSV or XLSX, as texts with the row each came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.delimited import read_delimited
from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.language import Bilingual, Message

if TYPE_CHECKING:
    import pandas as pd
    from openpyxl import Workbook

TEXT_TABLES = (".csv", ".txt", ".tsv")
WORKBOOKS = (".xlsx", ".xlsm")

OTHER_KINDS: tuple[tuple[bytes, Bilingual], ...] = (
    (b"$FL2", Bilingual("een SPSS-bestand", "an SPSS file")),
    (b"$FL3", Bilingual("een SPSS-bestand", "an SPSS file")),
    (b"%PDF", Bilingual("een PDF-bestand", "a PDF file")),
    (b"\x89PNG", Bilingual("een plaatje", "a picture")),
    (b"\xff\xd8\xff", Bilingual("een plaatje", "a picture")),
    (b"GIF8", Bilingual("een plaatje", "a picture")),
    (
        b"\xd0\xcf\x11\xe0",
        Bilingual(
            "een oud of met een wachtwoord beveiligd Excel- of Word-bestand",
            "an old or password-protected Excel or Word file",
        ),
    ),
)
"""The first bytes of files that people give by mistake."""

KINDS_BY_NAME: dict[str, Bilingual] = {
    ".docx": Bilingual("een Word-bestand", "a Word file"),
    ".ods": Bilingual("een OpenDocument-bestand", "an OpenDocument file"),
    ".sav": Bilingual("een SPSS-bestand", "an SPSS file"),
    ".zip": Bilingual("een zip-bestand", "a zip file"),
    ".json": Bilingual("een JSON-bestand", "a JSON file"),
}


@dataclass(frozen=True)
class SurveyTable:
    """The cells of an export as texts (empty: ""), and the number of each row in the file."""

    path: Path
    cells: pd.DataFrame
    row_numbers: list[int]
    notes: tuple[Message, ...] = ()


def read_survey_table(path: Path, sheet: str | None = None) -> SurveyTable:
    """The table of responses in a CSV or XLSX file.

    Parameters
    ----------
    sheet
        The sheet of an XLSX file; by default the first, with a note when there are more.

    Raises
    ------
    QuickscanError
        When the file is no table, is empty, or has column names and no rows.
    """
    table = read_table(path, sheet)
    if table.cells.empty:
        raise QuickscanError(
            "The file {file} has column names but no rows with answers. Export the responses "
            "again; choose all responses.",
            file=path,
        )
    return table


def read_table(path: Path, sheet: str | None = None) -> SurveyTable:
    """The table in a CSV or XLSX file, whatever it is about; it may have no rows.

    Raises
    ------
    QuickscanError
        When the file is no table, or is empty.
    """
    if not path.is_file():
        raise QuickscanError(
            "The file {file} does not exist. Check the name and the folder.", file=path
        )
    _check_kind(path)
    return _read_workbook(path, sheet) if path.suffix.lower() in WORKBOOKS else _read_csv(path)


def _check_kind(path: Path) -> None:
    suffix = path.suffix.lower()
    with path.open("rb") as file:
        start = file.read(8)
    found = [name for first, name in OTHER_KINDS if start.startswith(first)]
    if not found and suffix in KINDS_BY_NAME:
        found = [KINDS_BY_NAME[suffix]]
    if not found and start.startswith(b"PK") and suffix not in WORKBOOKS:
        found = [KINDS_BY_NAME[".zip"]]
    if found:
        raise QuickscanError(
            "The file {file} is {kind}. Open it in the program that made it, save it as an Excel "
            "workbook (XLSX) or as CSV, and give that file.",
            file=path,
            kind=found[0],
        )


def _read_csv(path: Path) -> SurveyTable:
    cells = read_delimited(path)
    return SurveyTable(path, cells, list(range(2, len(cells) + 2)))


def _read_workbook(path: Path, sheet: str | None) -> SurveyTable:
    import pandas as pd

    book = _opened(path)
    try:
        name, notes = _chosen_sheet(book, sheet, path)
        worksheet = book[name]
        worksheet.reset_dimensions()
        rows = [
            (number, [_text(value) for value in row])
            for number, row in enumerate(worksheet.iter_rows(values_only=True), start=1)
        ]
    finally:
        book.close()
    filled = [(number, row) for number, row in rows if any(row)]
    if not filled:
        raise QuickscanError(
            "The file {file} is empty. A table with column names in its first row was expected.",
            file=path,
        )
    names = [cell.strip() for cell in filled[0][1]]
    width = max(len(row) for _, row in filled)
    names += [""] * (width - len(names))
    cells = pd.DataFrame(
        [row + [""] * (width - len(row)) for _, row in filled[1:]], columns=names, dtype="str"
    )
    named = cells.loc[:, [name != "" for name in names]]
    _check_doubles(list(named.columns), path)
    return SurveyTable(path, named, [number for number, _ in filled[1:]], notes)


def _opened(path: Path) -> Workbook:
    from zipfile import BadZipFile

    import openpyxl

    try:
        return openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, KeyError, OSError, ValueError):
        raise QuickscanError(
            "The file {file} cannot be opened as an Excel file (XLSX). Open it in a spreadsheet, "
            "save it as an Excel workbook again, or export it as CSV.",
            file=path,
        ) from None


def _chosen_sheet(book: Workbook, sheet: str | None, path: Path) -> tuple[str, tuple[Message, ...]]:
    names = book.sheetnames
    if sheet is None:
        note = Message(
            "The file {file} has {n} sheets; the first ({sheet}) was read. Choose another with "
            "sheet: in the mapping.",
            file=path.name,
            n=len(names),
            sheet=names[0],
        )
        return names[0], (note,) if len(names) > 1 else ()
    if sheet not in names:
        raise QuickscanError(
            "The file {file} has no sheet {sheet}. It has: {sheets}. The nearest is {near}.",
            file=path,
            sheet=repr(sheet),
            sheets=", ".join(names),
            near=nearest(sheet, names) or names[0],
        )
    return sheet, ()


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
    return str(value)


def _check_doubles(names: list[str], path: Path) -> None:
    doubles = sorted({name for name in names if names.count(name) > 1})
    if doubles:
        raise QuickscanError(
            "The file {file} names the column {column} more than once. Give every column its own "
            "name.",
            file=path,
            column=doubles[0],
        )
