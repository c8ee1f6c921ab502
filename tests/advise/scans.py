"""Quickscans of a few neighbourhoods with their reading, drawn once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from quickscan_sim.advise import Reading, summarise_quickscan
from quickscan_sim.parameters import Parameters, load_scenario
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.simulate import simulate_quickscan

OWN = Path(__file__).parents[2] / "examples" / "own_questionnaire" / "questionnaire.csv"


@cache
def reading_of(name: str, seed: int = 1) -> Reading:
    """The reading of an "ordinary", "own", "few" or "nothing" quickscan of few wijken."""
    knobs: dict[str, dict[str, Any]] = {
        "ordinary": {"n_neighbourhoods": 3},
        "own": {"n_neighbourhoods": 2, "questionnaire": str(OWN)},
        "few": {"n_neighbourhoods": 2, "response_rate": 0.1, "p_silent_organisation": 0.5},
    }
    if name == "nothing":
        parameters = load_scenario("nothing_planted", seed=seed, n_neighbourhoods=2)
    else:
        parameters = Parameters(seed=seed, **knobs[name])
    return summarise_quickscan(simulate_quickscan(parameters)[0])


def without_rows(scan: Quickscan, *tables: str) -> Quickscan:
    """The quickscan with some tables emptied."""
    return scan.with_tables({name: scan.tables[name].head(0) for name in tables})
