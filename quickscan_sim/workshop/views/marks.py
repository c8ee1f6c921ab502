"""Marks on a picture: lines, and shapes that are told apart without their colour."""

from __future__ import annotations


def line(
    start: tuple[float, float],
    end: tuple[float, float],
    colour: str,
    width: float = 2,
    dashes: str = "",
) -> str:
    """A straight line that stops at its ends; ``dashes`` as SVG has them, such as "8 6"."""
    (x1, y1), (x2, y2) = start, end
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
        f'stroke-width="{width:g}"{dashed}/>'
    )


def dot(x: float, y: float, colour: str, size: float = 10, hollow: bool = False) -> str:
    """A round mark."""
    fill = "white" if hollow else colour
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:g}" fill="{fill}" stroke="{colour}" '
        'stroke-width="3"/>'
    )


def triangle(x: float, y: float, colour: str, size: float = 13) -> str:
    """A mark with three corners; its middle is at x and y."""
    return arrow_head(x, y + 0.7 * size, y - size, size, colour)


def arrow_head(x: float, base: float, tip: float, half: float, colour: str) -> str:
    """The point of an arrow that goes up or down, from its base to its tip.

    >>> arrow_head(0, base=7, tip=-10, half=10, colour="black")
    '<path d="M -10.0 7.0 L 10.0 7.0 L 0.0 -10.0 Z" fill="black"/>'
    """
    return (
        f'<path d="M {x - half:.1f} {base:.1f} L {x + half:.1f} {base:.1f} L {x:.1f} {tip:.1f} Z" '
        f'fill="{colour}"/>'
    )
