"""Commands that invent: neighbourhoods, stories, and draws again and again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quickscan_sim.cli.commands.options import Force, Language, Out, Seed
from quickscan_sim.cli.session import Formats, Languages, run


def demo(
    seed: Seed = 20,
    out: Annotated[Path, typer.Option(help="Waar het komt. / Where it goes.")] = Path("demo"),
    language: Language = Languages.nl,
    force: Force = False,
) -> None:
    """Alles in één keer: wijken verzinnen, lezen, plan en rapport. / The whole chain at once.

    Voorbeeld / Example:  quickscan demo --seed 7 --out mijn_wijken
    """
    from quickscan_sim.cli.demo import make_demo

    run(language, lambda screen: make_demo(screen, seed, out, force))


def simulate(
    scenario: Annotated[str, typer.Argument(help="Naam van het scenario. / Name.")] = "example",
    seed: Seed = 1,
    out: Out = None,
    truth: Annotated[
        Path | None,
        typer.Option(help="Aparte map voor de waarheid. / Separate folder for the truth."),
    ] = None,
    knob: Annotated[
        list[str] | None,
        typer.Option("--set", help="naam=waarde, vaker mag. / name=value, may be repeated."),
    ] = None,
    list_: Annotated[
        bool, typer.Option("--list", help="Toon de scenario's. / Show the scenarios.")
    ] = False,
    file_format: Annotated[
        Formats | None,
        typer.Option(
            "--format",
            help="csv (standaard) of parquet (standaard voor een land: klein en snel). / "
            "csv (default) or parquet (default for a country: small and fast).",
        ),
    ] = None,
    households: Annotated[
        bool,
        typer.Option("--households", help="Ook elk huishouden. / Every household as well."),
    ] = False,
    workers: Annotated[
        int,
        typer.Option(
            min=1,
            help="Een land: zoveel processen op deze computer. / "
            "A country: so many processes on this computer.",
        ),
    ] = 1,
    scheduler: Annotated[
        str | None,
        typer.Option(
            help="Een land op veel computers: adres van een Dask-scheduler, zoals "
            "tcp://10.0.0.1:8786. Elke computer moet de map zien (--out) en dezelfde versies "
            "hebben. / A country on many computers: address of a Dask scheduler. Every computer "
            "must see the folder (--out) and have the same versions.",
        ),
    ] = None,
    plan: Annotated[
        Path | None,
        typer.Option(
            help="Plan van de eerste meting: de meting een jaar later komt erbij. / "
            "Plan of the first measurement: the one a year later is added."
        ),
    ] = None,
    plan_effect: Annotated[
        float,
        typer.Option(
            help="Deel van het aangenomen effect: 0 is niets. / Share of the assumed effect."
        ),
    ] = 1.0,
    plan_uptake: Annotated[
        float | None,
        typer.Option(help="Deel dat meedoet, 0 tot 1. / Share that takes part, 0 to 1."),
    ] = None,
    language: Language = Languages.nl,
    force: Force = False,
) -> None:
    """Verzin wijken en schrijf de gegevens. / Invent neighbourhoods and write the data.

    Een land (netherlands) gaat na een onderbreking verder waar het was. /
    A country (netherlands) goes on where it was after a stop.

    Voorbeeld / Example:  quickscan simulate example --seed 7 --set n_neighbourhoods=4 --out wijken

    Een land / A country:  quickscan simulate netherlands --workers 2 --out land

    Een jaar later / A year later:  quickscan simulate example --seed 7 --plan plan.yaml --out later
    """
    from quickscan_sim.cli.simulating import make_data, show_scenarios
    from quickscan_sim.cli.wish import Wish

    if list_:
        run(language, show_scenarios)
        return
    wish = Wish(
        scenario=scenario,
        seed=seed,
        settings=knob or [],
        out=out,
        truth=truth,
        file_format=file_format.value if file_format else None,
        households=households,
        workers=workers,
        scheduler=scheduler,
        force=force,
        plan=plan,
        plan_effect=plan_effect,
        plan_uptake=plan_uptake,
    )
    run(language, lambda screen: make_data(screen, wish))


def diagnose(
    scenario: Annotated[str, typer.Argument(help="Naam van het scenario. / Name.")] = "example",
    draws: Annotated[
        int, typer.Option(help="Aantal keren dat er wordt getrokken. / Number of draws.")
    ] = 200,
    invite: Annotated[
        str | None,
        typer.Option(help="Vergelijk aantallen, zoals 40,80,160. / Compare numbers invited."),
    ] = None,
    knob: Annotated[
        list[str] | None,
        typer.Option("--set", help="naam=waarde, vaker mag. / name=value, may be repeated."),
    ] = None,
    workers: Annotated[
        int, typer.Option(help="Processen naast elkaar. / Processes side by side.")
    ] = 1,
    seed: Seed = 1,
    out: Annotated[
        Path | None, typer.Option(help="CSV met alle getallen. / CSV with all numbers.")
    ] = None,
    language: Language = Languages.nl,
    force: Force = False,
) -> None:
    """Wat een quickscan van deze omvang wel en niet kan laten zien. / What it can and cannot show.

    Voorbeeld / Example:  quickscan diagnose class_of_40 --draws 200 --out diagnose.csv

    Hoeveel mensen uitnodigen? / How many to invite?  quickscan diagnose --invite 100,200,400
    """
    from quickscan_sim.cli.diagnosing import Request, show_diagnosis

    request = Request(scenario, seed, knob or [], draws, workers, invite, out, force)
    run(language, lambda screen: show_diagnosis(screen, request))


def casus(
    scenario: Annotated[str, typer.Argument(help="Naam van het scenario. / Name.")] = "example",
    seed: Seed = 1,
    number: Annotated[
        int, typer.Option(min=1, max=50, help="Hoeveel verhalen. / How many stories.")
    ] = 1,
    any_household: Annotated[
        bool,
        typer.Option(
            "--any", help="Elk huishouden; anders met geldzorgen. / Any; else with money worries."
        ),
    ] = False,
    out: Out = None,
    language: Language = Languages.nl,
) -> None:
    """Verzonnen verhalen van huishoudens, om over te praten. / Invented stories of households.

    Voorbeeld / Example:  quickscan casus --seed 7 --number 3 --out casussen.md
    """
    from quickscan_sim.cli.casus import make_casus

    run(
        language,
        lambda screen: make_casus(screen, scenario, seed, number, any_household, out),
    )
