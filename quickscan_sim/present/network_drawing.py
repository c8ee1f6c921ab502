"""The parts of a network picture: ties, weak spots, organisations, labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import ascii_uppercase
from typing import TYPE_CHECKING

import numpy as np

from quickscan_sim.present.figure_style import ALARM, INK, QUIET, look_of, shortened
from quickscan_sim.present.network_layout import Places, sectors_of, spread_out
from quickscan_sim.present.network_looks import LINES, WIDTHS, closeness, rating
from quickscan_sim.present.tie_states import NetworkReading, PairTie
from quickscan_sim.vocabulary import GAP_KINDS

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from quickscan_sim.questionnaire import Questionnaire

Gap = tuple[str, str | None, str | None]
"""Kind, organisation and partner of a weak spot; None where it is not about a pair, or not about
one organisation."""

DOTTED = (0, (1, 1.6))
BEND = 0.14
"""A weak spot bends away from the straight line, so that a tie below it stays visible."""

AT_THE_BOTTOM = 0.05
"""An organisation straight below the middle has its label below it."""

SPACE_AT_START, SPACE_AT_END, HEAD = 9, 11, 5
"""Of a tie, in points: how far it stays from the middle of a mark, and how long its head is."""

NO_LENGTH = 1e-9

MANY_LABELS = 40
"""Above this number of organisations only the numbers are drawn; the table gives the names."""


POINTS_PER_INCH = 72


def place_panels(figure: Figure, above: float, below: float, n: int = 1) -> list[Axes]:
    """Panels side by side, with room (inches) above and below them."""
    height = figure.get_figheight()
    high = 1 - (above + below) / height
    return [figure.add_axes((k / n, below / height, 1 / n, high)) for k in range(n)]


def prepare(panel: Axes, wide: bool) -> None:
    """An empty panel with equal units both ways; a wide one has room for labels."""
    panel.set_axis_off()
    panel.set_xlim((-2.75, 2.75) if wide else (-1.4, 1.4))
    panel.set_ylim((-1.3, 1.15) if wide else (-1.2, 1.2))
    panel.set_aspect("equal")


def draw_ties(panel: Axes, ties: Sequence[PairTie], places: Places, scale: float) -> None:
    """Lines for ties that both sides name, arrows for those that one side names.

    An open arrow: the other side was not heard.
    """
    from matplotlib.collections import LineCollection, PolyCollection

    if not ties:
        return
    colours, styles = zip(*(LINES[rating(tie)] for tie in ties), strict=True)
    widths = [WIDTHS[closeness(tie)] * scale for tie in ties]
    lines, heads = _shapes_of(panel, ties, places, scale, widths)
    panel.add_collection(
        LineCollection(
            list(lines), linewidths=widths, colors=colours, linestyles=list(styles), zorder=1
        ),
        autolim=False,
    )
    for state, fills in (("one_side", True), ("other_unheard", False)):
        own = [k for k, tie in enumerate(ties) if tie.state == state]
        colour = [colours[k] for k in own]
        panel.add_collection(
            PolyCollection(
                [heads[k] for k in own],
                closed=fills,
                facecolors=colour if fills else "none",
                edgecolors=colour,
                linewidths=0.6 * scale if fills else [widths[k] for k in own],
                zorder=1,
            ),
            autolim=False,
        )


def _shapes_of(
    panel: Axes, ties: Sequence[PairTie], places: Places, scale: float, widths: Sequence[float]
) -> tuple[np.ndarray, np.ndarray]:
    """Lines (ties x 2 x 2) and heads (ties x 3 x 2): side, tip, side; sizes are in points."""
    point = 1 / _points_per_unit(panel)
    start, end = (np.array([places[name] for name in names]) for names in _ends(ties))
    apart = end - start
    along = apart / np.maximum(np.hypot(*apart.T), NO_LENGTH)[:, None]
    across = along[:, ::-1] * [-1, 1]
    tip = end - SPACE_AT_END * scale * point * along
    # A wider line has a larger head, and ends inside it.
    size = (HEAD * max(scale, 0.7) + np.array(widths)[:, None] * 0.8) * point
    base = tip - size * along
    heads = np.stack([base + across * size / 2, tip, base - across * size / 2], axis=1)
    is_filled = np.array([tie.state == "one_side" for tie in ties])[:, None]
    first = start + SPACE_AT_START * scale * point * along
    return np.stack([first, np.where(is_filled, base, tip)], axis=1), heads


def _ends(ties: Sequence[PairTie]) -> tuple[list[str], list[str]]:
    return [tie.from_id for tie in ties], [tie.to_id for tie in ties]


def _points_per_unit(panel: Axes) -> float:
    """How long one unit of a panel with equal units both ways is, in points."""
    box, figure = panel.get_position(original=True), panel.get_figure(root=True)
    if figure is None:
        raise ValueError("the panel stands in no figure")
    wide, high = figure.get_size_inches()
    (left, right), (bottom, top) = panel.get_xlim(), panel.get_ylim()
    inches = min(box.width * wide / (right - left), box.height * high / (top - bottom))
    return float(POINTS_PER_INCH * inches)


RINGED = ("single_broker",)
"""Kinds about a pair in which the first organisation is what the other depends on."""

LETTERS = dict(zip(GAP_KINDS, ascii_uppercase, strict=False))
"""The letter of each kind of weak spot, the same in every picture."""


def with_a_place(gaps: Sequence[Gap], places: Places) -> list[Gap]:
    """The weak spots that can be drawn: not what is about a whole wijk."""
    return [
        gap
        for gap in gaps
        if any(gap[1:]) and all(name is None or name in places for name in gap[1:])
    ]


def draw_gaps(panel: Axes, gaps: Sequence[Gap], places: Places, scale: float) -> None:
    """Weak spots dotted, with the letter of their kind: a pair as a line, else a ring.

    A ring also marks the organisation that others depend on.
    """
    for kind, one, other in gaps:
        ends = [places[name] for name in (one, other) if name is not None]
        if kind in RINGED and len(ends) == 2:
            _dotted_ring(panel, ends[0], "", scale)
        if len(ends) == 2:
            _dotted_line(panel, ends[0], ends[1], LETTERS[kind], scale)
        else:
            _dotted_ring(panel, ends[0], LETTERS[kind], scale)


def _dotted_line(
    panel: Axes, start: tuple[float, float], end: tuple[float, float], letter: str, scale: float
) -> None:
    from matplotlib.patches import FancyArrowPatch

    # As an artist and not as a patch: the limits of the panel are set, nothing is measured.
    panel.add_artist(
        FancyArrowPatch(
            start,
            end,
            arrowstyle="-",
            connectionstyle=f"arc3,rad={BEND}",
            shrinkA=9 * scale,
            shrinkB=9 * scale,
            linewidth=2.2 * max(scale, 0.7),
            linestyle=DOTTED,
            color=ALARM,
            zorder=2,
        )
    )
    (x1, y1), (x2, y2) = start, end
    middle = (
        (x1 + x2) / 2 + BEND / 2 * (y2 - y1),
        (y1 + y2) / 2 - BEND / 2 * (x2 - x1),
    )
    _letter(panel, middle, letter, scale)


def _dotted_ring(panel: Axes, place: tuple[float, float], letter: str, scale: float) -> None:
    panel.scatter(
        *place,
        s=820 * scale * max(scale, 0.75),
        facecolor="none",
        edgecolor=ALARM,
        linestyle=":",
        linewidth=2.2 * max(scale, 0.7),
        zorder=2,
    )
    if not letter:
        return
    towards_middle = (place[0] * (1 - 0.19), place[1] * (1 - 0.21))
    _letter(panel, towards_middle, letter, scale)


def _letter(panel: Axes, place: tuple[float, float], letter: str, scale: float) -> None:
    panel.text(
        *place,
        letter,
        ha="center",
        va="center",
        fontsize=8 * scale if scale >= 1 else 6,
        fontweight="bold",
        color=ALARM,
        zorder=6,
        bbox={"boxstyle": "circle,pad=0.15", "facecolor": "white", "edgecolor": "none"},
    )


def draw_nodes(
    panel: Axes,
    reading: NetworkReading,
    places: Places,
    organisations: pd.DataFrame,
    questionnaire: Questionnaire,
    size: float,
    letters: float = 1.0,
) -> None:
    """A numbered mark for each organisation; hatched when it cannot be read."""
    sector_of = sectors_of(organisations)
    readable = set(reading.readable)
    of_look: dict[tuple[str, str, bool], list[tuple[float, float]]] = {}
    for number, (name, (x, y)) in enumerate(places.items(), start=1):
        heard = name in readable
        look = look_of(questionnaire.sector_ids.index(sector_of[name]))
        of_look.setdefault((*look, heard), []).append((x, y))
        panel.text(
            x,
            y,
            str(number),
            ha="center",
            va="center",
            fontsize=(8 if size > 200 else 5.5) * letters,
            zorder=4,
            bbox=None if heard else {"facecolor": "white", "edgecolor": "none", "pad": 0.4},
        )
    for (fill, shape, heard), own in of_look.items():
        across, up = zip(*own, strict=True)
        panel.scatter(
            across,
            up,
            s=size,
            marker=shape,
            facecolor=fill if heard else "white",
            edgecolor=INK if heard else QUIET,
            hatch=None if heard else "////",
            linewidth=1.1,
            zorder=3,
        )


def draw_labels(
    panel: Axes, places: Places, labels: Mapping[str, str], letters: float = 1.0
) -> None:
    """Names beside the marks, outside the ring."""
    if len(places) > MANY_LABELS:
        return
    small = (8.5 if len(places) <= 16 else 7) * letters
    texts = {name: shortened(labels[name], 24) for name in places}
    for side in (-1, 1):
        on_side = [name for name, (x, _) in places.items() if side * x > AT_THE_BOTTOM]
        heights = spread_out({name: places[name][1] * 1.06 for name in on_side}, texts)
        for name, height in heights.items():
            panel.text(
                places[name][0] + 0.17 * side,
                height,
                texts[name],
                ha="left" if side > 0 else "right",
                va="center",
                fontsize=small,
                linespacing=1.1,
                zorder=5,
            )
    for name, (x, y) in places.items():
        if abs(x) <= AT_THE_BOTTOM:
            panel.text(
                x,
                y - 0.17,
                texts[name],
                ha="center",
                va="top",
                fontsize=small,
                linespacing=1.1,
                zorder=5,
            )
