"""Arguments and options that several commands take, with their help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quickscan_sim.cli.session import Languages

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
CourseLanguage = Annotated[
    Languages | None,
    typer.Option(
        help="Taal: nl of en; zonder: die van de cursus. / Language: nl or en; without: that of "
        "the course."
    ),
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
