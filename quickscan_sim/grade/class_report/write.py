"""Write a class report: a page, tables as CSV, and a workbook."""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.exchange.outputs import atomic_folder
from quickscan_sim.grade.class_report.document import class_document
from quickscan_sim.grade.class_report.report import ClassReport
from quickscan_sim.grade.class_report.tables import as_csv, as_workbook, report_tables
from quickscan_sim.present.render_html import render_html

KIND = "class report"
PAGE, WORKBOOK = "class_report.html", "class_report.xlsx"


def write_class_report(
    report: ClassReport, out: str | Path, language: str = "nl", force: bool = False
) -> Path:
    """Write the whole report into a new folder; a report with names is for its owner alone.

    Parameters
    ----------
    out
        The folder to make; everything in it is written, or nothing.
    force
        Replace a class report that the kit wrote there.

    Returns
    -------
    Path
        The page.

    Raises
    ------
    QuickscanError
        When the folder is there already, or cannot be written.
    """
    place = Path(out).expanduser()
    with atomic_folder(place, force, KIND) as folder:
        if report.with_names:
            folder.chmod(0o700)
        page = render_html(class_document(report, language))
        (folder / PAGE).write_text(page, encoding="utf-8", newline="\n")
        tables = report_tables(report, language)
        for table in tables:
            (folder / f"{table.name}.csv").write_bytes(as_csv(table))
        if tables:
            (folder / WORKBOOK).write_bytes(as_workbook(tables))
        if report.with_names:
            for file in folder.iterdir():
                file.chmod(0o600)
    return place / PAGE
