"""Commands for a lecturer with a class."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quickscan_sim.cli.commands.class_collect import collect
from quickscan_sim.cli.commands.class_diagnose import diagnose
from quickscan_sim.cli.commands.class_export import export
from quickscan_sim.cli.commands.class_feedback import feedback
from quickscan_sim.cli.commands.class_formgrader import formgrader
from quickscan_sim.cli.commands.class_grade import grade
from quickscan_sim.cli.commands.class_new import new
from quickscan_sim.cli.commands.class_rehearse import rehearse
from quickscan_sim.cli.commands.class_release import release
from quickscan_sim.cli.commands.class_report import report
from quickscan_sim.cli.commands.options import CourseLanguage, Force, Language
from quickscan_sim.cli.session import Languages, run

app = typer.Typer(
    name="class",
    no_args_is_help=True,
    help="Een eigen wijk voor elke student. / An own neighbourhood for every student.",
)


@app.command()
def variants(
    class_list: Annotated[
        Path,
        typer.Argument(
            metavar="COURSE_OR_LIST",
            help="De cursusmap. Of een klassenlijst (CSV/XLSX) met een kolom student of "
            "studentnummer, en voor groepen een kolom groep. / The course folder. Or a class list "
            "with a column student, and group for groups.",
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            help="Waar het komt; zonder: de cursusmap. / Where it goes; without: the course folder."
        ),
    ] = None,
    course_run: Annotated[
        str | None,
        typer.Option(
            "--run",
            help="Welke cursus, zoals 2027-spring; zonder: die van de cursusmap. / Which course "
            "run; without: that of the course folder.",
        ),
    ] = None,
    secret: Annotated[
        Path | None,
        typer.Option(
            help="Bestand met uw geheim; zonder: een nieuw in for_lecturer. / File with your "
            "secret; without: a new one in for_lecturer."
        ),
    ] = None,
    attempt: Annotated[
        int, typer.Option(min=1, max=9, help="2: de herkansing. / 2: the resit.")
    ] = 1,
    per_group: Annotated[
        bool, typer.Option("--per-group", help="Eén wijk per groep. / One variant per group.")
    ] = False,
    workers: Annotated[
        int, typer.Option(min=1, help="Zoveel processen; 2 is sneller. / So many processes.")
    ] = 1,
    language: CourseLanguage = None,
) -> None:
    """Een eigen wijk voor iedereen op de lijst. / An own neighbourhood for everybody on the list.

    Zet de ZIP uit for_students op de leeromgeving. Stuur ieder de eigen code: die staat naast je
    klassenlijst in for_lecturer/codes_*.xlsx. Houd for_lecturer voor jezelf, en bewaar een kopie
    van secret.txt. / Put the ZIP from for_students on the learning platform. Send everybody the
    own code: it stands beside your class list in for_lecturer/codes_*.xlsx. Keep for_lecturer for
    yourself, and keep a copy of secret.txt.

    Na een onderbreking of met een langere lijst: geef dezelfde opdracht nog eens. Wat er al was,
    blijft gelijk. / After a stop or with a longer list: give the same command again. What was
    there stays the same.

    Voorbeeld / Example:  quickscan class variants klas

    Herkansing / Resit:   quickscan class variants wie.csv --out klas --attempt 2

    Zonder cursusmap / No course folder:  quickscan class variants klas.csv --run 2027-spring --out
    klas
    """
    from quickscan_sim.cli.course_of_command import spoken
    from quickscan_sim.cli.handing_out import ClassWish, make_class

    wish = ClassWish(class_list, course_run, out, secret, attempt, per_group, workers)
    run(spoken(language, out or class_list), lambda screen: make_class(screen, wish))


@app.command()
def practice(
    out: Annotated[Path, typer.Option(help="Waar het komt. / Where it goes.")],
    seed: Annotated[
        int | None,
        typer.Option(min=0, help="Ander getal, andere wijk. / Another number, another wijk."),
    ] = None,
    language: Language = Languages.nl,
    force: Force = False,
) -> None:
    """Een oefenwijk, met de waarheid ernaast. / A practice neighbourhood, with its truth.

    Iedereen mag deze map hebben: er hoort geen code bij. / Anyone may have it: it needs no code.

    Voorbeeld / Example:  quickscan class practice --out oefenen
    """
    from quickscan_sim.cli.handing_out import make_open_practice

    run(language, lambda screen: make_open_practice(screen, out, seed, force))


@app.command()
def paper(
    module: Annotated[str, typer.Argument(help="De module, zoals M2. / The module, such as M2.")],
    out: Annotated[Path, typer.Option(help="Waar het komt. / Where it goes.")],
    language: Language = Languages.nl,
    force: Force = False,
) -> None:
    """Een module op papier, met een antwoordblad voor u. / A module on paper, with answers.

    Voor een les zonder computers. Iedereen heeft dezelfde oefenwijk. / For a lesson without
    computers. Everybody has the same practice neighbourhood.

    Voorbeeld / Example:  quickscan class paper M2 --out papier
    """
    from quickscan_sim.cli.printing import print_module

    run(language, lambda screen: print_module(screen, module, out, force))


app.command()(diagnose)
app.command()(grade)
app.command()(rehearse)
app.command()(report)
app.command()(export)
app.command()(feedback)
app.command()(new)
app.command()(release)
app.command()(collect)
app.command()(formgrader)
