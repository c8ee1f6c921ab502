"""The marks of sectors as outlines, so that screen, export and legend draw the very same ones."""

from __future__ import annotations

import math

from quickscan_sim.present.figure_style import ALARM

GAP_COLOUR = ALARM

Point = tuple[float, float]

FULL_TURN = 2 * math.pi
CORNERS = {
    # corners, where the first one stands (0: at the top), how wide
    "s": (4, 1 / 8, 1.0),
    "^": (3, 0.0, 1.0),
    "D": (4, 0.0, 1.0),
    "p": (5, 0.0, 1.0),
    "v": (3, 1 / 2, 1.0),
    "h": (6, 0.0, 1.0),
    "8": (8, 1 / 16, 1.0),
    "d": (4, 0.0, 0.65),
}
"""Markers of the figures in the report, by matplotlib's name; "o", a circle, has no corners."""


def outline(marker: str) -> list[Point]:
    """Corners within the square from -1 to 1, y downwards; none for a circle.

    >>> outline("D")
    [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)]
    """
    if marker not in CORNERS:
        return []
    n, first, width = CORNERS[marker]
    points = [
        (math.sin(FULL_TURN * (first + k / n)), -math.cos(FULL_TURN * (first + k / n)))
        for k in range(n)
    ]
    wide, high = (max(abs(point[axis]) for point in points) for axis in (0, 1))
    return [(round(width * x / wide, 3) + 0.0, round(y / high, 3) + 0.0) for x, y in points]
