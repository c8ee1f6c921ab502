"""Commands that read one quickscan: check, score, network, norm."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quickscan_sim.cli.commands.options import Data, Force, Language, Mapping, Named, Out
from quickscan_sim.cli.session import Languages, run


def check(
    data: Data,
    mapping: Mapping = None,
    questionnaire: Annotated[
        str,
        typer.Option(help="Naam of CSV van de vragenlijst. / Name or CSV of the questionnaire."),
    ] = "practice",
    language: Language = Languages.nl,
) -> None:
    """Zeg wat klopt en wat niet; schrijf een eerste mapping. / Say what fits and what does not.

    Voorbeeld / Example:  quickscan check export.csv
    """
    from quickscan_sim.cli.checking import check_data

    run(language, lambda screen: check_data(screen, data, mapping, questionnaire))


def score(
    data: Data,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="Zeg bij elk getal wat het wel en niet zegt. / Say what each number means.",
        ),
    ] = False,
    out: Out = None,
    mapping: Mapping = None,
    language: Language = Languages.nl,
    force: Force = False,
) -> None:
    """Themascores per sector, met n en interval. / Theme scores per sector, with n and interval.

    Voorbeeld / Example:  quickscan score wijken --explain --out scores
    """
    from quickscan_sim.cli.reading import show_scores

    run(language, lambda screen: show_scores(screen, data, mapping, explain, out, force))


def gaps(
    data: Data,
    wijk: Annotated[
        str | None,
        typer.Option(help="Eén wijk: naam, code of nummer. / One neighbourhood: name or number."),
    ] = None,
    all_: Annotated[
        bool, typer.Option("--all", help="Alle zwakke plekken. / All weak spots.")
    ] = False,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="Zeg ook wat het netwerk van elke wijk laat zien. / "
            "Also say what the network of each neighbourhood shows.",
        ),
    ] = False,
    out: Out = None,
    mapping: Mapping = None,
    named: Named = None,
    language: Language = Languages.nl,
    force: Force = False,
) -> None:
    """Waar partners elkaar nog niet vinden. / Where partners do not find each other yet.

    Per wijk ten hoogste vijf, met hoe zeker het is en wat niet bekend is. /
    At most five for each neighbourhood, with how sure that is and what is not known.

    Voorbeeld / Example:  quickscan gaps wijken --wijk 2

    Alles in een bestand / All in a file:  quickscan gaps wijken --all --out zwakke_plekken.csv
    """
    from quickscan_sim.cli.gaps import GapsWish, show_gaps

    wish = GapsWish(data, mapping, named, wijk, all_, explain, out, force)
    run(language, lambda screen: show_gaps(screen, wish))


def network(
    data: Data,
    out: Annotated[Path, typer.Option(help="Waar het komt. / Where it goes.")] = Path(
        "network.html"
    ),
    mapping: Mapping = None,
    named: Named = None,
    language: Language = Languages.nl,
    force: Force = False,
) -> None:
    """Wie werkt met wie: een webpagina om te onderzoeken. / Who works with whom: a page to explore.

    Voorbeeld / Example:  quickscan network wijken --out netwerk.html
    """
    from quickscan_sim.cli.network import make_network_page

    run(language, lambda screen: make_network_page(screen, data, mapping, named, out, force))


def cards(
    data: Data,
    wijk: Annotated[
        str,
        typer.Option(help="Eén wijk: naam, code of nummer. / One neighbourhood: name or number."),
    ] = "1",
    out: Annotated[Path, typer.Option(help="Waar het komt. / Where it goes.")] = Path("cards.html"),
    mapping: Mapping = None,
    named: Named = None,
    language: Language = Languages.nl,
    force: Force = False,
) -> None:
    """Kaarten van de organisaties, om een netwerk te leggen. / Network cards to print.

    Voorbeeld / Example:  quickscan cards wijken --wijk 2 --out kaarten.html
    """
    from quickscan_sim.cli.cards import make_cards

    run(language, lambda screen: make_cards(screen, data, wijk, mapping, named, out, force))


def norm(
    data: Data,
    norm_file: Annotated[
        Path | None,
        typer.Option("--norm", help="CSV met de eigen normgroep. / CSV with your own norm group."),
    ] = None,
    make: Annotated[
        Path | None,
        typer.Option(help="Maak hier een norm van deze scores. / Make these scores a norm."),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(help="Wie de normgroep is, bij --make. / Who the norm group is."),
    ] = None,
    out: Out = None,
    mapping: Mapping = None,
    language: Language = Languages.nl,
    force: Force = False,
) -> None:
    """Scores naast een eigen normgroep. / Scores beside a norm group of your own.

    Eerst / First:  quickscan norm meting2025 --make norm.csv --source "Alle teams, 2025"

    Voorbeeld / Example:  quickscan norm meting2026 --norm norm.csv
    """
    from quickscan_sim.cli.norm import show_norm, write_norm

    if make is not None:
        run(language, lambda screen: write_norm(screen, data, make, source, mapping, force))
        return
    run(language, lambda screen: show_norm(screen, data, norm_file, mapping, out, force))


def lavaan(
    data: Data,
    out: Annotated[Path, typer.Option(help="Waar het komt. / Where it goes.")] = Path("lavaan"),
    mapping: Mapping = None,
    language: Language = Languages.nl,
    force: Force = False,
) -> None:
    """Factoranalyse voor R: gegevens en een kant-en-klaar script. / Factor analysis to run in R.

    Deze kit doet dat zelf niet: in Python is er niets dat het goed doet voor antwoorden in
    stappen. / This kit does not do that itself: nothing in Python does it well for answers in
    steps.

    Voorbeeld / Example:  quickscan lavaan wijken --out factoranalyse
    """
    from quickscan_sim.cli.lavaan import make_lavaan

    run(language, lambda screen: make_lavaan(screen, data, mapping, out, force))
