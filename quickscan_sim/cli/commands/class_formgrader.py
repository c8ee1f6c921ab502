"""The command that opens formgrader."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quickscan_sim.cli.commands.options import CourseLanguage
from quickscan_sim.cli.session import run


def formgrader(
    course: Annotated[
        Path, typer.Argument(metavar="COURSE", help="De cursusmap. / The course folder.")
    ],
    port: Annotated[
        int | None,
        typer.Option(min=1, max=65535, help="Poort van het adres. / Port of the address."),
    ] = None,
    language: CourseLanguage = None,
) -> None:
    """Kijk teksten zelf na, in de browser (formgrader). / Mark texts by hand, in the browser.

    Voorbeeld / Example:  quickscan class formgrader klas
    """
    from quickscan_sim.cli.class_formgrader import open_formgrader
    from quickscan_sim.cli.course_of_command import spoken

    run(spoken(language, course), lambda screen: open_formgrader(screen, course, port))
