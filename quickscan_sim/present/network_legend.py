"""The legend of a network picture: only what occurs in it."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from quickscan_sim.language import mark, translator
from quickscan_sim.present.figure_style import ALARM, INK, QUIET, look_of
from quickscan_sim.present.network_drawing import DOTTED, LETTERS
from quickscan_sim.present.network_layout import sectors_of
from quickscan_sim.present.network_looks import (
    CLOSENESS,
    LINES,
    RATINGS,
    WIDTHS,
    closeness,
    rating,
)
from quickscan_sim.present.tie_states import NetworkReading
from quickscan_sim.vocabulary import GAP_KINDS

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    from quickscan_sim.questionnaire import Questionnaire

PLAIN = "#52606d"


ROW_INCHES = 0.165
COLUMNS = 3
WIDEST_LABEL = 31
"""Letters on a line of the legend; with longer lines three columns do not fit on the page."""
LEGEND_POINTS = 7.6


def legend_marks(
    reading: NetworkReading,
    organisations: pd.DataFrame,
    questionnaire: Questionnaire,
    language: str,
    gaps: Sequence[str],
    letters: float = 1.0,
) -> list[Line2D | Patch]:
    """Sectors, ties and the kinds of weak spots that occur in the picture."""
    marks = [
        *sector_marks(reading, organisations, questionnaire, language),
        *_tie_marks(reading, language),
        *_gap_marks(gaps, language),
    ]
    for one in marks:
        one.set_label(textwrap.fill(str(one.get_label()), int(WIDEST_LABEL / letters**0.5)))
    return marks


def legend_height(marks: Sequence[Line2D | Patch], letters: float = 1.0) -> float:
    """How high a legend of these marks is, in inches: that of its longest column."""
    n_lines = [str(mark.get_label()).count("\n") + 1 for mark in marks]
    columns = np.array_split(np.array(n_lines, dtype=int), COLUMNS)
    return ROW_INCHES * letters * max(int(column.sum()) for column in columns) + 0.12


def draw_legend(figure: Figure, marks: Sequence[Line2D | Patch], letters: float = 1.0) -> None:
    """The legend above the picture."""
    figure.legend(
        handles=list(marks),
        loc="upper left",
        borderaxespad=0.2,
        ncols=COLUMNS,
        frameon=False,
        fontsize=LEGEND_POINTS * letters,
        handlelength=2.6 / letters,
        columnspacing=1.4 / letters**2,
    )


def sector_marks(
    reading: NetworkReading,
    organisations: pd.DataFrame,
    questionnaire: Questionnaire,
    language: str,
) -> list[Line2D | Patch]:
    """The colour and shape of each sector, and the hatch of who was not heard."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    say = translator(language)
    sector_of = sectors_of(organisations)
    present = {sector_of[name] for name in reading.organisations}
    marks: list[Line2D | Patch] = []
    for position, sector in enumerate(questionnaire.sectors):
        if sector.sector_id in present:
            fill, shape = look_of(position)
            marks.append(
                Line2D(
                    [],
                    [],
                    linestyle="",
                    marker=shape,
                    markerfacecolor=fill,
                    markersize=9,
                    markeredgecolor=INK,
                    label=sector.name.in_language(language),
                )
            )
    if len(reading.readable) < len(reading.organisations):
        label = say("hatched: too few answers, unknown")
        marks.append(Patch(facecolor="white", edgecolor=QUIET, hatch="////", label=label))
    return marks


def _tie_marks(reading: NetworkReading, language: str) -> list[Line2D]:
    from matplotlib.lines import Line2D

    say = translator(language)
    closenesses = {closeness(tie) for tie in reading.ties} - {"unknown"}
    ratings = {rating(tie) for tie in reading.ties}
    marks = []
    for step in ("know", "inform", "decide"):
        if step in closenesses:
            label = say("thicker, closer: {what}", what=say(CLOSENESS[step]))
            marks.append(Line2D([], [], color=PLAIN, linewidth=WIDTHS[step], label=label))
    looks = (
        ("good", RATINGS["good"]),
        ("weak", RATINGS["weak"]),
        ("unknown", mark("pale: too few answers on how well it runs")),
    )
    for name, text in looks:
        if name in ratings:
            colour, line = LINES[name]
            marks.append(
                Line2D([], [], color=colour, linestyle=line, linewidth=2.2, label=say(text))
            )
    arrows = (
        ("one_side", "$\u25b6$", say("arrow: only this side names the other")),
        ("other_unheard", "$>$", say("open arrow: the other side is not heard yet")),
    )
    for state, head, label in arrows:
        if any(tie.state == state for tie in reading.ties):
            marks.append(
                Line2D([], [], color=PLAIN, linewidth=1.1, marker=head, markersize=7, label=label)
            )
    return marks


def _gap_marks(gaps: Sequence[str], language: str) -> list[Line2D]:
    from matplotlib.lines import Line2D

    return [
        Line2D(
            [],
            [],
            color=ALARM,
            linewidth=2.2,
            linestyle=DOTTED,
            marker=f"${LETTERS[kind]}$",
            markersize=7,
            label=GAP_KINDS[kind].in_language(language),
        )
        for kind in GAP_KINDS
        if kind in gaps
    ]
