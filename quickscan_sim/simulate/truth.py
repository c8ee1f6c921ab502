"""The truth behind an invented quickscan, with a plain sentence for all that is planted."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.language import Message
from quickscan_sim.parameters import Effect, Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate.answer_truth import true_items, true_people, true_positions
from quickscan_sim.simulate.answers import Answers
from quickscan_sim.simulate.gap_draft import PlantedGap
from quickscan_sim.simulate.network import Network
from quickscan_sim.simulate.traits import Traits
from quickscan_sim.simulate.wording import effect_sentence, gap_sentence

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
) -> Truth:
    """Everything that was drawn and is not told, in tables.

    Parameters
    ----------
    people
        Table ``professionals`` with ``n_first_items``, in the order of the traits.
    """
    return Truth(
        parameters=parameters,
        traits=true_positions(scan.questionnaire.theme_ids, people, traits.position, answers),
        true_ties=_true_ties(scan, network),
        planted=_planted_table(scan, effects, gaps),
        effects=_effects_table(traits, effects),
        items=true_items(parameters, answers.instrument),
        people=true_people(people, answers),
    )


def _true_ties(scan: Quickscan, network: Network) -> pd.DataFrame:
    """A row per wijk, layer and direction in which a tie exists."""
    organisation_ids = scan.organisations["organisation_id"].to_numpy(object)
    pairs = pd.DataFrame({"first": network.first, "second": network.second})
    meetings = network.meetings.merge(
        pairs.assign(pair=pairs.index), on=["first", "second"], how="left"
    )
    pair = meetings["pair"].to_numpy(int)
    level = network.level[pair]
    row, layer, side = np.nonzero(level)
    sides = meetings[["first", "second"]].to_numpy(int)
    table = pd.DataFrame(
        {
            "neighbourhood_id": scan.neighbourhoods["neighbourhood_id"].to_numpy(object)[
                meetings["wijk"].to_numpy(int)[row]
            ],
            "layer": np.array(network.layers, dtype=object)[layer],
            "organisation_id": organisation_ids[sides[row, side]],
            "partner_id": organisation_ids[sides[row, 1 - side]],
            "level": level[row, layer, side],
            "quality": network.quality[pair[row], side],
        }
    )
    key = ["neighbourhood_id", "layer", "organisation_id", "partner_id"]
    kinds = dict.fromkeys(key, "str") | {"level": "Int64", "quality": "Int64"}
    return table.astype(kinds).sort_values(key, ignore_index=True)


def _planted_table(
    scan: Quickscan, effects: tuple[Effect, ...], gaps: list[PlantedGap]
) -> pd.DataFrame:
    rows = [
        effect.model_dump() | {"kind": "effect"} | _texts(effect_sentence(effect, scan))
        for effect in effects
    ] + [_gap_row(gap, scan) for gap in gaps]
    return pd.DataFrame(rows, columns=list(PLANTED_KINDS)).astype(PLANTED_KINDS)


def _gap_row(gap: PlantedGap, scan: Quickscan) -> dict[str, object]:
    organisation_ids = scan.organisations["organisation_id"]
    return {
        "kind": "gap",
        "gap_kind": gap.kind,
        "layer": scan.questionnaire.layer_ids[gap.layer],
        "neighbourhood_id": scan.neighbourhoods["neighbourhood_id"].iloc[gap.wijk],
        "organisation_id": organisation_ids.iloc[gap.organisation],
        "partner_id": organisation_ids.iloc[gap.partner],
    } | _texts(gap_sentence(gap, scan))


def _texts(sentence: Message) -> dict[str, object]:
    return {f"text_{language}": sentence.in_language(language) for language in ("nl", "en")}


def _effects_table(traits: Traits, effects: tuple[Effect, ...]) -> pd.DataFrame:
    """Every effect on the latent positions: ``theme, level, id, size``."""
    levels = {
        "sector": traits.of_sector,
        "organisation": traits.of_organisation,
        "neighbourhood": traits.of_neighbourhood,
    }
    tables = [
        table.rename_axis("id")
        .reset_index()
        .melt("id", var_name="theme", value_name="size")
        .assign(level=level)
        for level, table in levels.items()
    ]
    in_groups = [
        {
            "theme": effect.theme,
            "level": "sector in income group",
            "id": f"{effect.sector} {effect.income_group}",
            "size": effect.size,
        }
        for effect in effects
        if effect.sector is not None and effect.income_group is not None
    ]
    columns = ["theme", "level", "id", "size"]
    kinds = {"theme": "str", "level": "str", "id": "str", "size": "float64"}
    return pd.concat(
        [
            *(table[columns] for table in tables),
            pd.DataFrame(in_groups, columns=columns).astype(kinds),
        ],
        ignore_index=True,
    ).astype(kinds)
