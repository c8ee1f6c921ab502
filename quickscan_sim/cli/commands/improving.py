"""Commands from findings to a plan, a round table, a report and a second measurement."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quickscan_sim.cli.commands.options import Data, Force, Language, Mapping, Named, Out
from quickscan_sim.cli.session import Languages, run


def actions(
    data: Data,
    finding: Annotated[
        str | None,
        typer.Option(help="Eén bevinding, zoals F3. / One finding, such as F3."),
    ] = None,
    library: Annotated[
        Path | None,
        typer.Option(help="Eigen actiebibliotheek (CSV). / Own library of actions (CSV)."),
    ] = None,
    out: Out = None,
    mapping: Mapping = None,
    named: Named = None,
    language: Language = Languages.nl,
    force: Force = False,
) -> None:
    """Wat u kunt doen per bevinding, en waarom dit. / What could be done, and why this.

    U kiest: de lijst is een voorstel. / You choose: the list is a proposal.

    Voorbeeld / Example:  quickscan actions wijken --finding F3

    Alles in een bestand / All in a file:  quickscan actions wijken --out acties.csv
    """
    from quickscan_sim.cli.actions import ActionsWish, show_actions

    wish = ActionsWish(data, mapping, named, finding, library, out, force)
    run(language, lambda screen: show_actions(screen, wish))


def plan(
    data: Data,
    out: Out = None,
    wijk: Annotated[
        str | None,
        typer.Option(help="Plan voor één wijk: naam, code of nummer. / For one neighbourhood."),
    ] = None,
    organisation: Annotated[
        str | None,
        typer.Option(help="Plan voor één organisatie: naam of code. / For one organisation."),
    ] = None,
    check: Annotated[
        Path | None,
        typer.Option(help="Bekijk dit plan (YAML) naast de gegevens. / Check this plan (YAML)."),
    ] = None,
    rubric: Annotated[
        bool,
        typer.Option(help="Met --check: ook de rubric. / With --check: the rubric as well."),
    ] = False,
    minutes: Annotated[
        Path | None,
        typer.Option(help="Verslag van een rondetafel (YAML). / Minutes of a round table (YAML)."),
    ] = None,
    mapping: Mapping = None,
    named: Named = None,
    language: Language = Languages.nl,
    force: Force = False,
) -> None:
    """Een eerste verbeterplan, of kijk een plan na. / Draft an improvement plan, or check one.

    Voorbeeld / Example:  quickscan plan wijken --out plan.yaml

    quickscan plan wijken --check plan.yaml --rubric
    """
    from quickscan_sim.cli.planning import PlanWish, show_plan

    wish = PlanWish(wijk, organisation, check, rubric, minutes, named)
    run(language, lambda screen: show_plan(screen, data, mapping, wish, out, force))


def roundtable(
    data: Data,
    wijk: Annotated[
        str,
        typer.Option(help="Eén wijk: naam, code of nummer. / One neighbourhood: name or number."),
    ] = "1",
    out: Annotated[Path, typer.Option(help="Waar het komt. / Where it goes.")] = Path("roundtable"),
    rounds: Annotated[
        int, typer.Option(min=2, max=3, help="Spreekrondes: 2 of 3. / Rounds: 2 or 3.")
    ] = 2,
    minutes_only: Annotated[
        bool,
        typer.Option("--minutes-only", help="Alleen het verslagformulier. / Minutes form only."),
    ] = False,
    formats: Annotated[
        str, typer.Option(help="html, word en pdf, met komma's. / With commas.")
    ] = "html,word,pdf",
    mapping: Mapping = None,
    named: Named = None,
    language: Language = Languages.nl,
    force: Force = False,
) -> None:
    """Een rondetafel op papier: draaiboek, kaarten, verslag. / A round table on paper.

    Voorbeeld / Example:  quickscan roundtable wijken --wijk 2 --out rondetafel
    """
    from quickscan_sim.cli.round_table import RoundTableWish, make_round_table

    wish = RoundTableWish(data, wijk, out, mapping, named, rounds, minutes_only, formats, force)
    run(language, lambda screen: make_round_table(screen, wish))


def report(
    data: Data,
    out: Annotated[Path, typer.Option(help="Waar het komt. / Where it goes.")] = Path("report"),
    reader: Annotated[
        str,
        typer.Option(
            help="Voor wie: municipality (alles), institution, professional, residents of all. / "
            "For whom: municipality (everything), institution, professional, residents or all."
        ),
    ] = "municipality",
    organisation: Annotated[
        str | None,
        typer.Option(help="Bij institution: naam of code. / With institution: name or code."),
    ] = None,
    wijk: Annotated[
        str | None,
        typer.Option(help="Eén wijk: naam, code of nummer. / One neighbourhood."),
    ] = None,
    formats: Annotated[
        str, typer.Option(help="Met komma's ertussen. / With commas in between.")
    ] = "html,word,pdf",
    plan: Annotated[
        Path | None,
        typer.Option(help="Het eigen plan (YAML) in plaats van het voorstel. / Your own plan."),
    ] = None,
    mapping: Mapping = None,
    named: Named = None,
    language: Language = Languages.nl,
    force: Force = False,
) -> None:
    """Rapport als webpagina, Word-bestand en PDF. / Report as web page, Word file and PDF.

    Voorbeeld / Example:  quickscan report wijken --reader all --out rapporten
    """
    from quickscan_sim.cli.reporting import ReportWish, make_report

    wish = ReportWish(reader, organisation, wijk, tuple(formats.split(",")), plan, named)
    run(language, lambda screen: make_report(screen, data, mapping, wish, out, force))


def change(
    data: Data,
    later: Annotated[
        Path | None,
        typer.Argument(
            metavar="[LATER]",
            help="De latere meting, als die apart staat. / The later one, when it is apart.",
        ),
    ] = None,
    earlier_wave: Annotated[
        int | None,
        typer.Option("--from", help="Eerdere meting; anders de eerste. / Earlier wave."),
    ] = None,
    later_wave: Annotated[
        int | None, typer.Option("--to", help="Latere meting; anders de laatste. / Later wave.")
    ] = None,
    unchanged_items: Annotated[
        bool,
        typer.Option(
            "--unchanged-items",
            help="Reken met de vragen die gelijk bleven. / Use the questions that stayed the same.",
        ),
    ] = False,
    other_people: Annotated[
        bool,
        typer.Option(
            "--other-people",
            help="Gelijke codes in twee mappen zijn niet dezelfde mensen. / "
            "The same codes in two folders are not the same people.",
        ),
    ] = False,
    plan: Annotated[
        Path | None,
        typer.Option(help="Plan van de eerste meting. / Plan of the first measurement."),
    ] = None,
    truth: Annotated[
        Path | None,
        typer.Option(
            help="Map met de waarheid van simulate --plan. / Truth folder of simulate --plan."
        ),
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option(help="Map voor het rapport om te lezen. / Folder for the document to read."),
    ] = None,
    out: Out = None,
    mapping: Mapping = None,
    language: Language = Languages.nl,
    force: Force = False,
) -> None:
    """Wat veranderde er tussen twee metingen? / What changed between two measurements?

    Voorbeeld / Example:  quickscan change wijken --out verandering

    Twee mappen / Two folders:  quickscan change meting2025 meting2026

    Met het plan / With the plan:  quickscan change wijken --plan plan.yaml --report rapport
    """
    from quickscan_sim.cli.change import ChangeWish, show_change

    waves = (earlier_wave, later_wave)
    wish = ChangeWish(
        data,
        later,
        waves,
        unchanged_items,
        other_people,
        mapping,
        out,
        force,
        plan=plan,
        truth=truth,
        report=report,
    )
    run(language, lambda screen: show_change(screen, wish))
