"""The marks in a picture of routes: shapes of sectors, lines, the broker and its empty chair."""

from __future__ import annotations

import math

from quickscan_sim.present.figure_style import FILLS, INK, QUIET, SECOND
from quickscan_sim.workshop.picture import TYPE, words

NODE = 21
LINES = {
    "tie": f'stroke="{QUIET}" stroke-width="3"',
    "gone": f'stroke="{QUIET}" stroke-width="3" stroke-dasharray="12 10"',
    "link": f'stroke="{SECOND}" stroke-width="8"',
}
SHAPES: tuple[tuple[int, float], ...] = (
    (0, 0),
    (4, 45),
    (3, -90),
    (4, 0),
    (5, -90),
    (3, 90),
    (6, 0),
    (8, 22.5),
    (4, 22.5),
)
"""For each sector the number of corners and how far it is turned; no corners is a circle."""
GROWN = {3: 1.5, 4: 1.15}
"""Shapes with few corners are drawn larger, to look as large as a circle."""
SIGN_DOWN: dict[tuple[int, float], int] = {(3, 90): 4, (3, -90): 13}
"""How far below the middle the foot of a sign stands; 8 where nothing is told."""
BOX_HEIGHT = 84
LETTER = 0.5
"""How wide a letter is on average, in the size of the type."""
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
    """An organisation: the shape of its sector, hatched when it was not heard, and a sign."""
    corners = SHAPES[look % len(SHAPES)]
    outline = f'stroke="{INK}" stroke-width="2.5"'
    if is_silent:
        around = _around(place, *corners)
        shape = _shape(place, corners, f'fill="#fff" {outline} stroke-dasharray="5 4"')
        parts = [shape, _hatch(around)]
    else:
        parts = [_shape(place, corners, f'fill="{FILLS[look % len(FILLS)]}" {outline}')]
    x, y = place
    y += SIGN_DOWN.get(corners, 8)
    if is_silent:
        parts.append(f'<circle cx="{x:.0f}" cy="{y - 8:.0f}" r="10" fill="#fff"/>')
    return "".join([*parts, words(x, y, sign, "middle", bold=True)] if sign else parts)


def broker(place: Place, name: str, below: str, *, is_gone: bool) -> str:
    """The organisation in the middle, or the empty chair that it leaves."""
    x, y = place
    wide = max(190.0, LETTER * TYPE * max(len(name), len(below)) + 30)
    top = y - BOX_HEIGHT / 2
    look = 'fill="#fff" stroke-dasharray="8 7"' if is_gone else 'fill="#e3eef8"'
    box = (
        f'<rect x="{x - wide / 2:.0f}" y="{top:.0f}" width="{wide:.0f}" height="{BOX_HEIGHT}" '
        f'rx="14" {look} stroke="{INK}" stroke-width="3"/>'
    )
    lines = [words(x, y - 5, name, "middle", bold=True), words(x, y + 26, below, "middle")]
    return "".join([box, *lines, _chair((x, top - 46))] if is_gone else [box, *lines])


def _chair(top: Place) -> str:
    x, y = top
    return (
        f'<path d="M{x - 13:.0f} {y:.0f}v42M{x - 13:.0f} {y + 22:.0f}h26v20" fill="none" '
        f'stroke="{INK}" stroke-width="5" stroke-linecap="round"/>'
    )


def _shape(place: Place, corners: tuple[int, float], style: str) -> str:
    if not corners[0]:
        return f'<circle cx="{place[0]:.0f}" cy="{place[1]:.0f}" r="{NODE}" {style}/>'
    points = " ".join(f"{x:.0f},{y:.0f}" for x, y in _around(place, *corners))
    return f'<polygon points="{points}" {style}/>'


def _around(place: Place, n_corners: int, turned: float) -> list[Place]:
    """The corners of a shape; of a circle so many that it looks like one."""
    n, size = n_corners or 24, NODE * GROWN.get(n_corners, 1.0)
    angles = [math.radians(turned + 360 * number / n) for number in range(n)]
    return [(place[0] + size * math.cos(a), place[1] + size * math.sin(a)) for a in angles]


def _hatch(around: list[Place]) -> str:
    """Slanted lines from edge to edge; the shape has no dents."""
    sums = [x + y for x, y in around]
    path = []
    for level in range(math.ceil(min(sums)) + 7, math.floor(max(sums)), 10):
        ends = [
            _between(one, other, level)
            for one, other in zip(around, around[1:] + around[:1], strict=True)
            if (sum(one) < level) != (sum(other) < level)
        ]
        path.append("M{:.0f} {:.0f}L{:.0f} {:.0f}".format(*ends[0], *ends[1]))
    return f'<path d="{"".join(path)}" stroke="{QUIET}" stroke-width="2"/>'


def _between(one: Place, other: Place, level: float) -> Place:
    """Where the line between two corners has coordinates that add up to the level."""
    along = (level - sum(one)) / (sum(other) - sum(one))
    return one[0] + along * (other[0] - one[0]), one[1] + along * (other[1] - one[1])
