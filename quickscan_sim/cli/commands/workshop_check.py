"""The command that says what is missing in a card."""

from __future__ import annotations

from typing import Annotated

import typer

from quickscan_sim.cli.commands.options import Language
from quickscan_sim.cli.session import Languages, run


def check(
    card: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="Het bestand van de kaart, of een kaart van de kit, zoals W7. / The file of the "
            "card, or a card of the kit, such as W7.",
        ),
    ],
    seeds: Annotated[
        int,
        typer.Option(
            min=0,
            max=1000,
            help="In hoeveel andere wijken u de ontdekking ook zoekt. / In how many other "
            "neighbourhoods to look for the discovery.",
        ),
    ] = 0,
    language: Language = Languages.nl,
) -> None:
    """Zeg wat er aan een kaart ontbreekt, met de regel. / Say what a card lacks, with the line.

    Elke afbeelding wordt gemaakt, en u leest of de ontdekking te zien is. / Every picture is made,
    and you read whether the discovery shows.

    Voorbeeld / Example:  quickscan workshop check mijn_kaart.yaml

    Ook in andere wijken / In other ones too:  quickscan workshop check mijn_kaart.yaml --seeds 50
    """
    from quickscan_sim.cli.workshop_check import check_own_card

    run(language, lambda screen: check_own_card(screen, card, seeds))
