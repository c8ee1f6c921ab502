"""Read a CSV as people really save it: comma or semicolon, with or without BOM, UTF-8 or cp1252."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.errors import QuickscanError

if TYPE_CHECKING:
    import pandas as pd

SEPARATORS = (",", ";", "\t")
TOO_LONG = re.compile(r"Expected (\d+) fields in line (\d+), saw (\d+)")
LONGEST_HEADING = 1_000_000


def read_delimited(path: Path) -> pd.DataFrame:
    """The file as a table of texts; empty cells stay empty texts.

    Parameters
    ----------
    path
        A CSV file, UTF-8 (with or without BOM), UTF-16 with BOM or cp1252, with comma,
        semicolon or tab.

    Returns
    -------
    DataFrame of text, one column per column of the file, in its order.

    Raises
    ------
    QuickscanError
        When the file does not exist, is empty, names a column twice, or has a row with
        more cells than the first row.
    """
    cells = _cells(path)
    if cells.empty:
        raise QuickscanError(
            "The file {file} is empty. A table with column names in its first row was expected.",
            file=path,
        )
    names = [name.strip() for name in cells.iloc[0]]
    while names and not names[-1] and not cells.iloc[1:, len(names) - 1].str.strip().any():
        names.pop()
    _check_header(names, path)
    body = cells.iloc[1:, : len(names)].reset_index(drop=True)
    return body.set_axis(names, axis="columns")


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, UTF-16 or, failing that, the Windows code page 1252."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise QuickscanError(
            "The file {file} does not exist. Check the name and the folder.", file=path
        ) from None
    except (IsADirectoryError, PermissionError) as problem:
        raise QuickscanError(
            "The file {file} cannot be read ({reason}).", file=path, reason=problem.strerror
        ) from None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def line_numbers(path: Path) -> list[int]:
    """The line in which each row of :func:`read_delimited` begins, its heading first.

    A text with a line end in it makes a row of several lines; empty rows are left out.
    """
    text = read_text(path)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    begins, end = [], 0
    try:
        for row in rows:
            if any(cell.strip() for cell in row):
                begins.append(end + 1)
            end = rows.line_num
    except csv.Error:  # a cell without end
        raise QuickscanError(
            "The file {file} cannot be read as a table: a quotation mark is opened and never "
            "closed.",
            file=path,
        ) from None
    return begins


def _cells(path: Path) -> pd.DataFrame:
    """Every cell of every row that holds something, the heading among them."""
    import pandas as pd

    text = read_text(path)
    if "\x00" in text:
        raise QuickscanError(
            "The file {file} is not a text table. Save it as CSV, or give the .xlsx file itself.",
            file=path,
        )
    if not text.strip():
        return pd.DataFrame()
    try:
        cells = _parsed(text, path)
    except pd.errors.EmptyDataError:
        return pd.DataFrame()
    has_text = pd.Series(False, index=cells.index)
    for _, column in cells.items():
        has_text |= column.str.strip() != ""
    return cells[has_text]


def _parsed(text: str, path: Path) -> pd.DataFrame:
    """All cells; a row may be longer than the first one where what is beyond it is empty."""
    import pandas as pd

    def parse(width: int | None) -> pd.DataFrame:
        names = None if width is None else list(range(width))
        return pd.read_csv(
            io.StringIO(text),
            sep=_separator(text),
            header=None,
            names=names,
            dtype="str",
            na_filter=False,
        )

    try:
        return parse(None)
    except pd.errors.ParserError as problem:
        longer = TOO_LONG.search(str(problem))
        if not longer:
            raise QuickscanError(
                "The file {file} cannot be read as a table: a quotation mark is opened and never "
                "closed.",
                file=path,
            ) from None
    expected, row, found = (int(number) for number in longer.groups())
    try:
        cells = parse(found)
        if not (cells.iloc[:, expected:] != "").any(axis=None):
            return cells
    except pd.errors.ParserError:
        pass  # another row is longer still: the sentence below is about the first
    raise QuickscanError(
        "Row {row} of {file} has {found} cells, but the first row names {expected} "
        "columns. Check for a separator inside a text without quotation marks.",
        row=row,
        file=path,
        found=found,
        expected=expected,
    )


def _separator(text: str) -> str:
    """The separator that stands most often in the first row, outside quotation marks."""
    outside = "".join(re.split(r'"[^"]*"', text.lstrip("\r\n")[:LONGEST_HEADING]))
    return max(SEPARATORS, key=outside.split("\n", 1)[0].count)


def _check_header(names: list[str], path: Path) -> None:
    doubles = sorted({name for name in names if names.count(name) > 1})
    if doubles:
        raise QuickscanError(
            "The file {file} names the column {column} more than once. Give every column its own "
            "name.",
            file=path,
            column=doubles[0] or "''",
        )
