"""Who names whom as a matrix: the same ties as in the picture, without crossing lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import numpy as np

from quickscan_sim.language import mark, translator
from quickscan_sim.present.figure_style import (
    INK,
    LINE,
    QUIET,
    WIDTH_INCHES,
    Description,
    kit_style,
    new_figure,
    shortened,
    sign,
    signature,
    signature_height,
)
from quickscan_sim.present.network_layout import lay_out_network, sectors_of
from quickscan_sim.present.network_words import basis, labels_of
from quickscan_sim.present.tie_states import NetworkReading, Networks, read_network

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from quickscan_sim.questionnaire import Questionnaire

CellState = Literal["both", "one_side", "other_unheard", "not_named", "unknown", "own"]

LOOKS: dict[CellState, tuple[str, str, str]] = {
    "both": ("#1c5a8a", "", mark("names, and is named back")),
    "one_side": ("#eea47f", "\u2192", mark("names, is not named back")),
    "other_unheard": ("#b8d4e8", "?", mark("names; the other side is not heard yet")),
    "not_named": ("white", "", mark("does not name")),
    "unknown": ("#f4f5f7", "////", mark("too few answers: unknown")),
}
"""Colour, sign (or hatch) and meaning of each state of a cell."""

CELL_INCHES = 0.27
ABOVE_INCHES = 0.9
"""Room for the legend and the numbers above the matrix."""

LETTER = 0.0088
"""Width of a letter, in inches for each point of its size; the wide ones included."""

TALLEST_INCHES = 9.0
LONGEST_LABEL = 38


def plot_network_matrix(
    tie_readings: pd.DataFrame | Networks,
    organisations: pd.DataFrame,
    neighbourhood_id: str,
    layer: str,
    questionnaire: Questionnaire,
    language: str = "nl",
    *,
    named: bool | None = None,
    names: Mapping[str, str] | None = None,
    invented: bool = True,
) -> Figure:
    """Who names whom in one neighbourhood on one layer: a row names, a column is named.

    Organisations stand in the order and with the numbers of
    :func:`~quickscan_sim.present.network_picture.plot_network`, sector by sector. The row of an
    organisation with too few answers is hatched: unknown is not "no".

    Parameters
    ----------
    tie_readings
        As :func:`quickscan_sim.analyse.read_ties` gives it.
    named
        False: organisations are called after their sector; by default only those of an invented
        quickscan have a name.
    names
        What each organisation is called, instead of its name or sector.
    """
    reading = read_network(tie_readings, neighbourhood_id, layer)
    is_named = invented if named is None else named
    labels = labels_of(reading, organisations, questionnaire, language, is_named, names)
    places = lay_out_network(tie_readings, organisations, neighbourhood_id, questionnaire)
    sides = MatrixSides.of(reading, places, labels, WIDTH_INCHES, LONGEST_LABEL)
    note = matrix_note(reading, language)
    below = signature_height(signature(language, invented, note))
    with kit_style():
        figure = new_figure(ABOVE_INCHES + sides.high + below, is_placed=True)
        draw_matrix(figure, reading, sides, sectors_of(organisations), below)
        draw_matrix_legend(figure, language)
        sign(figure, language, invented, note)
    return figure


def matrix_note(reading: NetworkReading, language: str) -> str:
    """How to read a matrix, and what it stands on."""
    say = translator(language)
    return say("A row names; a column is named.") + " " + basis(reading, language)


@dataclass(frozen=True)
class MatrixSides:
    """The order and texts of a matrix, and its sizes in inches; ``small``: size of the type."""

    order: tuple[str, ...]
    texts: tuple[str, ...]
    small: float
    left: float
    cell: float

    @property
    def high(self) -> float:
        """Height of the cells, which is their width too."""
        return self.cell * max(1, len(self.order))

    @classmethod
    def of(
        cls,
        reading: NetworkReading,
        places: Iterable[str],
        labels: Mapping[str, str],
        room: float,
        longest: int,
    ) -> MatrixSides:
        """A matrix of at most ``room`` wide, with labels of at most ``longest`` letters."""
        order = tuple(name for name in places if name in reading.organisations)
        n = max(1, len(order))
        small = 8 if n <= 24 else max(3.5, 8 * 24 / n)
        texts = tuple(
            f"{shortened(labels[name], longest, 1)}  {place}"
            for place, name in enumerate(order, start=1)
        )
        left = LETTER * small * max(map(len, texts), default=0) + 0.15
        cell = min(CELL_INCHES, (room - left) / n, (TALLEST_INCHES - 1.6) / n)
        return cls(order, texts, small, left, cell)


def draw_matrix(
    figure: Figure,
    reading: NetworkReading,
    sides: MatrixSides,
    sector_of: Mapping[str, str],
    below: float,
) -> None:
    """The cells with numbers above and names beside them, ``below`` inches above the bottom."""
    height = figure.get_figheight()
    place = (
        sides.left / WIDTH_INCHES,
        below / height,
        sides.high / WIDTH_INCHES,
        sides.high / height,
    )
    panel = figure.add_axes(place)
    _draw_cells(panel, states_of(reading, sides.order))
    _draw_sides(panel, sides.texts, sides.small)
    _draw_sectors(panel, [sector_of[name] for name in sides.order])


def states_of(reading: NetworkReading, order: Sequence[str]) -> list[list[CellState]]:
    """For each organisation, row by row, what is known of its naming each other."""
    readable = set(reading.readable)
    named: dict[tuple[str, str], CellState] = {}
    for tie in reading.ties:
        named[tie.from_id, tie.to_id] = tie.state
        if tie.state == "both":
            named[tie.to_id, tie.from_id] = "both"
    return [
        [
            "own"
            if one == other
            else named.get((one, other), "not_named")
            if one in readable
            else "unknown"
            for other in order
        ]
        for one in order
    ]


def _draw_cells(panel: Axes, states: Sequence[Sequence[CellState]]) -> None:
    from matplotlib.collections import PolyCollection

    of_state: dict[CellState, list[tuple[int, int]]] = {}
    for row, row_states in enumerate(states):
        for column, state in enumerate(row_states):
            of_state.setdefault(state, []).append((column, row))
    corners = np.array([(0, 0), (1, 0), (1, 1), (0, 1)])
    for state, cells in of_state.items():
        fill, sign_or_hatch, _ = LOOKS.get(state, ("#9aa5b1", "", ""))
        is_unknown = state == "unknown"
        panel.add_collection(
            PolyCollection(
                np.array(cells)[:, None, :] + corners,
                facecolor=fill,
                edgecolor=QUIET if is_unknown else LINE,
                hatch=sign_or_hatch if is_unknown else None,
                linewidth=0.4,
            ),
            autolim=False,
        )
        if sign_or_hatch and not is_unknown:
            for column, row in cells:
                panel.text(
                    column + 0.5, row + 0.5, sign_or_hatch, ha="center", va="center", fontsize=8
                )


def _draw_sides(panel: Axes, texts: Sequence[str], small: float) -> None:
    n = max(1, len(texts))
    panel.set_axis_off()
    panel.set_xlim(0, n)
    panel.set_ylim(n, 0)
    for place, text in enumerate(texts):
        panel.annotate(
            str(place + 1),
            (place + 0.5, 0),
            (0, 4),
            textcoords="offset points",
            ha="center",
            fontsize=small,
            annotation_clip=False,
        )
        panel.annotate(
            text,
            (0, place + 0.5),
            (-4, 0),
            textcoords="offset points",
            ha="right",
            va="center",
            fontsize=small,
            annotation_clip=False,
        )


def _draw_sectors(panel: Axes, sectors: Sequence[str]) -> None:
    """A heavier line between one sector and the next."""
    from matplotlib.collections import LineCollection

    n, lines = len(sectors), []
    for place, (one, other) in enumerate(pairwise(sectors), start=1):
        if one != other:
            lines += [((0, place), (n, place)), ((place, 0), (place, n))]
    panel.add_collection(LineCollection(lines, colors=INK, linewidths=0.9), autolim=False)


def draw_matrix_legend(figure: Figure, language: str) -> None:
    """What the colours, signs and hatches mean, above the matrix."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    say = translator(language)
    marks: list[Patch | Line2D] = []
    for state, (fill, sign_or_hatch, text) in LOOKS.items():
        hatch = sign_or_hatch if state == "unknown" else None
        label = f"{say(text)} ({sign_or_hatch})" if sign_or_hatch and not hatch else say(text)
        marks.append(Patch(facecolor=fill, edgecolor=QUIET, hatch=hatch, label=label))
    figure.legend(
        handles=marks, loc="upper left", borderaxespad=0.2, ncols=2, frameon=False, fontsize=7.8
    )


NAMED = ("both", "one_side", "other_unheard")
"""States of a cell whose row names its column."""


def describe_network_matrix(
    tie_readings: pd.DataFrame | Networks,
    organisations: pd.DataFrame,
    neighbourhood_id: str,
    layer: str,
    questionnaire: Questionnaire,
    language: str = "nl",
    *,
    named: bool | None = None,
    names: Mapping[str, str] | None = None,
    invented: bool = True,
) -> Description:
    """The matrix in words, and a table of whom each organisation names and who names it.

    Goes with :func:`plot_network_matrix`.
    """
    say = translator(language)
    reading = read_network(tie_readings, neighbourhood_id, layer)
    is_named = invented if named is None else named
    labels = labels_of(reading, organisations, questionnaire, language, is_named, names)
    return Description(
        say(
            "Matrix of who names whom, sorted by sector: {basis} Named back: {n_both} pairs; by "
            "one side only: {n_one}; with the other side not heard yet: {n_unheard}. Rows of "
            "organisations with too few answers are hatched: {n_unknown}.",
            basis=basis(reading, language),
            n_both=reading.n_with("both"),
            n_one=reading.n_with("one_side"),
            n_unheard=reading.n_with("other_unheard"),
            n_unknown=len(reading.organisations) - len(reading.readable),
        ),
        (say("organisation"), say("names"), say("is named by")),
        _whom_and_by_whom(reading, labels, language),
    )


def _whom_and_by_whom(
    reading: NetworkReading, labels: Mapping[str, str], language: str
) -> tuple[tuple[str, str, str], ...]:
    """For each organisation: whom it names, and who names it."""
    say = translator(language)
    states = states_of(reading, reading.organisations)
    nobody, unknown = say("nobody"), say("unknown: too few answers")
    rows = []
    for place, one in enumerate(reading.organisations):
        whom = [
            labels[other]
            for other, state in zip(reading.organisations, states[place], strict=True)
            if state in NAMED
        ]
        by_whom = [
            labels[other]
            for other, cells in zip(reading.organisations, states, strict=True)
            if cells[place] in NAMED
        ]
        names_whom = ", ".join(whom) or nobody if one in reading.readable else unknown
        rows.append((labels[one], names_whom, ", ".join(by_whom) or nobody))
    return tuple(rows)
