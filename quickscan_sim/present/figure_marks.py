"""Marks that several figures share: a dot with its interval, a text at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.present.cells import Row, known
from quickscan_sim.present.figure_style import QUIET

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def draw_interval(
    panel: Axes, row: Row, value: str, height: float, colour: str, shape: str
) -> None:
    """A line from bound to bound with a mark at the value: filled when round, else open."""
    if known(row["ci_low"]) and known(row["ci_high"]):
        panel.plot(
            [row["ci_low"], row["ci_high"]], [height, height], color=colour, linewidth=2.2, zorder=2
        )
    panel.plot(
        [row[value]],
        [height],
        shape,
        color=colour,
        markerfacecolor=colour if shape == "o" else "white",
        markeredgewidth=1.6,
        markersize=6.5,
        zorder=3,
    )


def write_beside(panel: Axes, height: float, text: str) -> None:
    """A small text to the right of a row of the chart."""
    panel.text(
        1.01,
        height,
        text,
        transform=panel.get_yaxis_transform(),
        va="center",
        fontsize=7.5,
        color=QUIET,
    )
