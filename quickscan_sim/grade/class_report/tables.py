"""The numbers of a class report as plain tables: CSV, and sheets of one workbook."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from quickscan_sim.grade.class_report.by_name import name_rows
from quickscan_sim.grade.class_report.comparison import Compared
from quickscan_sim.grade.class_report.intervals import Estimate
from quickscan_sim.grade.class_report.report import AssignmentResults, ClassReport
from quickscan_sim.grade.class_report.wording import statement_of

Cell = str | int | float | None
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
WIDTH = 18


@dataclass(frozen=True)
class Table:
    """A table with a name; a number that is not shown is None."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def report_tables(report: ClassReport, language: str) -> tuple[Table, ...]:
    """Every table of a report; those without rows are left out."""
    every = (
        _together("questions", QUESTION, _questions, report),
        _together("objectives", OBJECTIVE, _objectives, report),
        _misconceptions(report, language),
        _together("mistakes_by_question", MISTAKE, _mistakes, report),
        _together("second_look", ITEM, _items, report),
        _together("groups", GROUP, _groups, report),
        _comparison(report),
        _students(report, language),
    )
    return tuple(one for one in every if one.rows)


def as_csv(table: Table) -> bytes:
    """A table as CSV that spreadsheets open with its accents."""
    whole = io.StringIO(newline="")
    rows = csv.writer(whole, lineterminator="\n")
    rows.writerow(table.header)
    for row in table.rows:
        rows.writerow([_plain(cell) for cell in row])
    return whole.getvalue().encode("utf-8-sig")


def as_workbook(tables: Sequence[Table]) -> bytes:
    """All tables as sheets; numbers are numbers, and no text is ever a formula."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        sheet: Any = book.create_sheet(table.name)
        for number, row in enumerate((table.header, *table.rows), start=1):
            for column, content in enumerate(row, start=1):
                cell = sheet.cell(number, column, content)
                if isinstance(content, str):
                    cell.data_type = "s"
                if number == 1:
                    cell.font = Font(bold=True)
                    sheet.column_dimensions[cell.column_letter].width = WIDTH
        sheet.freeze_panes = "A2"
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    text = str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(FORMULA_SIGNS) else text


def _estimate(found: Estimate | None) -> tuple[Cell, ...]:
    if found is None:
        return (None, None, None)
    return tuple(round(one, 4) for one in (found.value, found.low, found.high))


def _number(value: float) -> Cell:
    return None if math.isnan(value) else round(value, 4)


SHARE = ("right", "right_low", "right_high")
POINTS = ("points", "points_low", "points_high")
QUESTION = (
    "assignment", "question_id", "objective", "visibility", "n", "n_answered", "n_empty",
    "n_not_readable", "n_waits", *SHARE, *POINTS, "minutes", "n_minutes", "hints", "n_hints",
)  # fmt: skip
OBJECTIVE = ("assignment", "objective", "questions", *SHARE, *POINTS)
MISTAKE = ("assignment", "question_id", "misconception", "n_students", "n_answered")
ITEM = (
    "assignment", "question_id", "n", *POINTS, "correlation", "correlation_low",
    "correlation_high", "flag",
)  # fmt: skip
GROUP = ("assignment", "group", "objective", "n", *POINTS)
COMPARED = (
    "assignment", "other", "question_or_objective", "here", "here_low", "here_high", "n_here",
    "there", "there_low", "there_high", "n_there", "difference", "difference_low",
    "difference_high",
)  # fmt: skip


def _together(name: str, header: tuple[str, ...], make: Any, report: ClassReport) -> Table:
    rows = [(one.answers.assignment, *row) for one in report.assignments for row in make(one)]
    return Table(name, header, tuple(rows))


def _questions(results: AssignmentResults) -> Iterator[tuple[Cell, ...]]:
    for one in results.questions:
        asked = one.question
        yield (
            asked.question_id, asked.objective, asked.visibility,
            one.n, one.n_given, one.n_empty, one.n_form, one.n_waits,
            *_estimate(one.right), *_estimate(one.points),
            *(one.minutes or (None, None)), *(one.hints or (None, None)),
        )  # fmt: skip


def _objectives(results: AssignmentResults) -> Iterator[tuple[Cell, ...]]:
    for one in results.objectives:
        yield (
            one.objective_id,
            " ".join(one.question_ids),
            *_estimate(one.right),
            *_estimate(one.points),
        )


def _mistakes(results: AssignmentResults) -> Iterator[tuple[Cell, ...]]:
    for one in results.questions:
        for code, n in one.misconceptions:
            yield one.question.question_id, code, n, one.n_given


def _items(results: AssignmentResults) -> Iterator[tuple[Cell, ...]]:
    for one in results.items:
        numbers = (one.p, one.p_low, one.p_high, one.r, one.r_low, one.r_high)
        yield one.question_id, one.n, *(_number(number) for number in numbers), one.flag


def _groups(results: AssignmentResults) -> Iterator[tuple[Cell, ...]]:
    for one in results.groups.shown:
        yield one.group, "", one.n, *_estimate(one.points)
        for objective, found in one.by_objective.items():
            yield one.group, objective, found.n, *_estimate(found)


def _misconceptions(report: ClassReport, language: str) -> Table:
    header = (
        "misconception",
        "statement",
        "n_students",
        "n_could",
        "share",
        "share_low",
        "share_high",
        "questions",
    )
    rows = [
        (
            one.code,
            statement_of(one.code, language),
            one.n_students,
            one.share.n,
            *_estimate(one.share),
            " ".join(one.question_ids),
        )
        for one in report.misconceptions
    ]
    return Table("misconceptions", header, tuple(rows))


def _comparison(report: ClassReport) -> Table:
    rows = [
        (each.assignment, each.other, *_compared(one))
        for each in report.comparisons
        for one in (*each.objectives, *each.questions)
    ]
    return Table("comparison", COMPARED, tuple(rows))


def _compared(one: Compared) -> tuple[Cell, ...]:
    apart = (one.difference.value, one.difference.low, one.difference.high)
    here, there = ((*_estimate(each), each.n) for each in (one.here, one.there))
    return (one.name, *here, *there, *(round(number, 4) for number in apart))


def _students(report: ClassReport, language: str) -> Table:
    header = ("assignment", "student", "what", "more")
    if not report.with_names:
        return Table("students", header, ())
    rows = [
        (one.answers.assignment, *row)
        for one in report.assignments
        for row in name_rows(one.answers, language)
    ]
    return Table("students", header, tuple(rows))
