"""One picture of a card: SVG for screen and paper, with the same in words and as a table."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from quickscan_sim.present.figure_style import INK

WIDTH, HEIGHT = 1200, 500
"""Units of the picture; on a projector of 1280 dots wide a unit is about a dot."""
TYPE = 24
"""Smallest type in a picture: readable from the back of a room, also when shown a bit smaller."""


@dataclass(frozen=True)
class Picture:
    """What the projector shows, and the same for who cannot see it.

    ``svg`` has ``role="img"`` with ``alt`` as its label. ``told`` is the one sentence below it,
    with n and how sure it is. ``header`` and ``rows`` are the numbers behind it, as texts.
    """

    svg: str
    alt: str
    told: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def as_svg(parts: list[str], alt: str, height: int = HEIGHT) -> str:
    """The parts together as one SVG that fills the room it gets."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(alt)}" '
        f'viewBox="0 0 {WIDTH} {height}" font-family="\'Source Sans 3\', sans-serif" '
        f'font-size="{TYPE}">{"".join(parts)}</svg>'
    )


def words(
    x: float, y: float, text: str, anchor: str = "start", size: int = TYPE, bold: bool = False
) -> str:
    """A line of text with its baseline at y; anchor is start, middle or end."""
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}"{weight} '
        f'fill="{INK}">{escape(text)}</text>'
    )
