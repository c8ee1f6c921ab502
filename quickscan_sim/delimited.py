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
    import pandas as pd

    rows = _rows(path)
    if not rows:
        raise QuickscanError(
            "The file {file} is empty. A table with column names in its first row was expected.",
            file=path,
        )
    header, *body = rows
    names = _without_empty_end([name.strip() for name in header])
    body = [_without_empty_end(row) for row in body]
    _check_header(names, path)
    for number, row in enumerate(body, start=2):
        if len(row) > len(names):
            raise QuickscanError(
                "Row {row} of {file} has {found} cells, but the first row names {expected} "
                "columns. Check for a separator inside a text without quotation marks.",
                row=number,
                file=path,
                found=len(row),
                expected=len(names),
            )
    padded = [row + [""] * (len(names) - len(row)) for row in body]
    return pd.DataFrame(padded, columns=names, dtype="str")


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


def _rows(path: Path) -> list[list[str]]:
    text = read_text(path)
    if "\x00" in text:
        raise QuickscanError(
            "The file {file} is not a text table. Save it as CSV, or give the .xlsx file itself.",
            file=path,
        )
    # An own, generous limit: one open answer may be longer than the 128 kB of the csv module.
    csv.field_size_limit(10_000_000)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    return [row for row in reader if any(cell.strip() for cell in row)]


def _separator(text: str) -> str:
    """The separator that stands most often in the first row, outside quotation marks."""
    outside = "".join(re.split(r'"[^"]*"', text.lstrip("\r\n")[:LONGEST_HEADING]))
    return max(SEPARATORS, key=outside.split("\n", 1)[0].count)


def _without_empty_end(cells: list[str]) -> list[str]:
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    return cells


def _check_header(names: list[str], path: Path) -> None:
    doubles = sorted({name for name in names if names.count(name) > 1})
    if doubles:
        raise QuickscanError(
            "The file {file} names the column {column} more than once. Give every column its own "
            "name.",
            file=path,
            column=doubles[0] or "''",
        )
