"""A table that is written as a platform wants it: which separator, decimal mark and letters."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from quickscan_sim.grade.platforms.safe_cells import to_safe

Cell = str | float | None
COMMA, SEMICOLON, TAB = ",", ";", "\t"
POINT = "."
WIDTH = 18


@dataclass(frozen=True)
class Table:
    """Headings, rows, and how they become a file.

    A cell that is a number is a number in a workbook, and has the decimal mark in a text; None is
    empty. ``names`` are columns that only people read: there a text that a spreadsheet would
    compute gets an apostrophe. Other columns hold what the platform compares, so they stay.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    names: frozenset[int] = frozenset()
    separator: str = COMMA
    decimal_mark: str = POINT
    encoding: str = "utf-8"
    ending: str = ".csv"
    quote_all: bool = False

    def as_text(self) -> bytes:
        """The table as a text file."""
        whole = io.StringIO(newline="")
        rows = csv.writer(
            whole,
            delimiter=self.separator,
            lineterminator="\r\n",
            quoting=csv.QUOTE_ALL if self.quote_all else csv.QUOTE_MINIMAL,
        )
        rows.writerow([to_safe(heading) for heading in self.headings])
        for row in self.rows:
            rows.writerow([self._text(n, cell) for n, cell in enumerate(row)])
        return whole.getvalue().encode(self.encoding)

    def as_workbook(self) -> bytes:
        """The table as XLSX: texts are texts, never formulas, and numbers are numbers."""
        return workbook([("grades", self.headings, self.rows)])

    def _text(self, column: int, cell: Cell) -> str:
        if cell is None:
            return ""
        if isinstance(cell, str):
            return to_safe(cell) if column in self.names else cell
        return number_text(cell, self.decimal_mark)


def number_text(number: float, decimal_mark: str = POINT) -> str:
    """A number with at most two decimals and no thousands mark.

    >>> number_text(7.5, ","), number_text(12.0), number_text(3.14159)
    ('7,5', '12', '3.14')
    """
    text = f"{round(number, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
    return text.replace(POINT, decimal_mark)


def workbook(sheets: Sequence[tuple[str, Sequence[str], Sequence[Sequence[Cell]]]]) -> bytes:
    """An XLSX file with these sheets: name, headings, rows."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, headings, rows in sheets:
        sheet: Any = book.create_sheet(name)
        for row, cells in enumerate([headings, *rows], start=1):
            for column, content in enumerate(cells, start=1):
                cell = sheet.cell(row, column)
                if content and isinstance(content, str):
                    cell.value = _without_controls(content)
                    cell.data_type = "s"  # never a formula
                    cell.number_format = "@"
                elif not isinstance(content, str):
                    cell.value = content
                if row == 1:
                    cell.font = Font(bold=True)
                    sheet.column_dimensions[cell.column_letter].width = WIDTH
        sheet.freeze_panes = "A2"
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


def _without_controls(text: str) -> str:
    """A workbook cannot hold control signs."""
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\t")
