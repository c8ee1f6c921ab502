"""The command that takes in what students handed in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quickscan_sim.cli.commands.options import CourseLanguage
from quickscan_sim.cli.session import run


def collect(
    course: Annotated[
        Path, typer.Argument(metavar="COURSE", help="De cursusmap. / The course folder.")
    ],
    assignment: Annotated[
        str, typer.Argument(help="Zoals M2_2_werkblad. / Such as M2_2_worksheet.")
    ],
    download: Annotated[
        Path | None,
        typer.Option(
            "--from",
            help="De ZIP of map uit uw leeromgeving; zonder: nbgraders uitwisselmap. / ZIP or "
            "folder of your platform; without: nbgrader's exchange.",
        ),
    ] = None,
    platform: Annotated[
        str | None,
        typer.Option(
            help="brightspace, canvas, moodle of blackboard, als de kit het niet zelf ziet. / ... "
            "when the kit does not see it."
        ),
    ] = None,
    any_owner: Annotated[
        bool,
        typer.Option(
            "--any-owner",
            help="Kijk niet van welke gebruiker een map is. / Do not look at whose folder it is.",
        ),
    ] = False,
    language: CourseLanguage = None,
) -> None:
    """Haal op wat studenten inleverden. / Take in what students handed in.

    Elke versie blijft bewaard in arrived. U mag dit zo vaak doen als u wilt. / Every version is
    kept in arrived. You may do this as often as you want.

    Voorbeeld / Example:  quickscan class collect klas M2_2_werkblad --from download.zip
    """
    from quickscan_sim.cli.class_collect import CollectWish, take_in
    from quickscan_sim.cli.course_of_command import spoken

    wish = CollectWish(course, assignment, download, platform, any_owner)
    run(spoken(language, course), lambda screen: take_in(screen, wish))
