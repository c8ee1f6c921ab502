"""The figure of who answered, and the same as words and as rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quickscan_sim.language import format_share, translator
from quickscan_sim.present.cells import Row, known, of_grouping, records, share, whole
from quickscan_sim.present.figure_marks import write_beside
from quickscan_sim.present.figure_style import (
    MAIN,
    QUIET,
    Description,
    kit_style,
    new_figure,
    sign,
    wrapped,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from quickscan_sim.questionnaire import Questionnaire


def plot_response(
    response: pd.DataFrame,
    questionnaire: Questionnaire,
    language: str = "nl",
    *,
    invented: bool = True,
) -> Figure:
    """How many invited people answered, per sector; an unknown number invited is said.

    Parameters
    ----------
    response
        As :func:`quickscan_sim.analyse.summarise_response` gives it.
    """
    from matplotlib.ticker import MaxNLocator

    say = translator(language)
    rows = {row["sector"]: row for row in records(of_grouping(response, "sector"))}
    shown = [sector for sector in questionnaire.sectors if sector.sector_id in rows]
    with kit_style():
        figure = new_figure(1.2 + 0.34 * len(shown))
        panel: Axes = figure.subplots()
        for height, sector in enumerate(shown):
            _response_bar(panel, rows[sector.sector_id], height, language)
        panel.set_yticks(
            range(len(shown)), wrapped([sector.name.in_language(language) for sector in shown])
        )
        panel.set_ylim(len(shown) - 0.4, -0.6)
        panel.grid(visible=False, axis="y")
        panel.xaxis.set_major_locator(MaxNLocator(integer=True))
        panel.set_xlabel(say("people"))
        _response_legend(figure, language)
        sign(figure, language, invented)
    return figure


def _response_bar(panel: Axes, row: Row, height: int, language: str) -> None:
    say = translator(language)
    n = int(row["n_responded"])
    if known(row["n_invited"]):
        panel.barh(
            height,
            int(row["n_invited"]),
            height=0.62,
            color="white",
            edgecolor=QUIET,
            hatch="//",
            linewidth=0.8,
        )
    panel.barh(height, n, height=0.62, color=MAIN)
    write_beside(
        panel,
        height,
        response_text(row, language)
        if known(row["response"])
        else say("{n}, number invited unknown", n=n),
    )


def response_text(row: Row, language: str) -> str:
    """The response in a few words: "23 of 40 (58%)"."""
    say = translator(language)
    return say(
        "{n} of {n_invited} ({share})",
        n=whole(row["n_responded"]),
        n_invited=whole(row["n_invited"]),
        share=format_share(float(row["response"]), language),
    )


def _response_legend(figure: Figure, language: str) -> None:
    from matplotlib.patches import Patch

    say = translator(language)
    marks: list[Any] = [
        Patch(facecolor=MAIN, label=say("answered")),
        Patch(facecolor="white", edgecolor=QUIET, hatch="//", label=say("invited, not answered")),
    ]
    figure.legend(handles=marks, loc="outside upper left", ncols=2, frameon=False)


def describe_response(
    response: pd.DataFrame, questionnaire: Questionnaire, language: str = "nl"
) -> Description:
    """Alternative text and data table of :func:`plot_response`."""
    say = translator(language)
    rows = {row["sector"]: row for row in records(of_grouping(response, "sector"))}
    shown = [sector for sector in questionnaire.sectors if sector.sector_id in rows]
    table = tuple(
        response_cells(sector.name.in_language(language), rows[sector.sector_id], language)
        for sector in shown
    )
    parts = [
        f"{name} {part}" if part != say("unknown") else f"{name} {n}" for name, n, _, part in table
    ]
    alt = say("Bars per sector: how many invited people answered.") + " " + "; ".join(parts) + "."
    return Description(alt, response_header(language), table)


def response_header(language: str) -> tuple[str, ...]:
    """The heads of a response table, after the name of the group."""
    say = translator(language)
    return (say("group"), say("answered"), say("invited"), say("response"))


def response_cells(name: str, row: Row, language: str) -> tuple[str, str, str, str]:
    """One row of a response table; "unknown" where the number invited was not given."""
    say = translator(language)
    unknown = say("unknown")
    return (
        name,
        whole(row["n_responded"]),
        whole(row["n_invited"], unknown),
        share(row["response"], language, unknown),
    )
