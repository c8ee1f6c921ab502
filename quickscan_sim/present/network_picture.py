"""The picture of who works with whom in one neighbourhood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from quickscan_sim.present.figure_style import (
    kit_style,
    new_figure,
    sign,
    signature,
    signature_height,
)
from quickscan_sim.present.network_drawing import (
    Gap,
    draw_gaps,
    draw_labels,
    draw_nodes,
    draw_ties,
    place_panels,
    prepare,
    with_a_place,
)
from quickscan_sim.present.network_layout import Places, lay_out_network
from quickscan_sim.present.network_legend import draw_legend, legend_height, legend_marks
from quickscan_sim.present.network_words import basis, gaps_of, labels_of
from quickscan_sim.present.tie_states import NetworkReading, Networks, read_network

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from quickscan_sim.questionnaire import Questionnaire


LARGE = 1.25
LARGE_LEGEND = 1.4
"""How much larger the letters are on a screen, where they are read at 16 dots or more."""
RING_INCHES = 3.6
SMALL_RING_INCHES = 2.1
TITLE_INCHES = 0.3
"""Heights of the parts of a picture: the ring with the labels around it, a small one, its title."""


def plot_network(
    tie_readings: pd.DataFrame | Networks,
    organisations: pd.DataFrame,
    neighbourhood_id: str,
    layer: str,
    questionnaire: Questionnaire,
    language: str = "nl",
    *,
    named: bool | None = None,
    names: Mapping[str, str] | None = None,
    gaps: pd.DataFrame | None = None,
    invented: bool = True,
    on_screen: bool = False,
) -> Figure:
    """Who works with whom in one neighbourhood on one layer.

    A line is a tie that both sides name, an arrow a tie that one side names. A thicker line is a
    closer tie, a broken line one that people rate below the middle; both only where at least 5
    people tell. Hatched organisations gave too few answers to be read: no line there means
    nothing. Gaps given are dotted, with a letter for their kind; what is about a whole wijk has
    no place in the picture and stands in the words.

    Parameters
    ----------
    tie_readings
        As :func:`quickscan_sim.analyse.read_ties` gives it.
    organisations
        Table of organisations: names and sectors.
    named
        False: organisations are called after their sector; by default only those of an invented
        quickscan have a name.
    names
        What each organisation is called, instead of its name or sector.
    gaps
        Rows of the table of gaps; those of this neighbourhood and layer are drawn.
    on_screen
        With larger letters than on paper, and a picture that is a little higher.
    """
    reading = read_network(tie_readings, neighbourhood_id, layer)
    places = lay_out_network(tie_readings, organisations, neighbourhood_id, questionnaire)
    is_named = invented if named is None else named
    labels = labels_of(reading, organisations, questionnaire, language, is_named, names)
    own = with_a_place(gaps_of(gaps, neighbourhood_id, layer), places)
    kinds = [kind for kind, *_ in own]
    letters, of_legend = (LARGE, LARGE_LEGEND) if on_screen else (1.0, 1.0)
    marks = legend_marks(reading, organisations, questionnaire, language, kinds, of_legend)
    note = basis(reading, language)
    below = signature_height(signature(language, invented, note, letters), letters)
    above = legend_height(marks, of_legend)
    with kit_style():
        figure = new_figure(above + RING_INCHES + below, is_placed=True)
        panel = place_panels(figure, above, below)[0]
        prepare(panel, wide=True)
        draw_ties(panel, reading.ties, places, scale=1.0)
        draw_gaps(panel, own, places, scale=letters)
        draw_nodes(panel, reading, places, organisations, questionnaire, size=330, letters=letters)
        draw_labels(panel, places, labels, letters)
        draw_legend(figure, marks, of_legend)
        sign(figure, language, invented, note, letters)
    return figure


def plot_layers(
    tie_readings: pd.DataFrame | Networks,
    organisations: pd.DataFrame,
    neighbourhood_id: str,
    questionnaire: Questionnaire,
    language: str = "nl",
    *,
    gaps: pd.DataFrame | None = None,
    invented: bool = True,
) -> Figure:
    """All layers of one neighbourhood side by side, each organisation at the same place.

    The numbers in the marks are those of :func:`plot_network`.
    """
    places = lay_out_network(tie_readings, organisations, neighbourhood_id, questionnaire)
    below = signature_height(signature(language, invented))
    with kit_style():
        figure = new_figure(TITLE_INCHES + SMALL_RING_INCHES + below, is_placed=True)
        panels = place_panels(figure, TITLE_INCHES, below, len(questionnaire.layers))
        for panel, layer in zip(panels, questionnaire.layers, strict=True):
            reading = read_network(tie_readings, neighbourhood_id, layer.layer_id)
            own = with_a_place(gaps_of(gaps, neighbourhood_id, layer.layer_id), places)
            panel.set_title(layer.name.in_language(language), fontsize=9)
            draw_small(panel, reading, places, own, organisations, questionnaire)
        sign(figure, language, invented)
    return figure


def draw_small(
    panel: Axes,
    reading: NetworkReading,
    places: Places,
    gaps: Sequence[Gap],
    organisations: pd.DataFrame,
    questionnaire: Questionnaire,
) -> None:
    """One layer without names; the numbers in the marks are those of :func:`plot_network`."""
    prepare(panel, wide=False)
    draw_ties(panel, reading.ties, places, scale=0.55)
    draw_gaps(panel, gaps, places, scale=0.55)
    draw_nodes(panel, reading, places, organisations, questionnaire, size=120)
