"""The command for a workshop on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quickscan_sim.cli.commands.options import Force, Language
from quickscan_sim.cli.session import Languages, run


def paper(
    card: Annotated[
        str | None,
        typer.Argument(
            metavar="CARD", help="Een kaart, zoals W7, of uw eigen bestand. / A card, or your file."
        ),
    ] = None,
    all_cards: Annotated[
        bool, typer.Option("--all", help="Alle kaarten van de kit. / Every card of the kit.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            help="Map die wordt gemaakt; anders W7_paper. / Folder to make; else W7_paper."
        ),
    ] = None,
    language: Language = Languages.nl,
    force: Force = False,
) -> None:
    """Een werksessie op papier. / A workshop on paper.

    Om te printen, ook voor als de beamer het niet doet: script, voorspelblad, figuren voor de
    muur, kaarten om te knippen, vragen, exitkaarten. De waarheidskaart is de laatste bladzijde:
    houd die dicht tot het nagesprek. / To print, also for when the projector fails: script,
    prediction sheet, pictures for the wall, cards to cut out, questions, exit cards. The truth
    card is the last page: keep it closed until the debrief.

    In de map staan ook tabellen om de exitkaarten in te typen. / The folder also has tables to
    type the exit cards into.

    Voorbeeld / Example:  quickscan workshop paper W7

    Alle kaarten / Every card:  quickscan workshop paper --all --out papier
    """
    from quickscan_sim.cli.workshop_paper import PaperWish, write_papers

    wish = PaperWish(card, all_cards, out, force)
    run(language, lambda screen: write_papers(screen, wish))
