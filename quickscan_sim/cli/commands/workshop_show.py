"""The command that opens the page of a workshop, or writes a card as one file."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from quickscan_sim.cli.commands.options import Force, Language
from quickscan_sim.cli.session import Languages, run


class Lengths(StrEnum):
    """The lengths of a workshop, in minutes."""

    long = "45"
    short = "30"


def show(
    card: Annotated[
        str | None,
        typer.Argument(
            metavar="[CARD]",
            help="Naam van een kaart (W7), of het bestand van een eigen kaart. / "
            "Name of a card (W7), or the file of your own card.",
        ),
    ] = None,
    file: Annotated[
        bool,
        typer.Option(
            "--file",
            help="Maak één HTML-bestand van de kaart, dat opent met een dubbelklik. / "
            "Make one HTML file of the card, that opens by a double click.",
        ),
    ] = False,
    out: Annotated[
        Path | None, typer.Option(help="Waar dat bestand komt. / Where that file goes.")
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            min=1, max=65535, help="Poort van het adres. / Port of the address (8866 ...)."
        ),
    ] = None,
    no_browser: Annotated[
        bool,
        typer.Option("--no-browser", help="Open geen browser. / Do not open a browser."),
    ] = False,
    length: Annotated[
        Lengths | None, typer.Option(help="Minuten: 45 of 30. / Minutes: 45 or 30.")
    ] = None,
    language: Language = Languages.nl,
    force: Force = False,
) -> None:
    """Laat een kaart zien op de beamer: de pagina opent in de browser. / Show a card.

    Voorbeeld / Example:  quickscan workshop W7

    Voorbeeld / Example:  quickscan workshop W7 --file
    """
    from quickscan_sim.cli.workshop_show import Wished, show_workshop

    minutes = int(length.value) if length else None
    wished = Wished(card, minutes, file, out, port, not no_browser, force)
    run(language, lambda screen: show_workshop(screen, wished))
