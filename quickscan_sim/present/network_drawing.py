"""The parts of a network picture: ties, weak spots, organisations, labels, legend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from quickscan_sim.language import translator
from quickscan_sim.present.figure_style import ALARM, INK, QUIET, look_of, shortened
from quickscan_sim.present.network_layout import Places, sectors_of, spread_out
from quickscan_sim.present.tie_states import NetworkReading, PairTie, TieState
from quickscan_sim.vocabulary import GAP_KINDS

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D

    from quickscan_sim.questionnaire import Questionnaire

Line = Literal["-"] | tuple[float, Sequence[float]]

AT_THE_BOTTOM = 0.05
"""An organisation straight below the middle has its label below it."""


def prepare(panel: Axes, wide: bool) -> None:
    """An empty panel with equal units both ways; a wide one has room for labels."""
    panel.set_axis_off()
    panel.set_xlim((-2.75, 2.75) if wide else (-1.4, 1.4))
    panel.set_ylim((-1.3, 1.15) if wide else (-1.2, 1.2))
    panel.set_aspect("equal")


def draw_ties(panel: Axes, ties: Sequence[PairTie], places: Places, scale: float) -> None:
    """Lines for ties that both sides name, arrows for those that one side names."""
    from matplotlib.patches import FancyArrowPatch

    for tie in ties:
        width = (0.8 + 0.75 * tie.level) * scale
        panel.add_patch(
            FancyArrowPatch(
                places[tie.from_id],
                places[tie.to_id],
                arrowstyle="-" if tie.state == "both" else "-|>",
                mutation_scale=13 * max(scale, 0.7),
                shrinkA=9 * scale,
                shrinkB=11 * scale,
                linewidth=width if tie.state == "both" else min(width, 1.8 * scale),
                linestyle="-" if tie.state != "other_unheard" else (0, (5, 2)),
                color="#3e6d8e" if tie.state == "both" else "#7b8794",
                zorder=1,
            )
        )


def draw_gaps(
    panel: Axes,
    gaps: Sequence[tuple[str, str, str | None]],
    places: Places,
    ring_size: float = 640,
) -> list[str]:
    """Draw what can be drawn and give the kinds that were."""
    drawn = []
    for kind, one, other in gaps:
        if one not in places or (other is not None and other not in places):
            continue
        drawn.append(kind)
        if kind == "single_broker":
            panel.scatter(
                *places[one],
                s=ring_size,
                facecolor="none",
                edgecolor=ALARM,
                linestyle=":",
                linewidth=1.8,
                zorder=2,
            )
        if other is None:
            continue
        (x1, y1), (x2, y2) = places[one], places[other]
        panel.plot(
            [x1, x2], [y1, y2], color=ALARM, linestyle=_gap_line(kind), linewidth=2, zorder=2
        )
    return drawn


def _gap_line(kind: str) -> tuple[int, tuple[float, ...]]:
    return {
        "no_tie": (0, (1, 1.5)),
        "one_way": (0, (4, 2, 1, 2)),
        "weak_quality": (0, (2.5, 1.5)),
    }.get(kind, (0, (8, 2)))


def draw_nodes(
    panel: Axes,
    reading: NetworkReading,
    places: Places,
    organisations: pd.DataFrame,
    questionnaire: Questionnaire,
    size: float,
) -> None:
    """A numbered mark for each organisation; hatched when it cannot be read."""
    sector_of = sectors_of(organisations)
    readable = set(reading.readable)
    for number, (name, (x, y)) in enumerate(places.items(), start=1):
        fill, shape = look_of(questionnaire.sector_ids.index(sector_of[name]))
        heard = name in readable
        panel.scatter(
            x,
            y,
            s=size,
            marker=shape,
            facecolor=fill if heard else "white",
            edgecolor=INK if heard else QUIET,
            hatch=None if heard else "////",
            linewidth=1.1,
            zorder=3,
        )
        panel.text(
            x,
            y,
            str(number),
            ha="center",
            va="center",
            fontsize=8 if size > 200 else 5.5,
            zorder=4,
            bbox=None if heard else {"facecolor": "white", "edgecolor": "none", "pad": 0.4},
        )


def draw_labels(panel: Axes, places: Places, labels: Mapping[str, str]) -> None:
    """Names beside the marks, outside the ring."""
    small = 8.5 if len(places) <= 16 else 7
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


def draw_legend(
    figure: Figure,
    reading: NetworkReading,
    organisations: pd.DataFrame,
    questionnaire: Questionnaire,
    language: str,
    gaps: Sequence[str],
) -> None:
    """Sectors, ties and weak spots that occur in the picture."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    say = translator(language)
    sector_of = sectors_of(organisations)
    present = {sector_of[name] for name in reading.organisations}
    marks: list[Line2D | Patch] = []
    for position, sector in enumerate(questionnaire.sectors):
        if sector.sector_id in present:
            fill, shape = look_of(position)
            marks.append(
                Line2D(
                    [],
                    [],
                    linestyle="",
                    marker=shape,
                    markerfacecolor=fill,
                    markersize=9,
                    markeredgecolor=INK,
                    label=sector.name.in_language(language),
                )
            )
    if len(reading.readable) < len(reading.organisations):
        marks.append(
            Patch(facecolor="white", edgecolor=QUIET, hatch="////", label=say("too few answers"))
        )
    marks += _tie_marks(reading, language)
    marks += [
        Line2D(
            [],
            [],
            color=ALARM,
            linewidth=2,
            linestyle=_gap_line(kind),
            marker="o" if kind == "single_broker" else "",
            markersize=9,
            markerfacecolor="white",
            label=GAP_KINDS[kind].in_language(language),
        )
        for kind in GAP_KINDS
        if kind in gaps
    ]
    figure.legend(
        handles=marks,
        loc="outside upper left",
        ncols=3,
        frameon=False,
        fontsize=7.8,
        handlelength=2.2,
        columnspacing=1.4,
    )


def _tie_marks(reading: NetworkReading, language: str) -> list[Line2D]:
    from matplotlib.lines import Line2D

    say = translator(language)
    looks: tuple[tuple[TieState, str, float, Line, str], ...] = (
        ("both", "#3e6d8e", 3.0, "-", say("both name each other (thicker: closer)")),
        ("one_side", "#7b8794", 1.6, "-", say("arrow: only one side names the other")),
        (
            "other_unheard",
            "#7b8794",
            1.6,
            (0, (5, 2)),
            say("arrow: the other side is not heard yet"),
        ),
    )
    return [
        Line2D([], [], color=colour, linewidth=width, linestyle=line, label=label)
        for state, colour, width, line, label in looks
        if any(tie.state == state for tie in reading.ties)
    ]
