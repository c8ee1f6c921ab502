"""Households: CPU time a household, beside drawing the same number of uniform numbers.

A share of a real country is drawn, municipality by municipality, and one neighbourhood alone, as a
live widget would ask for it.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate.country import draw_country
from quickscan_sim.simulate.households import simulate_households
from quickscan_sim.simulate.places import draw_places

SEED = 12
N_NEIGHBOURHOODS = 300
FLOOR_COLUMNS = 16
ALL_HOUSEHOLDS = 8_400_000


def spent(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of some work in this process, and what it gave."""
    start = time.process_time()
    given = work()
    return time.process_time() - start, given


def country_part() -> tuple[float, int]:
    """CPU seconds and households of the first municipalities of a country."""
    country = draw_country(Parameters(seed=SEED, first_neighbourhoods=N_NEIGHBOURHOODS))
    seconds, n = 0.0, 0
    for number in range(1, country.n_municipalities + 1):
        parameters, places = country.parameters_of(number), country.places(number)
        cost, households = spent(
            lambda parameters=parameters, places=places: simulate_households(parameters, places)
        )
        seconds, n = seconds + cost, n + len(households)
    return seconds, n


def one_neighbourhood() -> tuple[float, int]:
    """Median CPU seconds of redrawing one neighbourhood, and its households."""
    parameters = Parameters(seed=SEED, n_neighbourhoods=1)
    places = draw_places(parameters)
    runs = [spent(lambda: simulate_households(parameters, places)) for _ in range(9)]
    return statistics.median(cost for cost, _ in runs), len(runs[0][1])


def main() -> None:
    """Print seconds, the ratio to the floor and what the whole country would take."""
    single, n_single = one_neighbourhood()
    seconds, n = country_part()
    rng = np.random.default_rng(SEED)
    floor, _ = spent(lambda: rng.random((FLOOR_COLUMNS, n), dtype=np.float32))
    print(f"one neighbourhood of {n_single:,} households: {1000 * single:.1f} ms CPU")
    print(f"{n:,} households of a country: {seconds:.2f} CPU s ({1e6 * seconds / n:.2f} us each)")
    print(f"{FLOOR_COLUMNS} uniform numbers each: {floor:.2f} CPU s; ratio {seconds / floor:.1f}")
    print(f"all {ALL_HOUSEHOLDS:,} households: about {seconds / n * ALL_HOUSEHOLDS:.1f} CPU s")


if __name__ == "__main__":
    main()
