"""Which code is whose: a workbook for mail merge, and the same as CSV."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from quickscan_sim.exchange.outputs import write_whole
from quickscan_sim.teach.handing_out.class_list import Student
from quickscan_sim.teach.handing_out.places import Places
from quickscan_sim.teach.packs.pack import zip_bytes
from quickscan_sim.teach.variants.personal_draw import PersonalDraw

CODE, PACK_ID = "code", "pack_id"
HEADINGS = ("student", "group", CODE, PACK_ID)
FORMULA_SIGNS = ("=", "+", "-", "@")
WIDTH = 22
TIME = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
FIXED_TIME = rb"\g<1>1980-01-01T00:00:00Z"


def write_codes(students: Sequence[Student], personal: PersonalDraw, places: Places) -> None:
    """Write both files, for the lecturer alone."""
    write_whole(places.codes, _as_csv(students, personal), private=True)
    write_whole(places.codes_workbook, _as_workbook(students, personal), private=True)


def _as_csv(students: Sequence[Student], personal: PersonalDraw) -> bytes:
    whole = io.StringIO(newline="")
    rows = csv.writer(whole, lineterminator="\n")
    rows.writerow(HEADINGS)
    for one in students:
        names = [_as_text(one.name), _as_text(one.group)]
        rows.writerow([*names, personal.code(one.name), personal.pack_id(one.name)])
    # With a mark of byte order Excel reads accents as they are.
    return whole.getvalue().encode("utf-8-sig")


def _as_workbook(students: Sequence[Student], personal: PersonalDraw) -> bytes:
    """The class list as it was, with the codes: every cell is text, so that zeros stay."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet: Any = book.active
    for row, cells in enumerate(_rows(students, personal), start=1):
        for column, content in enumerate(cells, start=1):
            cell = sheet.cell(row, column, content)
            cell.data_type = "s"  # never a formula
            cell.number_format = "@"
            if row == 1:
                cell.font = Font(bold=True)
                sheet.column_dimensions[cell.column_letter].width = WIDTH
    sheet.freeze_panes = "A2"
    whole = io.BytesIO()
    book.save(whole)
    return _without_time(whole.getvalue())


def _rows(students: Sequence[Student], personal: PersonalDraw) -> Iterator[list[str]]:
    yield [*(heading for heading, _ in _row(students[0])), CODE, PACK_ID]
    for one in students:
        own = [cell for _, cell in _row(one)]
        yield [*own, personal.code(one.name), personal.pack_id(one.name)]


def _row(student: Student) -> list[tuple[str, str]]:
    """What the class list says; codes that stand in it are earlier ones, and are left out."""
    given = student.row or (("student", student.name), ("group", student.group))
    return [(name, cell) for name, cell in given if name.strip().lower() not in (CODE, PACK_ID)]


def _without_time(workbook: bytes) -> bytes:
    """The same workbook, with equal bytes every time it is made."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    return zip_bytes({name: TIME.sub(FIXED_TIME, one) for name, one in content.items()})


def _as_text(cell: str) -> str:
    """A name that a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell
