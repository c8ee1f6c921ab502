"""The command that tries out the questions of the course."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quickscan_sim.cli.commands.options import Force, Language
from quickscan_sim.cli.session import Languages, run


def diagnose(
    module: Annotated[
        str | None, typer.Option(help="Eén module, zoals M2. / One module, such as M2.")
    ] = None,
    variants: Annotated[
        int, typer.Option(min=2, max=1000, help="Hoeveel varianten. / How many variants.")
    ] = 20,
    seed: Annotated[
        int, typer.Option(min=0, help="Ander getal, andere varianten. / Other variants.")
    ] = 1,
    out: Annotated[
        Path, typer.Option(help="Waar de tabel komt (CSV). / Where the table goes (CSV).")
    ] = Path("questions.csv"),
    language: Language = Languages.nl,
    force: Force = False,
) -> None:
    """Probeer de vragen uit: elke fout en elke gokker. / Try every mistake and every guesser.

    Dit gaat over vragen, niet over mensen. / This is about questions, not about people.

    Voorbeeld / Example:  quickscan class diagnose --module M2 --variants 20
    """
    from quickscan_sim.cli.diagnosing_questions import QuestionsWish, show_diagnosis

    wish = QuestionsWish(module, variants, seed, out, force)
    run(language, lambda screen: show_diagnosis(screen, wish))
