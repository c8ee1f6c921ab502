"""The command that reads what came back after a workshop."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quickscan_sim.cli.commands.options import Force, Language
from quickscan_sim.cli.session import Languages, run


def results(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="De ingevulde tabel, CSV of XLSX. / The table you filled in, CSV or XLSX.",
        ),
    ],
    card: Annotated[
        str | None,
        typer.Option(help="De kaart van de exitkaarten. / The card of the exit cards."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(help="Ook als .html, .docx of .pdf. / Also as .html, .docx or .pdf."),
    ] = None,
    language: Language = Languages.nl,
    force: Force = False,
) -> None:
    """Exitkaarten of houdingscheck lezen. / Read exit cards or the attitude check.

    Typ de kaarten in de tabel die bij het papier hoort, zonder namen. Onder de 5 mensen is er
    geen enkel getal. / Type the cards into the table that came with the paper, without names.
    Below 5 people there is no number at all.

    Voorbeeld / Example:  quickscan workshop results W7_paper/W7_exit_cards.csv

    Op papier / On paper:  quickscan workshop results W7_paper/W7_attitudes.csv --out houding.pdf
    """
    from quickscan_sim.cli.workshop_results import ResultsWish, show_results

    wish = ResultsWish(file, card, out, force)
    run(language, lambda screen: show_results(screen, wish))
