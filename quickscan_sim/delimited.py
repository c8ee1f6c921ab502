"""Read a CSV as people really save it: comma or semicolon, with or without BOM, UTF-8 or cp1252."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.errors import QuickscanError

if TYPE_CHECKING:
    import pandas as pd

SEPARATORS = (",", ";", "\t")
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
        cells = pd.read_csv(
            io.StringIO(text), sep=_separator(text), header=None, dtype="str", na_filter=False
        )
    except pd.errors.EmptyDataError:
        return pd.DataFrame()
    except pd.errors.ParserError as problem:
        raise _unreadable(str(problem), path) from None
    has_text = pd.Series(False, index=cells.index)
    for _, column in cells.items():
        has_text |= column.str.strip() != ""
    return cells[has_text]


def _unreadable(problem: str, path: Path) -> QuickscanError:
    """The sentence for what the reader of pandas found."""
    too_long = re.search(r"Expected (\d+) fields in line (\d+), saw (\d+)", problem)
    if too_long:
        return QuickscanError(
            "Row {row} of {file} has {found} cells, but the first row names {expected} "
            "columns. Check for a separator inside a text without quotation marks.",
            row=too_long.group(2),
            file=path,
            found=too_long.group(3),
            expected=too_long.group(1),
        )
    return QuickscanError(
        "The file {file} cannot be read as a table: a quotation mark is opened and never closed.",
        file=path,
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
