"""The command that makes a course folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quickscan_sim.cli.session import Languages, run


def new(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="De nieuwe map. / The new folder.")
    ],
    roster: Annotated[
        Path | None,
        typer.Option(
            help="Klassenlijst (CSV/XLSX), zoals Brightspace, Canvas, Moodle of Blackboard die "
            "geeft, of een eigen. / Class list as your platform exports it, or your own."
        ),
    ] = None,
    language: Annotated[
        Languages | None,
        typer.Option(help="Taal: nl (standaard) of en. / Language: nl (default) or en."),
    ] = None,
    course_run: Annotated[
        str,
        typer.Option("--run", help="Welke cursus, zoals 2027-spring. / Which course run."),
    ] = "",
    modules: Annotated[
        list[str] | None,
        typer.Option(help="Alleen deze, zoals M2,M5. / These modules only, such as M2,M5."),
    ] = None,
    exchange_root: Annotated[
        str,
        typer.Option(
            help="Uitwisselmap van nbgrader, als die niet op de gewone plek staat. / Exchange of "
            "nbgrader, if not in the usual place."
        ),
    ] = "",
) -> None:
    """Maak een cursusmap met de opdrachten van de kit. / Make a course folder.

    Het is een gewone cursus van nbgrader. Geef dezelfde opdracht nog eens om studenten of modules
    toe te voegen: de rest blijft zoals het is. / It is a plain course of nbgrader. Give the same
    command again to add students or modules: the rest stays as it is.

    Voorbeeld / Example:  quickscan class new klas --roster klas.csv --run 2027-spring

    Twee modules / Two modules:  quickscan class new klas --modules M2,M5
    """
    from quickscan_sim.cli.class_new import make_course
    from quickscan_sim.cli.course_of_command import spoken
    from quickscan_sim.grade.course.new_course import CourseWish

    asked = language.value if language is not None else ""
    named = tuple(" ".join(modules or ()).replace(",", " ").split())
    wish = CourseWish(folder, asked, course_run, exchange_root, named)
    run(spoken(language, folder), lambda screen: make_course(screen, wish, roster))
