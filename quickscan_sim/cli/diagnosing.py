"""``quickscan diagnose``: what a quickscan of this size can and cannot show."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quickscan_sim.cli.knobs import read_knobs
from quickscan_sim.cli.session import Screen
from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange import atomic_file
from quickscan_sim.language import Message, Number, Share, mark
from quickscan_sim.parameters import Parameters, load_scenario

if TYPE_CHECKING:
    import pandas as pd
    from rich.table import Table

    from quickscan_sim.diagnose import Diagnosis
    from quickscan_sim.questionnaire import Questionnaire

ON_THE_SCREEN = {
    "theme mean": mark("Mean of a theme"),
    "sector mean": mark("Mean of a sector"),
    "sector difference": mark("A sector beside the others"),
    "wijk difference": mark("Neighbourhoods with few and many low incomes"),
    "alpha": mark("Reliability (alpha)"),
    "density": mark("Density of the network"),
}
"""Kinds of estimates with an interval, in the order of the screen."""


@dataclass(frozen=True)
class Request:
    """What was asked on the command line."""

    scenario: str
    seed: int
    settings: list[str]
    n_draws: int
    workers: int
    invite: str | None
    out: Path | None
    force: bool


def show_diagnosis(screen: Screen, request: Request) -> None:
    """Draw, and tell in a table and sentences; every number goes to a file where that is asked."""
    from quickscan_sim.diagnose import with_invited

    knobs = read_knobs(request.settings)
    parameters = load_scenario(request.scenario, **({"seed": request.seed} | knobs))
    sizes = _sizes(request.invite)
    if sizes:
        _tell_sizes(screen, request, [with_invited(parameters, size) for size in sizes])
        return
    found = _diagnose(screen, request, [parameters])[0]
    _tell(screen, found)
    if request.out:
        _write(screen, request, [found])


def _sizes(invite: str | None) -> list[int]:
    """The numbers of ``--invite 40,80,160``."""
    try:
        return [int(size) for size in (invite or "").split(",") if size.strip()]
    except ValueError:
        raise QuickscanError(
            "--invite expects whole numbers with commas, such as 40,80,160; found {found}.",
            found=repr(invite),
        ) from None


def _diagnose(screen: Screen, request: Request, every: list[Parameters]) -> list[Diagnosis]:
    from quickscan_sim.diagnose import diagnose_scenario
    from quickscan_sim.diagnose.repeated import CHUNK

    n_steps = len(every) * math.ceil(request.n_draws / CHUNK)
    with screen.working(n_steps) as step:
        return [
            diagnose_scenario(
                parameters,
                request.n_draws,
                workers=request.workers,
                on_progress=lambda *_: step(mark("Drawing quickscans")),
            )
            for parameters in every
        ]


def _tell(screen: Screen, found: Diagnosis) -> None:
    from quickscan_sim.diagnose import describe_diagnosis
    from quickscan_sim.questionnaire import load_questionnaire

    questionnaire = load_questionnaire(found.parameters.questionnaire)
    screen.title("What this quickscan can and cannot show")
    sentences = describe_diagnosis(found, questionnaire)
    screen.points([sentence.in_language(screen.language) for sentence in sentences])
    screen.title("How close it comes")
    screen.console.print(_table(screen, found, questionnaire))
    screen.say(
        "Off: how much the estimate is too high or too low on average. Margin: half the width of "
        "the 95% interval. Holds: how often the interval holds the truth. From: the difference "
        "that is seen 8 out of 10 times."
    )
    screen.say("Took {seconds} seconds.", seconds=Number(found.seconds, 0))


def _table(screen: Screen, found: Diagnosis, questionnaire: Questionnaire) -> Table:
    from rich.table import Table

    table = Table()
    for number, title in enumerate(
        (mark("What"), mark("Shown"), mark("Off"), mark("Margin"), mark("Holds"), mark("From"))
    ):
        table.add_column(screen.translate(title), justify="right" if number else "left")
    for estimate, name in ON_THE_SCREEN.items():
        rows = found.rows(estimate)
        for label, part in _parts(rows, estimate, questionnaire):
            words = screen.translate(name) + (
                f": {label.in_language(screen.language)}" if label else ""
            )
            table.add_row(words, *_cells(screen, part))
    return table


def _parts(rows: pd.DataFrame, estimate: str, questionnaire: Questionnaire) -> list[Any]:
    """The rows by theme, sector or layer, with its name; over all themes together for sectors."""
    by = {"sector mean": "sector", "sector difference": "sector", "density": "layer"}
    column = by.get(estimate, "theme")
    names: dict[str, Any] = {
        "theme": questionnaire.theme,
        "sector": questionnaire.sector,
        "layer": questionnaire.layer,
    }
    return [
        (names[column](str(code)).name, rows[rows[column] == code])
        for code in rows[column].dropna().unique()
    ]


def _cells(screen: Screen, part: pd.DataFrame) -> list[str]:
    """Averages over the rows; a dash where there is nothing."""
    smallest = part["smallest_found"].mean()
    cells: list[Any] = [
        Share(float(part["p_shown"].mean())),
        Number(float(part["bias"].mean())),
        Number(float(part["mean_width"].mean()) / 2),
        _share(float(part["coverage"].mean())),
        Message("never") if math.isinf(smallest) else Number(float(smallest), 1),
    ]
    return [_readable(cell, screen.language) for cell in cells]


def _share(value: float) -> Share | None:
    return None if math.isnan(value) else Share(value)


def _readable(cell: Any, language: str) -> str:
    if cell is None or (isinstance(cell, Number) and math.isnan(cell.value)):
        return "-"
    return str(cell.in_language(language))


def _tell_sizes(screen: Screen, request: Request, every: list[Parameters]) -> None:
    """A row for each number of people invited."""
    from rich.table import Table

    found = _diagnose(screen, request, every)
    table = Table()
    for title in (
        mark("Invited"),
        mark("Answered"),
        mark("Mean of a theme: margin"),
        mark("Sectors shown"),
        mark("Sector difference seen 8 out of 10 times"),
        mark("Difference of 0.3 seen"),
        mark("Planted weak spots listed"),
    ):
        table.add_column(screen.translate(title), justify="right", overflow="fold")
    for one in found:
        table.add_row(*(_readable(cell, screen.language) for cell in _size_cells(one)))
    screen.title("What more people would bring")
    screen.console.print(table)
    screen.say("Took {seconds} seconds.", seconds=Number(sum(one.seconds for one in found), 0))
    if request.out:
        _write(screen, request, found)


def _size_cells(found: Diagnosis) -> list[Any]:
    from quickscan_sim.diagnose.wording import A_DIFFERENCE, MOST

    smallest = found.smallest_found("sector difference")
    planted = found.rows("gap found")["power"].mean()
    return [
        Number(float(found.draws.n_invited.mean()), 0),
        Number(float(found.draws.n_responded.mean()), 0),
        Number(found.margin("theme mean", MOST)),
        _share(float(found.rows("sector mean")["p_shown"].mean())),
        Message("never") if math.isinf(smallest) else Number(smallest, 1),
        _share(found.p_found("sector difference", A_DIFFERENCE)),
        _share(float(planted)),
    ]


def _write(screen: Screen, request: Request, found: list[Diagnosis]) -> None:
    """All numbers of all sizes, with the average number of people invited in front."""
    import pandas as pd

    tables = [
        one.table.assign(
            why=one.table["why"].map(screen.translate),
            n_invited=one.draws.n_invited.mean().round(1),
            n_draws=one.n_draws,
        )
        for one in found
    ]
    out = request.out or Path()
    with atomic_file(out, request.force) as file:
        pd.concat(tables).to_csv(file, index=False, lineterminator="\n", encoding="utf-8")
    screen.place("All numbers", out)
