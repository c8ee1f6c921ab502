"""The network map of the wijk, as a hand-out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from quickscan_sim.advise.findings.ranking import by_weight
from quickscan_sim.language import translator
from quickscan_sim.present.document import Block, FigureBlock, Heading, PageBreak, Paragraph
from quickscan_sim.present.figure_style import Description, as_png
from quickscan_sim.present.network_picture import plot_layers, plot_network
from quickscan_sim.present.network_words import describe_layers, describe_network
from quickscan_sim.present.round_table_results import finding_blocks, names_of
from quickscan_sim.present.tie_states import read_network
from quickscan_sim.vocabulary import SMALL_CELL

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from quickscan_sim.advise.round_table.table import RoundTable


def map_blocks(table: RoundTable) -> list[Block]:
    """One subject large and all side by side; a sentence where too few people answered."""
    say = translator(table.language)
    blocks: list[Block] = [PageBreak(), Heading(2, say("Hand-out: network map"))]
    readings, scan = table.reading.tie_readings, table.reading.scan
    layer = _layer(table)
    n_people = (
        read_network(readings, table.neighbourhood_id, layer).n_people
        if layer is not None and (readings["neighbourhood_id"] == table.neighbourhood_id).any()
        else 0
    )
    if layer is None or n_people < SMALL_CELL:
        blocks.append(
            Paragraph(
                say(
                    "Too few people here answered the question about partners, so there is no "
                    "picture of working together."
                )
            )
        )
        return blocks
    blocks.append(
        Paragraph(
            say(
                "Look first at what is there. A missing line is not unwillingness. In a hatched "
                "organisation too few people answered; others may still name it."
            )
        )
    )
    blocks.append(_one_layer(table, layer))
    if len(scan.questionnaire.layers) > 1:
        blocks.append(_all_layers(table))
    return blocks + _found_about_ties(table)


def _found_about_ties(table: RoundTable) -> list[Block]:
    """What was found about working together in this wijk."""
    say = translator(table.language)
    good, better = (
        [one for one in found if one.neighbourhood_id == table.neighbourhood_id]
        for found in (table.strengths, by_weight(table.findings))
    )
    found: list[Block] = [
        *finding_blocks(table, say("Where people find each other"), good),
        *finding_blocks(table, say("Where they do not find each other yet"), better),
    ]
    return [PageBreak(), *found] if found else []


def _layer(table: RoundTable) -> str | None:
    """The subject that most propositions about ties are about; else the first."""
    layers = table.reading.scan.questionnaire.layer_ids
    about = Counter(
        part for one in table.propositions if one.organisations for part in one.about.split("/")
    )
    return max(layers, key=lambda layer: (about[layer], -layers.index(layer)), default=None)


def _one_layer(table: RoundTable, layer: str) -> FigureBlock:
    reading, names = table.reading, names_of(table)
    what = (
        reading.tie_readings,
        reading.scan.organisations,
        table.neighbourhood_id,
        layer,
        reading.scan.questionnaire,
        table.language,
    )
    labels, gaps = names.in_neighbourhood(table.neighbourhood_id), _gaps(table)
    say = translator(table.language)
    return _figure(
        plot_network(*what, names=labels, gaps=gaps, invented=table.invented),
        describe_network(*what, names=labels, gaps=gaps),
        say(
            "{neighbourhood}: who works with whom on {layer}. A place in the ring says "
            "nothing about importance.",
            neighbourhood=table.neighbourhood,
            layer=names.layer(layer),
        ),
    )


def _all_layers(table: RoundTable) -> FigureBlock:
    reading, say = table.reading, translator(table.language)
    return _figure(
        plot_layers(
            reading.tie_readings,
            reading.scan.organisations,
            table.neighbourhood_id,
            reading.scan.questionnaire,
            table.language,
            gaps=_gaps(table),
            invented=table.invented,
        ),
        describe_layers(
            reading.tie_readings,
            table.neighbourhood_id,
            reading.scan.questionnaire,
            table.language,
        ),
        say(
            "{neighbourhood}: all subjects side by side, with the same numbers and places.",
            neighbourhood=table.neighbourhood,
        ),
    )


def _gaps(table: RoundTable) -> pd.DataFrame:
    few = table.reading.top_gaps
    return few[few["neighbourhood_id"] == table.neighbourhood_id]


def _figure(figure: Figure, description: Description, caption: str) -> FigureBlock:
    return FigureBlock(
        as_png(figure), description.alt, caption, description.header, description.rows
    )
