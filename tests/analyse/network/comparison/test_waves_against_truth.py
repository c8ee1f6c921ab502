"""Two invented measurements whose true ties are known: is what is said of them true?

The large version is studies/study_network_waves.py.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd

from quickscan_sim.analyse import compare_network_waves, read_ties
from quickscan_sim.analyse.network.comparison.network_waves import NetworkWaves
from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate import simulate_quickscan

SEEDS = (61, 62, 63)
PLACE = ["neighbourhood_id", "layer"]
KEYS = [*PLACE, "organisation_id", "partner_id"]


@cache
def drawn(seed: int) -> tuple[NetworkWaves, pd.DataFrame]:
    """What is found, and its pairs with what is true: came, went, stayed. Naming is careless."""
    parameters = Parameters(
        seed=seed, n_waves=2, n_neighbourhoods=2, p_report_tie=0.65, p_report_no_tie=0.06
    )
    scan, truth = simulate_quickscan(parameters)
    readings = []
    for wave in (1, 2):
        one = scan.of_wave(wave)
        layers = one.questionnaire.layer_ids
        readings.append(read_ties(one.ties, one.professionals, one.works_in, one.active_in, layers))
    found = compare_network_waves(*readings, scan.organisations)
    pairs = found.pairs[found.pairs["reason"].isna()]
    there = []
    for wave in (1, 2):
        ties = truth.true_ties[truth.true_ties["wave"] == wave]
        known = set(zip(*(ties[name] for name in KEYS), strict=True))
        known |= {(wijk, layer, other, one) for wijk, layer, one, other in known}
        there.append(
            np.array([key in known for key in zip(*(pairs[name] for name in KEYS), strict=True)])
        )
    before, later = there
    return found, pairs.assign(came=~before & later, went=before & ~later, stayed=before & later)


def test_what_is_claimed_with_certainty_is_true_nearly_always() -> None:
    pairs = pd.concat([drawn(seed)[1] for seed in SEEDS])
    for fate in ("came", "went", "stayed"):
        sure = pairs[pairs[f"p_{fate}"] >= 0.95]
        assert len(sure) > 15
        assert sure[fate].mean() > 0.93, fate
        assert pairs.loc[pairs[f"p_{fate}"] <= 0.05, fate].mean() < 0.02


def test_the_estimate_is_nearer_to_the_truth_than_the_raw_count() -> None:
    errors = {"estimate": 0.0, "raw": 0.0}
    for seed in SEEDS:
        found, pairs = drawn(seed)
        whole = found.totals[found.totals["grouping"] == "total"].iloc[0]
        for fate in ("came", "went", "stayed"):
            errors["estimate"] += abs(whole[fate] - pairs[fate].sum())
            errors["raw"] += abs(whole[f"{fate}_named"] - pairs[fate].sum())
    assert errors["estimate"] < errors["raw"] / 2


def test_most_intervals_hold_the_true_number() -> None:
    inside = []
    for seed in SEEDS:
        found, pairs = drawn(seed)
        totals = found.totals[found.totals["grouping"] == "neighbourhood"].set_index(PLACE)
        true = pairs.groupby(PLACE)[["came", "went", "stayed"]].sum().reindex(totals.index)
        for fate in ("came", "went", "stayed"):
            low, high = totals[f"{fate}_low"], totals[f"{fate}_high"]
            inside += ((low <= true[fate]) & (true[fate] <= high)).tolist()
    assert np.mean(inside) > 0.9
