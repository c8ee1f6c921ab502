"""Density of drawn municipalities with silent organisations, beside their truth.

A fixed sample of what studies/study_network_density.py draws more often.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd

from quickscan_sim.analyse import estimate_density, read_ties
from quickscan_sim.diagnose.truths import true_densities
from quickscan_sim.parameters import load_scenario
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate import simulate_quickscan

FIRST_SEED = 4_100
N_DRAWS = 8
SILENT = 0.4


@cache
def drawn() -> pd.DataFrame:
    """A row per wijk and layer: estimate, interval, truth, and density with zeros."""
    found = []
    for number in range(N_DRAWS):
        settings = load_scenario("example", seed=FIRST_SEED + number)
        scan, truth = simulate_quickscan(settings.model_copy(update={"p_silent_organisation": 0.0}))
        names = scan.organisations["organisation_id"].to_numpy(object)
        rng = stream(settings.seed, "silenced organisations")
        silent = rng.choice(names, round(SILENT * len(names)), replace=False)
        off = scan.professionals["organisation_id"].isin(silent)
        people = scan.professionals.assign(
            answered_partners=scan.professionals["answered_partners"] & ~off
        )
        readings = read_ties(
            scan.ties, people, scan.works_in, scan.active_in, scan.questionnaire.layer_ids
        )
        true = true_densities(truth, scan)
        places = ["neighbourhood_id", "layer"]
        named = (readings["share_naming"] >= 0.5).groupby([readings[name] for name in places])
        table = estimate_density(readings)
        keys = list(table[places].itertuples(index=False, name=None))
        found.append(
            table.assign(truth=[true[key] for key in keys], zeros=named.mean().loc[keys].to_numpy())
        )
    rows = pd.concat(found, ignore_index=True)
    return rows[rows["density"].notna()]


def test_density_is_right_on_average_with_two_in_five_organisations_silent() -> None:
    rows = drawn()
    assert len(rows) > 120
    assert abs(rows["density"].mean() / rows["truth"].mean() - 1) < 0.05
    # Who counts silent organisations as zeros is two fifths off.
    assert rows["zeros"].mean() / rows["truth"].mean() - 1 < -0.3


def test_the_interval_of_density_holds_the_truth_and_says_something() -> None:
    rows = drawn()
    holds = (rows["density_low"] - 1e-7 <= rows["truth"]) & (
        rows["truth"] <= rows["density_high"] + 1e-7
    )
    assert holds.mean() >= 0.9
    assert (rows["density_high"] - rows["density_low"]).mean() < 0.2
    errors = (rows["density"] - rows["truth"]).to_numpy()
    assert np.sqrt((errors**2).mean()) < 0.06
