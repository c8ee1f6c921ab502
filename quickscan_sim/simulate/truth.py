"""The truth behind an invented quickscan, with a plain sentence for all that is planted."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.language import Message
from quickscan_sim.parameters import Effect, Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate.answer_truth import true_items, true_people, true_positions
from quickscan_sim.simulate.answers import Answers
from quickscan_sim.simulate.columns import gather, settled, table_of_rows, texts, whole_numbers
from quickscan_sim.simulate.gap_draft import PlantedGap
from quickscan_sim.simulate.network import Network
from quickscan_sim.simulate.traits import Traits
from quickscan_sim.simulate.wording import GapNames, effect_sentence, gap_sentence

PLANTED_KINDS = {
    "kind": "str",
    "gap_kind": "str",
    "theme": "str",
    "layer": "str",
    "sector": "str",
    "neighbourhood_id": "str",
    "income_group": "str",
    "organisation_id": "str",
    "partner_id": "str",
    "size": "float64",
    "text_nl": "str",
    "text_en": "str",
}
"""Columns of ``Truth.planted``. A planted "effect" has theme, sector, income_group and size; a
planted "gap" has the columns of the table ``gaps``."""


def gather_truth(
    parameters: Parameters,
    scan: Quickscan,
    people: pd.DataFrame,
    traits: Traits,
    answers: Answers,
    effects: tuple[Effect, ...],
    network: Network,
    gaps: list[PlantedGap],
    wave: int = 1,
) -> Truth:
    """Everything that was drawn and is not told, in tables; ``true_ties`` of this wave.

    Parameters
    ----------
    people
        Table ``professionals`` with ``n_first_items``, in the order of the traits.
    """
    return Truth(
        parameters=parameters,
        traits=true_positions(scan.questionnaire.theme_ids, people, traits.position, answers),
        true_ties=_true_ties(scan, network, wave),
        planted=_planted_table(scan, effects, gaps),
        effects=_effects_table(traits, effects),
        items=true_items(parameters, answers.instrument),
        people=true_people(people, answers),
    )


def _true_ties(scan: Quickscan, network: Network, wave: int) -> pd.DataFrame:
    """A row per wijk, layer and direction in which a tie exists, sorted by its codes."""
    organisation_ids = scan.organisations["organisation_id"].to_list()
    wijk_ids = scan.neighbourhoods["neighbourhood_id"].to_list()
    meetings, pair = network.meetings, network.pair_of_meeting
    level = network.level[pair]
    row, layer, side = np.nonzero(level)
    sides = meetings[["first", "second"]].to_numpy(int)
    keys = (
        (wijk_ids, meetings["wijk"].to_numpy(int)[row]),
        (list(network.layers), layer),
        (organisation_ids, sides[row, side]),
        (organisation_ids, sides[row, 1 - side]),
    )
    order = np.lexsort([_alphabetic(names)[number] for names, number in reversed(keys)])
    wijken, layers, organisations, partners = (
        gather(names, number[order]) for names, number in keys
    )
    return pd.DataFrame(
        {
            "wave": whole_numbers(np.full(len(order), wave)),
            "neighbourhood_id": wijken,
            "layer": layers,
            "organisation_id": organisations,
            "partner_id": partners,
            "level": whole_numbers(level[row, layer, side][order]),
            "quality": whole_numbers(network.quality[pair[row], side][order]),
        },
        copy=False,
    )


def _alphabetic(names: list[str]) -> np.ndarray:
    """The place of each name when they are sorted."""
    place = np.empty(len(names), dtype=np.int64)
    place[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    return place


def _planted_table(
    scan: Quickscan, effects: tuple[Effect, ...], gaps: list[PlantedGap]
) -> pd.DataFrame:
    rows = [
        effect.model_dump() | {"kind": "effect"} | _texts(effect_sentence(effect, scan))
        for effect in effects
    ] + _gap_rows(gaps, scan)
    return table_of_rows(rows, PLANTED_KINDS)


def _gap_rows(gaps: list[PlantedGap], scan: Quickscan) -> list[dict[str, object]]:
    """A row for each weak spot; names and codes are looked up once for all of them."""
    names = GapNames.of(scan)
    organisation_ids = scan.organisations["organisation_id"].to_numpy(object)
    wijk_ids = scan.neighbourhoods["neighbourhood_id"].to_numpy(object)
    layer_ids = scan.questionnaire.layer_ids
    return [
        {
            "kind": "gap",
            "gap_kind": gap.kind,
            "layer": layer_ids[gap.layer],
            "neighbourhood_id": wijk_ids[gap.wijk],
            "organisation_id": organisation_ids[gap.organisation],
            "partner_id": organisation_ids[gap.partner],
        }
        | _texts(gap_sentence(gap, names))
        for gap in gaps
    ]


def _texts(sentence: Message) -> dict[str, object]:
    return {f"text_{language}": sentence.in_language(language) for language in ("nl", "en")}


def _effects_table(traits: Traits, effects: tuple[Effect, ...]) -> pd.DataFrame:
    """Every effect on the latent positions: ``theme, level, id, size``."""
    levels = {
        "sector": traits.of_sector,
        "organisation": traits.of_organisation,
        "neighbourhood": traits.of_neighbourhood,
    }
    in_groups = [
        effect
        for effect in effects
        if effect.sector is not None and effect.income_group is not None
    ]
    themes, ids, sizes = [], [], []
    for drawn in levels.values():
        themes += [theme for theme in traits.themes for _ in drawn.ids]
        ids += drawn.ids * len(traits.themes)
        sizes += drawn.sizes.T.ravel().tolist()
    names = [name for name, drawn in levels.items() for _ in range(drawn.sizes.size)]
    return pd.DataFrame(
        {
            "theme": texts(themes + [effect.theme for effect in in_groups]),
            "level": texts(names + ["sector in income group"] * len(in_groups)),
            "id": texts(ids + [f"{effect.sector} {effect.income_group}" for effect in in_groups]),
            "size": settled(sizes + [effect.size for effect in in_groups]),
        },
        copy=False,
    )
