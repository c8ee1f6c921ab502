"""The command that marks what a class handed in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quickscan_sim.cli.commands.options import CourseLanguage
from quickscan_sim.cli.session import run


def grade(
    course: Annotated[
        Path, typer.Argument(metavar="COURSE", help="De cursusmap. / The course folder.")
    ],
    assignment: Annotated[
        str, typer.Argument(help="De opdracht, zoals M2_3_opdracht. / The assignment.")
    ],
    student: Annotated[
        list[str] | None,
        typer.Option(help="Alleen deze; mag vaker. / Only this one; may be repeated."),
    ] = None,
    again: Annotated[
        bool,
        typer.Option("--again", help="Ook wat niet veranderde. / Also what did not change."),
    ] = False,
    unsafe: Annotated[
        bool,
        typer.Option(
            "--unsafe-no-sandbox",
            help="Code van studenten draait dan met uw rechten. / Code of students then runs with "
            "your rights.",
        ),
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1, help="Zoveel processen; zonder: één per kern. / Without: one for each core."
        ),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            help="Adres van een Dask-scheduler; elke computer ziet dezelfde cursusmap. / Address "
            "of a Dask scheduler; every computer sees the same course folder."
        ),
    ] = None,
    language: CourseLanguage = None,
) -> None:
    """Kijk na wat is ingeleverd. / Grade what was handed in.

    Getypte antwoorden worden gelezen zonder iets uit te voeren. Antwoorden die code zijn, draaien
    apart van uw bestanden en het internet. Teksten wachten op u. Uw eigen punten blijven staan. /
    Typed answers are read without running anything. Answers that are code run apart from your
    files and the internet. Texts wait for you. Your own points stay.

    Na een onderbreking of met nieuwe inleveringen: geef dezelfde opdracht nog eens. / After a stop
    or with new submissions: give the same command again.

    Voorbeeld / Example:  quickscan class grade cursus M2_3_opdracht
    """
    from quickscan_sim.cli.class_grade import GradeWish, grade_class
    from quickscan_sim.cli.course_of_command import spoken

    wish = GradeWish(course, assignment, tuple(student or ()), again, unsafe, workers, scheduler)
    run(spoken(language, course), lambda screen: grade_class(screen, wish))
