"""Commands before a quickscan: the form on paper, the lessons."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quickscan_sim.cli.commands.options import Force, Language
from quickscan_sim.cli.session import FormFormats, Languages, run


def form(
    questionnaire: Annotated[
        str, typer.Argument(help="Naam of CSV-bestand. / Name or CSV file.")
    ] = "practice",
    out: Annotated[
        Path | None,
        typer.Option(help="Waar het komt (standaard form.html). / Where it goes."),
    ] = None,
    file_format: Annotated[
        FormFormats | None,
        typer.Option("--format", help="html (standaard), word of pdf. / html, word or pdf."),
    ] = None,
    language: Language = Languages.nl,
    force: Force = False,
) -> None:
    """Het formulier om te printen of aan te passen. / The form to print or to edit.

    Voorbeeld / Example:  quickscan form practice --format word --out formulier.docx
    """
    from quickscan_sim.cli.form import make_form

    wished = file_format.value if file_format else None
    run(language, lambda screen: make_form(screen, questionnaire, out, wished, force))


def lab(
    folder: Annotated[
        Path, typer.Argument(help="Map met de lessen. / Folder with the lessons.")
    ] = Path("course"),
    language: Language = Languages.nl,
) -> None:
    """Open de lessen in JupyterLab. / Open the lessons in JupyterLab.

    Voorbeeld / Example:  quickscan lab
    """
    from quickscan_sim.cli.lab import open_lab

    run(language, lambda screen: open_lab(screen, folder))
