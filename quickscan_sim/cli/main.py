"""All commands of ``quickscan``: what they are called, what they take, and their help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quickscan_sim.cli.session import Formats, FormFormats, Languages, run

app = typer.Typer(
    name="quickscan",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Oefenen met de aanpak van armoede in de wijk. / "
    "Practise neighbourhood work against poverty.",
)

Data = Annotated[
    Path,
    typer.Argument(
        metavar="DATA",
        help="Map met gegevens, of export CSV/XLSX. / Data folder, or CSV/XLSX export.",
    ),
]
Mapping = Annotated[
    Path | None,
    typer.Option(help="YAML die de export uitlegt. / YAML that explains the export."),
]
Language = Annotated[
    Languages,
    typer.Option(help="Taal: nl of en. / Language: nl or en."),
]
Out = Annotated[Path | None, typer.Option(help="Waar het komt. / Where it goes.")]
Force = Annotated[
    bool,
    typer.Option(help="Vervang wat deze kit eerder schreef. / Replace what this kit wrote before."),
]
Seed = Annotated[
    int,
    typer.Option(min=0, help="Ander getal, andere wijken. / Another number, other neighbourhoods."),
]
Named = Annotated[
    bool | None,
    typer.Option(
        help="Noem organisaties bij naam; bij echte gegevens alleen als dat is aangekondigd. / "
        "Name organisations; in real data only where that was announced."
    ),
]


@app.command()
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


@app.command()
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


@app.command()
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


@app.command()
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


@app.command()
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


@app.command()
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


@app.command()
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


@app.command()
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


@app.command()
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
    from quickscan_sim.cli.planning import PlanOrder, show_plan
    from quickscan_sim.cli.round_table import plan_of_minutes

    if minutes is not None:
        run(
            language,
            lambda screen: plan_of_minutes(screen, data, mapping, named, minutes, out, force),
        )
        return
    order = PlanOrder(wijk, organisation, check, rubric, named)
    run(language, lambda screen: show_plan(screen, data, mapping, order, out, force))


@app.command()
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
    from quickscan_sim.cli.reporting import Order, make_report

    order = Order(reader, organisation, wijk, tuple(formats.split(",")), plan, named)
    run(language, lambda screen: make_report(screen, data, mapping, order, out, force))


@app.command()
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


@app.command()
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


@app.command()
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


@app.command()
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


@app.command()
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


@app.command()
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


@app.command()
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


if __name__ == "__main__":
    app()
