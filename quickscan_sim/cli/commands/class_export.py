"""The command that exports grades."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quickscan_sim.cli.commands.options import CourseLanguage
from quickscan_sim.cli.session import run


def export(
    course: Annotated[
        Path, typer.Argument(metavar="COURSE", help="De cursusmap. / The course folder.")
    ],
    assignments: Annotated[
        list[str],
        typer.Argument(
            metavar="ASSIGNMENT...", help="Zoals M2_2_werkblad. / Such as M2_2_worksheet."
        ),
    ],
    platform: Annotated[
        str | None,
        typer.Option(
            help="brightspace, canvas, moodle of blackboard; zonder: waar de klassenlijst vandaan "
            "komt. / ... without: where the class list comes from."
        ),
    ] = None,
    xlsx: Annotated[
        bool,
        typer.Option("--xlsx", help="Ook als Excel-werkmap. / As an Excel workbook too."),
    ] = False,
    per_question: Annotated[
        bool,
        typer.Option("--per-question", help="Ook elke vraag. / Every question too."),
    ] = False,
    item: Annotated[
        list[str] | None,
        typer.Option(
            help="Hoe de kolom op uw platform heet; per opdracht één keer. / What your platform "
            "calls the column; once for each assignment."
        ),
    ] = None,
    unfinished: Annotated[
        bool,
        typer.Option(
            "--unfinished",
            help="Ook als er nog teksten op u wachten. / Even when texts wait for you.",
        ),
    ] = False,
    best_of: Annotated[
        bool,
        typer.Option(
            "--best-of",
            help="Eén kolom: het hoogste van deze opdrachten (herkansing). / One column: the "
            "highest of these assignments (resit).",
        ),
    ] = False,
    decimal: Annotated[
        str,
        typer.Option(
            help="comma of point; zonder: wat het platform leest. / ... without: what "
            "the platform reads."
        ),
    ] = "",
    language: CourseLanguage = None,
) -> None:
    """Cijfers voor uw leeromgeving. / Grades for your learning platform.

    Wie niets inleverde, krijgt een lege cel, geen 0. Wie wat exporteerde, staat in
    for_lecturer/audit_trail.jsonl. / Who handed in nothing gets an empty cell, not a 0. Who
    exported what stands in for_lecturer/audit_trail.jsonl.

    Voorbeeld / Example:  quickscan class export klas M2_2_werkblad --item "Werkblad 2"

    Herkansing / Resit:   quickscan class export klas M2_3_opdracht M2_3_herkansing --best-of
    """
    from quickscan_sim.cli.class_export import ClassExportWish, export_class
    from quickscan_sim.cli.course_of_command import spoken

    wish = ClassExportWish(
        course,
        tuple(assignments),
        platform,
        workbook=xlsx,
        per_question=per_question,
        unfinished=unfinished,
        best_of=best_of,
        decimal=decimal,
        items=tuple(item or ()),
    )
    run(spoken(language, course), lambda screen: export_class(screen, wish))
