"""Means and distributions of groups below each other on one scale, as a small picture in SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from quickscan_sim.language import format_number
from quickscan_sim.present.figure_style import INK, LINE, MAIN, QUIET, SECOND

WIDTH, LEFT, RIGHT = 640, 30, 610
LABEL, BARS, FOOT = 22, 46, 22
"""How high the parts of a row are: its words, its bars, and the scale with the mean."""
MEAN_ONLY = 16
OUTSIDE = 0.25
"""Half a bar: the lowest and the highest one stand over the ends of the scale."""


@dataclass(frozen=True)
class Bar:
    """From where to where on the scale, and the share of the group that is there."""

    low: float
    high: float
    share: float


@dataclass(frozen=True)
class SpreadRow:
    """One group: its words, its mean with an interval where there is one, and its bars."""

    label: str
    mean: float
    low: float | None = None
    high: float | None = None
    bars: tuple[Bar, ...] = ()
    is_example: bool = False


def spread_svg(
    rows: Sequence[SpreadRow], scale: tuple[float, float], alt: str, language: str = "nl"
) -> str:
    """A row for each group: a diamond at the mean, its 95 % interval, and bars above it.

    Bars are as high as the share of the group; the highest of the picture fills its row. Those of
    examples are striped.

    Parameters
    ----------
    rows
        Without bars a row shows its mean only.
    alt
        The picture in words; it gets ``role="img"`` with this label.

    Examples
    --------
    >>> spread_svg([SpreadRow("Our group", 3.0)], (1, 5), "Mean 3.0")[:40]
    '<svg role="img" aria-label="Mean 3.0" vi'
    """
    top = max((bar.share for row in rows for bar in row.bars), default=1.0)
    heights = [LABEL + (BARS if row.bars else MEAN_ONLY) + FOOT for row in rows]
    height = sum(heights) + 4
    parts = [
        f'<svg role="img" aria-label="{escape(alt)}" viewBox="0 0 {WIDTH} {height}" '
        'width="100%" style="max-width: 50em; background: white" font-family="sans-serif" '
        'font-size="15">',
        '<defs><pattern id="quickscan-stripes" width="6" height="6" '
        'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="6" height="6" fill="white"/><rect width="3" height="6" fill="{QUIET}"/>'
        "</pattern></defs>",
    ]
    y = 0
    for row, high in zip(rows, heights, strict=True):
        parts += _row(row, y, y + high - FOOT, scale, top, language)
        y += high
    return "".join([*parts, "</svg>"])


def _row(
    row: SpreadRow, y: int, base: int, scale: tuple[float, float], top: float, language: str
) -> list[str]:
    ends = f'x1="{_x(scale[0], scale)}" x2="{_x(scale[1], scale)}"'
    return [
        _text(4, y + 16, row.label, "start"),
        *(_bar(bar, base, scale, top, row.is_example) for bar in row.bars),
        f'<line {ends} y1="{base}" y2="{base}" stroke="{LINE}" stroke-width="1.5"/>',
        *(
            _text(_x(point, scale), base + 18, format_number(point, language, 0), "middle")
            for point in _points(scale)
        ),
        *_mean(row, base, scale),
    ]


def _points(scale: tuple[float, float]) -> list[float]:
    return [float(point) for point in range(round(scale[0]), round(scale[1]) + 1)]


def _bar(bar: Bar, base: int, scale: tuple[float, float], top: float, is_example: bool) -> str:
    if not bar.share:
        return ""
    left, right = (_x(end, scale) for end in (bar.low, bar.high))
    high = round(bar.share / top * BARS, 1)
    look = (
        f'fill="url(#quickscan-stripes)" stroke="{QUIET}"'
        if is_example
        else f'fill="#9ec3e6" stroke="{MAIN}"'
    )
    return (
        f'<rect x="{left + 2:.1f}" y="{base - high:.1f}" width="{right - left - 4:.1f}" '
        f'height="{high}" {look}/>'
    )


def _mean(row: SpreadRow, base: int, scale: tuple[float, float]) -> list[str]:
    x = _x(row.mean, scale)
    found = []
    if row.low is not None and row.high is not None:
        ends = f'x1="{_x(row.low, scale)}" x2="{_x(row.high, scale)}"'
        found.append(
            f'<line {ends} y1="{base}" y2="{base}" stroke="{SECOND}" stroke-width="5" '
            'stroke-opacity="0.55"/>'
        )
    return [
        *found,
        f'<path d="M{x} {base - 9}l8 9l-8 9l-8 -9z" fill="{SECOND}" stroke="white" '
        'stroke-width="1.5"/>',
    ]


def _x(value: float, scale: tuple[float, float]) -> float:
    low, high = scale[0] - OUTSIDE, scale[1] + OUTSIDE
    inside = min(max(value, low), high)
    return round(LEFT + (inside - low) / (high - low) * (RIGHT - LEFT), 1)


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="{INK}">{escape(text)}</text>'
