"""A year under a plan and the very same year without it: what the plan truly changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.parameters.interventions import Intervention
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate.places import Places, draw_places
from quickscan_sim.simulate.quickscan import simulate_quickscan

GROUPINGS: dict[str, list[str]] = {
    "all": [],
    "sector": ["sector"],
    "neighbourhood": ["neighbourhood_id"],
    "sector x neighbourhood": ["sector", "neighbourhood_id"],
    "organisation": ["organisation_id"],
}
SCORE_KINDS = {
    "wave": "Int64",
    "grouping": "str",
    "sector": "str",
    "neighbourhood_id": "str",
    "organisation_id": "str",
    "theme": "str",
    "n": "Int64",
    "with_plan": "float64",
    "without_plan": "float64",
    "effect": "float64",
}
TIE_KINDS = {
    "wave": "Int64",
    "neighbourhood_id": "str",
    "layer": "str",
    "organisation_id": "str",
    "partner_id": "str",
    "level_with": "Int64",
    "level_without": "Int64",
    "quality_with": "Int64",
    "quality_without": "Int64",
    "effect": "Int64",
}
TIE = ["wave", "neighbourhood_id", "layer", "organisation_id", "partner_id"]


@dataclass(frozen=True)
class WithoutPlan:
    """The same years without the plan, and what the plan truly changed.

    ``scan`` and ``truth`` are those of the years without it. ``scores``: the true mean score of
    each group at each wave with and without the plan; ``ties``: the same of each true tie. The
    column ``effect`` is the difference: what the plan did, and nothing else.
    """

    scan: Quickscan
    truth: Truth
    scores: pd.DataFrame
    ties: pd.DataFrame


def simulate_with_plan(
    parameters: Parameters, interventions: Sequence[Intervention], places: Places | None = None
) -> tuple[Quickscan, Truth, WithoutPlan]:
    """An invented quickscan of two or more waves under a plan, and the same years without it.

    Both are drawn from the same seed with common random numbers: every stage has a stream of its
    own, so the first wave is identical, the same people leave and join, and whoever fills in the
    form has the same luck. What differs is what the interventions changed, so that with an effect
    of 0 every difference is exactly 0.

    Parameters
    ----------
    parameters
        Those of the quickscan the plan was made for; its own interventions and true changes stay
        in both. With one wave, a second one is drawn.
    interventions
        What the plan does, as
        :func:`~quickscan_sim.advise.second_measurement.interventions_of` gives it. What starts
        after the last wave changes nothing and is left out.
    places
        As for :func:`~quickscan_sim.simulate.simulate_quickscan`.

    Returns
    -------
    tuple of Quickscan, Truth and WithoutPlan
        The data under the plan, its truth, and the years without the plan.

    Raises
    ------
    QuickscanError
        When an intervention names somebody who is not there, or the settings do not fit.

    Examples
    --------
    >>> from quickscan_sim.interventions import Intervention
    >>> more_time = Intervention(name="time", acts_on="rules", lever="trait", effect=0.5)
    >>> scan, truth, without = simulate_with_plan(
    ...     Parameters(seed=1, n_neighbourhoods=2), (more_time,))
    >>> everybody = without.scores[without.scores["grouping"] == "all"]
    >>> (everybody.groupby("wave")["effect"].min() > 0).tolist()
    [False, True]
    """
    n_waves = max(2, parameters.n_waves)
    kept = tuple(one for one in interventions if one.from_wave <= n_waves)
    base = {"n_waves": n_waves}
    added = {"interventions": (*parameters.interventions, *kept)}
    here = Parameters(**(parameters.model_dump() | base | added))
    there = Parameters(**(parameters.model_dump() | base))
    places = places or draw_places(parameters)
    scan, truth = simulate_quickscan(here, places)
    scan_without, truth_without = simulate_quickscan(there, places)
    without = WithoutPlan(
        scan=scan_without,
        truth=truth_without,
        scores=_true_scores(scan, truth, truth_without),
        ties=_true_ties(truth, truth_without),
    )
    return scan, truth, without


def _true_scores(scan: Quickscan, truth: Truth, without: Truth) -> pd.DataFrame:
    """Mean true scores of everybody invited, in each group, with and without the plan."""
    key = ["professional_id", "wave", "theme"]
    both = truth.traits[[*key, "true_score"]].merge(
        without.traits[[*key, "true_score"]], on=key, suffixes=("_with", "_without")
    )
    people = scan.professionals[["professional_id", "wave", "organisation_id", "sector"]]
    of_people = both.merge(people, on=["professional_id", "wave"])
    where = scan.works_in[["professional_id", "wave", "neighbourhood_id"]]
    placed = of_people.merge(where, on=["professional_id", "wave"])
    tables = []
    for grouping, columns in GROUPINGS.items():
        source = placed if "neighbourhood_id" in columns else of_people
        means = source.groupby(["wave", *columns, "theme"], sort=True).agg(
            n=("professional_id", "size"),
            with_plan=("true_score_with", "mean"),
            without_plan=("true_score_without", "mean"),
        )
        tables.append(means.reset_index().assign(grouping=grouping))
    table = pd.concat(tables, ignore_index=True)
    table["effect"] = table["with_plan"] - table["without_plan"]
    return _typed(table, SCORE_KINDS)


def _true_ties(truth: Truth, without: Truth) -> pd.DataFrame:
    """Every tie that truly exists in one of the two years; level 0 is no tie."""
    columns = [*TIE, "level", "quality"]
    table = truth.true_ties[columns].merge(
        without.true_ties[columns], on=TIE, how="outer", suffixes=("_with", "_without")
    )
    for name in ("level_with", "level_without"):
        table[name] = table[name].astype("Int64").fillna(0)
    is_tie = [(table[name] > 0).to_numpy(int) for name in ("level_with", "level_without")]
    table["effect"] = np.subtract(*is_tie)
    table = table.sort_values(TIE, ignore_index=True)
    return _typed(table, TIE_KINDS)


def _typed(table: pd.DataFrame, kinds: dict[str, str]) -> pd.DataFrame:
    """The columns of the table, in order, with their types; labels that do not apply are NA."""
    return table.reindex(columns=list(kinds)).astype(kinds)
