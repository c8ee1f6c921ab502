"""The command that hands out an assignment."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quickscan_sim.cli.commands.options import CourseLanguage
from quickscan_sim.cli.session import run


def release(
    course: Annotated[
        Path, typer.Argument(metavar="COURSE", help="De cursusmap. / The course folder.")
    ],
    assignment: Annotated[
        str, typer.Argument(help="Zoals M2_2_werkblad. / Such as M2_2_worksheet.")
    ],
    exchange: Annotated[
        bool,
        typer.Option("--exchange", help="Ook in nbgraders uitwisselmap. / Also in the exchange."),
    ] = False,
    force: Annotated[
        bool,
        typer.Option(
            "--force",
            help="Deel een veranderd notebook uit, ook al is er ingeleverd. / Hand out a changed "
            "notebook although students handed in.",
        ),
    ] = False,
    language: CourseLanguage = None,
) -> None:
    """Deel een opdracht uit: een ZIP voor uw leeromgeving. / Hand out an assignment, as a ZIP.

    Eerst wordt gekeken of er niets in staat dat studenten niet mogen zien. / First it is checked
    that nothing in it is for lecturers only.

    Voorbeeld / Example:  quickscan class release klas M2_2_werkblad
    """
    from quickscan_sim.cli.class_release import hand_out
    from quickscan_sim.cli.course_of_command import spoken

    run(
        spoken(language, course),
        lambda screen: hand_out(screen, course, assignment, exchange, force),
    )
