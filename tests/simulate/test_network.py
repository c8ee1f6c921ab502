from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate import simulate_quickscan

Draw = tuple[Quickscan, Truth]
PAIR = ["organisation_id", "partner_id"]


def n_possible(scan: Quickscan) -> int:
    """Ordered pairs of organisations that meet in a wijk, times layers."""
    n = scan.active_in.groupby("neighbourhood_id").size()
    return int((n * (n - 1)).sum()) * len(scan.questionnaire.layers)


@pytest.mark.parametrize("asked", [0.15, 0.34, 0.6])
def test_density_is_near_what_is_asked(asked: float) -> None:
    scan, truth = simulate_quickscan(
        Parameters(n_neighbourhoods=60, tie_density=asked, n_planted_gaps=0)
    )
    assert len(truth.true_ties) / n_possible(scan) == pytest.approx(asked, abs=0.03)


def test_true_ties_are_mostly_mutual(large: Draw) -> None:
    ties = large[1].true_ties
    key = ["neighbourhood_id", "layer"]
    turned = ties.rename(columns=dict(zip(PAIR, PAIR[::-1], strict=True)))
    mutual = ties.merge(turned, on=[*key, *PAIR])
    assert 0.85 < len(mutual) / len(ties) < 0.97


def test_closer_levels_are_rarer_and_quality_is_good_on_average(large: Draw) -> None:
    ties = large[1].true_ties
    n = ties["level"].value_counts().sort_index()
    assert n.is_monotonic_decreasing
    assert ties["quality"].mean() == pytest.approx(3.1, abs=0.2)


def test_two_organisations_have_one_relation_in_every_wijk_where_they_meet(large: Draw) -> None:
    ties = large[1].true_ties
    key = ["layer", *PAIR]
    assert (ties.groupby(key)["level"].nunique() == 1).all()
    assert ties.groupby(key).size().max() > 1


def test_every_wijk_has_an_organisation_with_many_ties(large: Draw) -> None:
    ties = large[1].true_ties
    degree = ties.groupby(["neighbourhood_id", "layer", "organisation_id"]).size()
    top = degree.groupby(["neighbourhood_id", "layer"]).max()
    assert top.mean() > 1.5 * degree.mean()


def test_what_is_usual_between_sectors_shows_in_every_wijk(large: Draw) -> None:
    """Half of the wijken predict the other half."""
    scan, truth = large
    sector = scan.organisations.set_index("organisation_id")["sector"]
    ties = truth.true_ties.assign(
        one=truth.true_ties["organisation_id"].map(sector),
        two=truth.true_ties["partner_id"].map(sector),
    )
    half = ties["neighbourhood_id"].str[1:].astype(int) % 2
    n = ties.groupby([half, "layer", "one", "two"]).size().unstack(0, fill_value=0)
    assert np.corrcoef(n[0], n[1])[0, 1] > 0.8


def test_layers_hang_together(large: Draw) -> None:
    ties = large[1].true_ties
    together = ties.groupby(["neighbourhood_id", *PAIR])["layer"].nunique()
    by_chance = 3 * 0.34**3 / (1 - 0.66**3)
    assert (together == 3).mean() > by_chance / 3 + 0.05


def test_without_hub_and_affinity_every_pair_is_alike() -> None:
    parameters = Parameters(
        n_neighbourhoods=60, hub_strength=0, sector_affinity=0, n_planted_gaps=0
    )
    scan, truth = simulate_quickscan(parameters)
    met = scan.active_in.merge(scan.organisations[["organisation_id", "sector"]])
    n_of_sector = met["sector"].value_counts()
    sector = scan.organisations.set_index("organisation_id")["sector"]
    n_ties = truth.true_ties["organisation_id"].map(sector).value_counts()
    per_place: pd.Series = n_ties / n_of_sector
    assert per_place.max() < 1.25 * per_place.min()
