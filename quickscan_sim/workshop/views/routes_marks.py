"""The marks in a picture of routes: shapes of sectors, lines, the broker and its empty chair."""

from __future__ import annotations

import math

from quickscan_sim.present.figure_style import FILLS, INK, QUIET, SECOND
from quickscan_sim.workshop.picture import words

NODE = 21
LINES = {
    "tie": f'stroke="{QUIET}" stroke-width="3"',
    "gone": f'stroke="{QUIET}" stroke-width="3" stroke-dasharray="4 11"',
    "link": f'stroke="{SECOND}" stroke-width="8"',
}
SHAPES = ((0, 0), (4, 45), (3, -90), (4, 0), (5, -90), (3, 90), (6, 0), (8, 22.5), (4, 22.5))
"""For each sector the number of corners and how far it is turned; no corners is a circle."""
GROWN = {3: 1.3, 4: 1.15}
"""Shapes with few corners are drawn larger, to look as large as a circle."""
BOX = (230, 84)
Place = tuple[float, float]


def line(kind: str, start: Place, end: Place, bend: Place | None = None) -> str:
    """A line of some kind; with ``bend`` it is drawn towards that point."""
    middle = "L" if bend is None else f"Q{bend[0]:.0f} {bend[1]:.0f} "
    path = f"M{start[0]:.0f} {start[1]:.0f}{middle}{end[0]:.0f} {end[1]:.0f}"
    return f'<path d="{path}" fill="none" {LINES[kind]}/>'


def plus(place: Place) -> str:
    """The mark on a new contact."""
    x, y = place
    return (
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="17" fill="#fff" stroke="{SECOND}" '
        f'stroke-width="4"/><path d="M{x - 9:.0f} {y:.0f}h18M{x:.0f} {y - 9:.0f}v18" '
        f'stroke="{SECOND}" stroke-width="4"/>'
    )


def node(place: Place, look: int, *, is_silent: bool, sign: str) -> str:
    """An organisation: the shape of its sector, hatched when it was not heard, with a sign in it."""
    outline = f'stroke="{INK}" stroke-width="2.5"'
    fill = "#fff" if is_silent else FILLS[look % len(FILLS)]
    if is_silent:
        outline += ' stroke-dasharray="5 4"'
    shape = _shape(place, look, f'fill="{fill}" {outline}')
    x, y = place
    parts = [shape, _hatch(place)] if is_silent else [shape]
    return "".join([*parts, words(x, y + 8, sign, "middle", bold=True)] if sign else parts)


def broker(place: Place, name: str, below: str, *, is_gone: bool) -> str:
    """The organisation in the middle, or the empty chair that it leaves."""
    x, y = place
    wide, high = BOX
    look = 'fill="#fff" stroke-dasharray="8 7"' if is_gone else 'fill="#e3eef8"'
    box = (
        f'<rect x="{x - wide / 2:.0f}" y="{y - high / 2:.0f}" width="{wide}" height="{high}" '
        f'rx="14" {look} stroke="{INK}" stroke-width="3"/>'
    )
    lines = [words(x, y - 5, name, "middle", bold=True), words(x, y + 26, below, "middle")]
    return "".join([box, *lines, _chair((x, y - high / 2 - 46))] if is_gone else [box, *lines])


def _chair(top: Place) -> str:
    x, y = top
    return (
        f'<path d="M{x - 13:.0f} {y:.0f}v42M{x - 13:.0f} {y + 22:.0f}h26v20" fill="none" '
        f'stroke="{INK}" stroke-width="5" stroke-linecap="round"/>'
    )


def _shape(place: Place, look: int, style: str) -> str:
    x, y = place
    corners, turned = SHAPES[look % len(SHAPES)]
    if not corners:
        return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{NODE}" {style}/>'
    size = NODE * GROWN.get(corners, 1.0)
    angles = [math.radians(turned + 360 * number / corners) for number in range(corners)]
    points = " ".join(
        f"{x + size * math.cos(angle):.0f},{y + size * math.sin(angle):.0f}" for angle in angles
    )
    return f'<polygon points="{points}" {style}/>'


def _hatch(place: Place) -> str:
    x, y = place
    strokes = "".join(
        f"M{x + shift - 8:.0f} {y + 8:.0f}l16 -16" for shift in (-9, 0, 9)
    )
    return f'<path d="{strokes}" stroke="{QUIET}" stroke-width="2"/>'
