"""All layers of a neighbourhood small, beside the matrix of one layer, in one picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from quickscan_sim.present.figure_style import (
    WIDTH_INCHES,
    kit_style,
    new_figure,
    sign,
    signature,
    signature_height,
)
from quickscan_sim.present.network_drawing import with_a_place
from quickscan_sim.present.network_layout import lay_out_network, sectors_of
from quickscan_sim.present.network_matrix import (
    ABOVE_INCHES,
    MatrixSides,
    draw_matrix,
    draw_matrix_legend,
    matrix_note,
)
from quickscan_sim.present.network_picture import draw_small
from quickscan_sim.present.network_words import gaps_of, labels_of

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from quickscan_sim.present.tie_states import Networks
    from quickscan_sim.questionnaire import Questionnaire

SMALL_WIDE, SMALL_HIGH = 2.2, 1.45
"""A small picture, in inches; its title included in its height."""
SHORT_LABEL = 27
MOST_LAYERS = 4
"""With more layers the small pictures do not fit beside a matrix."""


def plot_network_overview(
    networks: Networks,
    organisations: pd.DataFrame,
    neighbourhood_id: str,
    layer: str,
    questionnaire: Questionnaire,
    language: str = "nl",
    *,
    names: Mapping[str, str],
    gaps: pd.DataFrame | None = None,
    invented: bool = True,
) -> Figure:
    """The matrix of :func:`~quickscan_sim.present.network_matrix.plot_network_matrix` at the left.

    At the right the pictures of :func:`~quickscan_sim.present.network_picture.plot_layers` below
    each other: one picture of half a page instead of two that do not fit on one.
    """
    reading = networks.of(neighbourhood_id, layer)
    places = lay_out_network(networks, organisations, neighbourhood_id, questionnaire)
    labels = labels_of(reading, organisations, questionnaire, language, False, names)
    sides = MatrixSides.of(reading, places, labels, WIDTH_INCHES - SMALL_WIDE, SHORT_LABEL)
    note = matrix_note(reading, language)
    below = signature_height(signature(language, invented, note))
    layers = questionnaire.layers
    with kit_style():
        above = max(ABOVE_INCHES + sides.high, SMALL_HIGH * len(layers))
        figure = new_figure(above + below, is_placed=True)
        draw_matrix(figure, reading, sides, sectors_of(organisations), below)
        draw_matrix_legend(figure, language)
        high = above / len(layers)
        for number, one in enumerate(layers):
            bottom = (below + above - high * (number + 1)) / (above + below)
            left = 1 - SMALL_WIDE / WIDTH_INCHES
            # The title of each stands in the upper part of its own place.
            panel = figure.add_axes((left, bottom, 1 - left, (high - 0.22) / (above + below)))
            panel.set_title(one.name.in_language(language), fontsize=9)
            own = with_a_place(gaps_of(gaps, neighbourhood_id, one.layer_id), places)
            shown = networks.of(neighbourhood_id, one.layer_id)
            draw_small(panel, shown, places, own, organisations, questionnaire)
        sign(figure, language, invented, note)
    return figure
