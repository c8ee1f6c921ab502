"""Where the organisations of a neighbourhood stand in its picture.

They stand on a ring, ordered by sector, at the same place on every layer and in every picture of
the neighbourhood. A place in the ring says nothing about importance: readers take the middle of a
free layout for power, and labels inside it hide ties.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from quickscan_sim.present.tie_states import Networks, rows_of

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.questionnaire import Questionnaire

Places = Mapping[str, tuple[float, float]]

RING_WIDTH = 1.2
"""A ring wider than high leaves room between the labels above each other."""

LINE_HEIGHT = 0.13
"""A line of a label, in the units of the ring."""


def lay_out_network(
    tie_readings: pd.DataFrame | Networks,
    organisations: pd.DataFrame,
    neighbourhood_id: str,
    questionnaire: Questionnaire,
) -> dict[str, tuple[float, float]]:
    """The place of each organisation of a neighbourhood, the same for every layer.

    Organisations of one sector stand side by side, in the order of the questionnaire; within a
    sector by code. No chance is involved.
    """
    import networkx as nx

    rows = rows_of(tie_readings, neighbourhood_id)
    present = sorted(set(rows["organisation_id"]) | set(rows["partner_id"]))
    sector_of = sectors_of(organisations)
    order = questionnaire.sector_ids
    present.sort(key=lambda name: (order.index(sector_of[name]), name))
    ring = nx.circular_layout(nx.empty_graph(present))
    turn = math.pi / 2 - math.pi / max(1, len(present))
    return {str(name): _turned(float(x), float(y), turn) for name, (x, y) in ring.items()}


def sectors_of(organisations: pd.DataFrame) -> dict[str, str]:
    """The sector of each organisation."""
    return dict(zip(organisations["organisation_id"], organisations["sector"], strict=True))


def _turned(x: float, y: float, angle: float) -> tuple[float, float]:
    """Clockwise from just beside the top, so that no label stands straight above a node."""
    return (
        RING_WIDTH * (x * math.cos(angle) + y * math.sin(angle)),
        x * math.sin(angle) - y * math.cos(angle),
    )


def spread_out(heights: Mapping[str, float], texts: Mapping[str, str]) -> dict[str, float]:
    """Heights of labels beside each other, moved apart as little as keeps them from touching.

    >>> spread_out({"a": 0.0, "b": 0.0}, {"a": "one", "b": "two"})
    {'a': 0.065, 'b': -0.065}
    """
    order = sorted(heights, key=lambda name: -heights[name])
    moved = dict(heights)
    for _ in range(60):
        for above, below in pairwise(order):
            room = LINE_HEIGHT * (texts[above].count("\n") + texts[below].count("\n") + 2) / 2
            push = (room - (moved[above] - moved[below])) / 2
            if push > 0:
                moved[above] += push
                moved[below] -= push
    return moved
