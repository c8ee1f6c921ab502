"""The command with which a lecturer rehearses the grading."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quickscan_sim.cli.commands.options import CourseLanguage
from quickscan_sim.cli.session import run


def rehearse(
    course: Annotated[
        Path, typer.Argument(metavar="COURSE", help="De cursusmap. / The course folder.")
    ],
    assignments: Annotated[
        list[str],
        typer.Argument(metavar="ASSIGNMENT...", help="De opdrachten. / The assignments."),
    ],
    seed: Annotated[
        int, typer.Option(min=0, help="Ander getal, andere klas. / Another number, another class.")
    ] = 1,
    language: CourseLanguage = None,
) -> None:
    """Generale repetitie: verzonnen studenten leveren in. / Rehearsal: invented students hand in.

    Zo oefent u het nakijken voordat echte studenten inleveren. Gebruik een eigen cursusmap met een
    lijst van verzonnen namen. / So you practise grading before real students hand in. Use a course
    folder of its own, with a list of invented names.

    Voorbeeld / Example:  quickscan class rehearse repetitie M2_3_opdracht
    """
    from quickscan_sim.cli.class_rehearse import rehearse_class
    from quickscan_sim.cli.course_of_command import spoken

    run(spoken(language, course), lambda screen: rehearse_class(screen, course, assignments, seed))
