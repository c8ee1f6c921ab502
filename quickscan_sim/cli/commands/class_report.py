"""The command for a report on a class."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quickscan_sim.cli.commands.options import CourseLanguage, Force
from quickscan_sim.cli.session import run


def report(
    course: Annotated[
        Path, typer.Argument(metavar="COURSE", help="De map van de cursus. / The course folder.")
    ],
    assignments: Annotated[
        list[str],
        typer.Argument(
            metavar="ASSIGNMENT...", help="Een of meer opdrachten. / One or more assignments."
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            help="Waar het komt; anders in reports van de cursus. / Where it goes; else in reports "
            "of the course."
        ),
    ] = None,
    names: Annotated[
        bool,
        typer.Option(
            "--names",
            help="Met namen, voor u alleen: wie niets inleverde, wat niet lukte, wat wacht. / With "
            "names, for you alone: who handed in nothing, what failed, what waits.",
        ),
    ] = False,
    beside: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="OTHER_COURSE",
            help="Een andere klas of een ander jaar ernaast. / Another class or year beside it.",
        ),
    ] = None,
    language: CourseLanguage = None,
    force: Force = False,
) -> None:
    """Waar loopt de klas vast? / Where does the class get stuck?

    Per vraag en per doel: hoeveel goed is, en welke misvattingen erachter zitten. Zonder namen, en
    zonder getallen over minder dan 5 studenten. / By question and objective: how much is right, and
    which misconceptions are behind it. No names, and no numbers about fewer than 5 students.

    Voorbeeld / Example:  quickscan class report cursus M2_2_werkblad

    Twee jaren / Two years:  quickscan class report cursus M2_2_werkblad --beside cursus_2026
    """
    from quickscan_sim.cli.class_report import ReportWish, show_class_report
    from quickscan_sim.cli.course_of_command import spoken

    wish = ReportWish(course, tuple(assignments), out, names, tuple(beside or ()), force)
    run(spoken(language, course), lambda screen: show_class_report(screen, wish))
