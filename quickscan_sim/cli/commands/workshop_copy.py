"""The command that writes a card to change."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quickscan_sim.cli.commands.options import Language
from quickscan_sim.cli.session import Languages, run


def copy(
    card: Annotated[
        str, typer.Argument(metavar="CARD", help="De kaart, zoals W7. / The card, such as W7.")
    ],
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Waar de kopie komt. / Where the copy goes.")
    ],
    force: Annotated[
        bool,
        typer.Option(
            help="Schrijf over een bestand heen; het oude blijft ernaast staan. / Replace a file; "
            "the old one is kept beside it."
        ),
    ] = False,
    language: Language = Languages.nl,
) -> None:
    """Maak een kopie van een kaart om te veranderen. / Make a copy of a card to change.

    Boven elke regel staat uitleg, in de taal die u kiest. / Above every line stands what it
    means, in the language that you choose.

    Voorbeeld / Example:  quickscan workshop copy W2 mijn_kaart.yaml
    """
    from quickscan_sim.cli.workshop_copy import copy_to_change

    run(language, lambda screen: copy_to_change(screen, card, file, force))
