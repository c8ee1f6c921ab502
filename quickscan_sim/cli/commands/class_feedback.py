"""The command that makes feedback for a class."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from quickscan_sim.cli.commands.options import CourseLanguage
from quickscan_sim.cli.session import run


class Platforms(StrEnum):
    """Learning platforms that take feedback as one ZIP."""

    brightspace = "brightspace"
    canvas = "canvas"
    moodle = "moodle"
    blackboard = "blackboard"


def feedback(
    course: Annotated[
        Path, typer.Argument(metavar="COURSE", help="De cursusmap. / The folder of the course.")
    ],
    assignment: Annotated[
        str,
        typer.Argument(
            metavar="ASSIGNMENT",
            help="De opdracht, zoals M2_3_opdracht. / The assignment, such as M2_3_assignment.",
        ),
    ],
    platform: Annotated[
        Platforms | None,
        typer.Option(help="Ook één ZIP voor deze leeromgeving. / Also one ZIP for this platform."),
    ] = None,
    exchange: Annotated[
        bool,
        typer.Option(
            "--exchange",
            help="Ook teruggeven via nbgraders uitwisselmap. / Also give back through nbgrader's "
            "exchange.",
        ),
    ] = False,
    unfinished: Annotated[
        bool,
        typer.Option(
            "--unfinished",
            help="Ook als teksten nog op u wachten. / Also while texts wait for you.",
        ),
    ] = False,
    student: Annotated[
        str | None, typer.Option(help="Alleen deze student. / This student alone.")
    ] = None,
    language: CourseLanguage = None,
) -> None:
    """Een feedbackpagina voor elke student. / A feedback page for every student.

    Eerst nakijken (quickscan class grade) en teksten lezen (quickscan class formgrader). De
    pagina's komen in de map feedback, waar nbgrader ze verwacht. / Grade first (quickscan class
    grade) and read texts (quickscan class formgrader). The pages come in the folder feedback,
    where nbgrader expects them.

    Nog een keer mag altijd: alleen wat veranderde, wordt opnieuw gemaakt. / You can always run it
    again: only what changed is made anew.

    Voorbeeld / Example:  quickscan class feedback cursus M2_3_opdracht --platform brightspace
    """
    from quickscan_sim.cli.class_feedback import FeedbackWish, make_feedback
    from quickscan_sim.cli.course_of_command import spoken

    name = None if platform is None else platform.value
    wish = FeedbackWish(course, assignment, name, exchange, unfinished, student)
    run(spoken(language, course), lambda screen: make_feedback(screen, wish))
