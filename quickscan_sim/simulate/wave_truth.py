"""The truth of several measurements together, and what truly changed between them."""

from __future__ import annotations

from dataclasses import fields, replace

import pandas as pd

from quickscan_sim.interventions import LEVERS_ON_TIES, share_reached, strength
from quickscan_sim.language import Message
from quickscan_sim.parameters import Effect, Parameters
from quickscan_sim.parameters.interventions import Intervention, Reach
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate.changed_items import items_changed
from quickscan_sim.simulate.columns import table_of_rows
from quickscan_sim.simulate.gap_draft import PlantedGap
from quickscan_sim.simulate.gaps_closed import first_wave_closed
from quickscan_sim.simulate.interventions_on_ties import pairs_taking_part, reached_pairs
from quickscan_sim.simulate.later_traits import who_takes_part
from quickscan_sim.simulate.measurement import Measured
from quickscan_sim.simulate.situation import Situation
from quickscan_sim.simulate.truth import gather_truth
from quickscan_sim.simulate.wave_wording import (
    change_sentence,
    changed_item_sentence,
    intervention_sentence,
)

CHANGE_KINDS = {
    "wave": "Int64",
    "kind": "str",
    "name": "str",
    "lever": "str",
    "theme": "str",
    "layer": "str",
    "sector": "str",
    "partner_sector": "str",
    "income_group": "str",
    "neighbourhoods": "str",
    "organisations": "str",
    "item_id": "str",
    "size": "float64",
    "n_reached": "Int64",
    "n_taking_part": "Int64",
    "text_nl": "str",
    "text_en": "str",
}
"""Columns of ``Truth.changes``: a row for each cause that works in a wave. ``size`` is what the
cause adds up to since the first wave, for who takes part: of a trait in SD, else in log odds."""


def gather_wave_truths(
    parameters: Parameters,
    scan: Quickscan,
    situations: list[Situation],
    waves: list[Measured],
    effects: tuple[Effect, ...],
    gaps: list[PlantedGap],
) -> Truth:
    """Everything that was drawn in every wave; what is planted is told of the first."""
    truths = [
        _of_one_wave(parameters, scan, situation, measured, effects, gaps)
        for situation, measured in zip(situations, waves, strict=True)
    ]
    truth = _joined(truths)
    if len(situations) == 1:
        return truth
    closed = first_wave_closed(gaps, situations)
    return replace(
        truth,
        planted=_with_wave_closed(truth.planted, closed),
        changes=_changes(parameters, scan, situations),
        turnover=pd.concat([situation.turnover for situation in situations[1:]], ignore_index=True),
    )


def _of_one_wave(
    parameters: Parameters,
    scan: Quickscan,
    situation: Situation,
    measured: Measured,
    effects: tuple[Effect, ...],
    gaps: list[PlantedGap],
) -> Truth:
    """The truth of one wave, over every organisation there ever was."""
    one = scan.with_tables({"professionals": measured.people})
    is_first = situation.wave == 1
    return gather_truth(
        parameters,
        one,
        measured.people,
        situation.traits,
        measured.answers,
        effects if is_first else (),
        situation.network,
        gaps if is_first else [],
        situation.wave,
    )


def _joined(truths: list[Truth]) -> Truth:
    """The tables that have a wave below each other; the others as they were in the first wave."""
    first = truths[0]
    if len(truths) == 1:
        return first
    tables = {
        field.name: pd.concat([getattr(one, field.name) for one in truths], ignore_index=True)
        for field in fields(Truth)
        if isinstance(getattr(first, field.name), pd.DataFrame)
        and "wave" in getattr(first, field.name)
    }
    return replace(first, **tables)


def _with_wave_closed(planted: pd.DataFrame, closed: list[int | None]) -> pd.DataFrame:
    """Adds ``closed_in_wave``: from when on a planted weak spot is no longer there."""
    waves = pd.array([pd.NA] * len(planted), dtype="Int64")
    waves[(planted["kind"] == "gap").to_numpy()] = pd.array(closed, dtype="Int64")
    return planted.assign(closed_in_wave=waves)


def _changes(parameters: Parameters, scan: Quickscan, situations: list[Situation]) -> pd.DataFrame:
    rows = []
    for situation in situations[1:]:
        rows += _true_changes(parameters, scan, situation)
        rows += _interventions(parameters, scan, situation)
        rows += [
            {
                "wave": situation.wave,
                "kind": "changed_item",
                "item_id": changed.item,
                "size": changed.size,
            }
            | _texts(changed_item_sentence(changed, scan))
            for changed in items_changed(parameters, situation.wave)
        ]
    return table_of_rows(rows, CHANGE_KINDS)


def _true_changes(
    parameters: Parameters, scan: Quickscan, situation: Situation
) -> list[dict[str, object]]:
    rows = []
    for change in parameters.changes:
        if change.from_wave <= situation.wave:
            reached = _n_reached(change, scan, situation)
            rows.append(
                {
                    "wave": situation.wave,
                    "kind": "change",
                    "lever": "trait",
                    "theme": change.theme,
                    "size": change.size,
                    "n_reached": reached,
                    "n_taking_part": reached,
                }
                | _reach(change)
                | _texts(change_sentence(change, scan))
            )
    return rows


def _interventions(
    parameters: Parameters, scan: Quickscan, situation: Situation
) -> list[dict[str, object]]:
    rows = []
    for number, intervention in enumerate(parameters.interventions):
        grown = strength(intervention, situation.wave, parameters.months_between)
        if grown == 0:
            continue
        reached, taking_part = _taking_part(parameters, number, scan, situation)
        rows.append(
            {
                "wave": situation.wave,
                "kind": "intervention",
                "name": intervention.name,
                "lever": intervention.lever,
                "theme": intervention.theme,
                "layer": intervention.layer,
                "partner_sector": intervention.partner_sector,
                "size": grown * intervention.effect,
                "n_reached": reached,
                "n_taking_part": taking_part,
            }
            | _reach(intervention)
            | _texts(intervention_sentence(intervention, grown, reached, taking_part))
        )
    return rows


def _taking_part(
    parameters: Parameters, number: int, scan: Quickscan, situation: Situation
) -> tuple[int, int]:
    """How many people (or, for a lever on ties, pairs) are reached, and how many take part."""
    intervention: Intervention = parameters.interventions[number]
    organisations, people = situation.organisations, situation.people
    if intervention.lever in LEVERS_ON_TIES:
        reached = reached_pairs(
            intervention,
            situation.network,
            organisations,
            scan.neighbourhoods,
        )
        part = pairs_taking_part(parameters, number, situation.network, len(organisations))
    else:
        reached = share_reached(intervention, people, situation.works_in, scan.neighbourhoods) > 0
        part = who_takes_part(
            parameters, number, people, situation.uptake[:, number], organisations
        )
    return int(reached.sum()), int((reached & part).sum())


def _n_reached(reach: Reach, scan: Quickscan, situation: Situation) -> int:
    share = share_reached(reach, situation.people, situation.works_in, scan.neighbourhoods)
    return int((share > 0).sum())


def _reach(reach: Reach) -> dict[str, object]:
    return {
        "sector": reach.sector,
        "income_group": reach.income_group,
        "neighbourhoods": " ".join(reach.neighbourhoods) or None,
        "organisations": " ".join(reach.organisations) or None,
    }


def _texts(sentence: Message) -> dict[str, object]:
    return {f"text_{language}": sentence.in_language(language) for language in ("nl", "en")}
