"""CPU milliseconds of a whole draw, beside the least that its tables cost in the same run.

The floor builds all tables of the quickscan and its truth from arrays that lie ready, and draws
two normals for every answer and report: no draw with such tables can be faster.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate import simulate_quickscan

RUNS = 30
SEED = 7
CLASS = 30
AIM = "aim: one neighbourhood redrawn in 20 ms, a class of 30 own ones in 1,000 ms after import"


def spent(work: Callable[[int], Any], runs: int = RUNS) -> float:
    """Median CPU milliseconds of some work, which gets the number of the run."""
    costs = []
    for run in range(runs):
        start = time.process_time()
        work(run)
        costs.append(time.process_time() - start)
    return 1000 * statistics.median(costs)


def floor(scan: Quickscan, truth: Truth) -> float:
    """What the tables and as many draws cost, with nothing to work out."""
    frames = [*scan.tables.values(), *(v for v in vars(truth).values() if hasattr(v, "columns"))]
    ready = [{name: frame[name].array for name in frame} for frame in frames]
    n_draws = 2 * (len(scan.answers) + len(scan.ties))

    def build(run: int) -> None:
        np.random.default_rng(run).standard_normal(n_draws)
        for columns in ready:
            pd.DataFrame(columns, copy=False)

    build(0)
    return spent(build)


def row(label: str, settings: Callable[[int], Parameters], runs: int = RUNS) -> None:
    """One line: the settings of each run drawn, beside the floor of the first."""
    scan, truth = simulate_quickscan(settings(0))
    bare = floor(scan, truth)
    cost = spent(lambda run: simulate_quickscan(settings(run)), runs)
    print(f"{label:50}{cost:8.1f}{bare:10.2f}{cost / bare:9.1f}")


def whole_class() -> None:
    """Thirty own neighbourhoods in a process that drew nothing before: files are read too."""
    start = time.process_time()
    for number in range(CLASS):
        scan, truth = simulate_quickscan(Parameters(seed=SEED + number, n_neighbourhoods=1))
    cost = 1000 * (time.process_time() - start)
    bare = CLASS * floor(scan, truth)
    print(f"{f'a class of {CLASS}, files read for the first time':50}", end="")
    print(f"{cost:8.0f}{bare:10.1f}{cost / bare:9.1f}")


def main() -> None:
    """Print a line for each size and for each knob that a slider moves."""
    print(f"{'':50}{'CPU ms':>8}{'floor ms':>10}{'x floor':>9}")
    whole_class()
    one = {"seed": SEED, "n_neighbourhoods": 1}
    row(
        "one neighbourhood, another response",
        lambda run: Parameters(**one, response_rate=0.5 + run / 100),
    )
    row(
        "one neighbourhood, another reliability",
        lambda run: Parameters(**one, reliability=0.7 + run / 1000),
    )
    row(
        "one neighbourhood, another seed",
        lambda run: Parameters(seed=1000 + run, n_neighbourhoods=1),
    )
    row(
        "a municipality of 10, another response",
        lambda run: Parameters(seed=SEED, n_neighbourhoods=10, response_rate=0.5 + run / 100),
    )
    print(AIM)


if __name__ == "__main__":
    main()
