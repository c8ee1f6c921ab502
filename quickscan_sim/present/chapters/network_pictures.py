"""The pictures of a neighbourhood's network: one subject large, all side by side, a matrix."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quickscan_sim.present.chapters.material import Material
from quickscan_sim.present.document import Block, FigureBlock
from quickscan_sim.present.network_matrix import describe_network_matrix, plot_network_matrix
from quickscan_sim.present.network_overview import MOST_LAYERS, plot_network_overview
from quickscan_sim.present.network_picture import plot_layers, plot_network
from quickscan_sim.present.network_words import describe_layers, describe_network

if TYPE_CHECKING:
    import pandas as pd

MANY_NEIGHBOURHOODS = 12
"""From here on a page holds one picture and not three, so that the report stays usable."""


def more_pictures(
    neighbourhood: str, layer: str, gaps: pd.DataFrame, material: Material
) -> list[Block]:
    """What follows the large picture: all layers, and a matrix; nothing with many wijken."""
    scan = material.scan
    name = material.names.neighbourhood(neighbourhood)
    if len(scan.neighbourhoods) > MANY_NEIGHBOURHOODS:
        return []
    blocks: list[Block] = []
    n_layers = len(scan.questionnaire.layers)
    if 1 < n_layers <= MOST_LAYERS:
        return [_overview(neighbourhood, layer, gaps, material)]
    if n_layers > 1:
        blocks.append(_all_layers(neighbourhood, name, gaps, material))
    return [*blocks, _matrix(neighbourhood, layer, material)]


def network_picture(
    neighbourhood: str, layer: str, gaps: pd.DataFrame, material: Material
) -> FigureBlock:
    """Who works with whom on one layer, with its weak spots; drawn once for all readers."""
    return material.picture(
        ("network", neighbourhood, layer), lambda: _network(neighbourhood, layer, gaps, material)
    )


def _network(neighbourhood: str, layer: str, gaps: pd.DataFrame, material: Material) -> FigureBlock:
    say, scan = material.say, material.scan
    name = material.names.neighbourhood(neighbourhood)
    names = material.names.in_neighbourhood(neighbourhood)
    return material.figure(
        plot_network(
            material.networks,
            scan.organisations,
            neighbourhood,
            layer,
            scan.questionnaire,
            material.language,
            names=names,
            gaps=gaps,
            invented=scan.invented,
        ),
        describe_network(
            material.networks,
            scan.organisations,
            neighbourhood,
            layer,
            scan.questionnaire,
            material.language,
            names=names,
            gaps=gaps,
        ),
        say(
            "{neighbourhood}: who works with whom on {layer}. A place in the ring says "
            "nothing about importance.",
            neighbourhood=name,
            layer=material.names.layer(layer),
        ),
    )


def _overview(neighbourhood: str, layer: str, gaps: pd.DataFrame, material: Material) -> Block:
    """The matrix and all layers in one picture; the counts of the layers stand in its words."""
    scan, names = material.scan, material.names.in_neighbourhood(neighbourhood)
    language, questionnaire = material.language, scan.questionnaire
    what = (
        material.networks,
        scan.organisations,
        neighbourhood,
        layer,
        questionnaire,
        language,
    )
    layers = describe_layers(material.networks, neighbourhood, questionnaire, language)
    matrix = describe_network_matrix(*what, names=names)
    return material.figure(
        plot_network_overview(*what, names=names, gaps=gaps, invented=scan.invented),
        replace(matrix, alt=f"{matrix.alt} {layers.alt}"),
        material.say(
            "{neighbourhood}: who names whom on {layer}, as a table to look things up in. Beside "
            "it all subjects, with the same numbers and places.",
            neighbourhood=material.names.neighbourhood(neighbourhood),
            layer=material.names.layer(layer),
        ),
    )


def _all_layers(neighbourhood: str, name: str, gaps: pd.DataFrame, material: Material) -> Block:
    scan = material.scan
    return material.figure(
        plot_layers(
            material.networks,
            scan.organisations,
            neighbourhood,
            scan.questionnaire,
            material.language,
            gaps=gaps,
            invented=scan.invented,
        ),
        describe_layers(material.networks, neighbourhood, scan.questionnaire, material.language),
        material.say(
            "{neighbourhood}: all subjects side by side, with the same numbers and places.",
            neighbourhood=name,
        ),
    )


def _matrix(neighbourhood: str, layer: str, material: Material) -> Block:
    scan, names = material.scan, material.names.in_neighbourhood(neighbourhood)
    what = (
        material.networks,
        scan.organisations,
        neighbourhood,
        layer,
        scan.questionnaire,
        material.language,
    )
    return material.figure(
        plot_network_matrix(*what, names=names, invented=scan.invented),
        describe_network_matrix(*what, names=names),
        material.say(
            "{neighbourhood}: who names whom on {layer}, as a table to look things up in.",
            neighbourhood=material.names.neighbourhood(neighbourhood),
            layer=material.names.layer(layer),
        ),
    )
