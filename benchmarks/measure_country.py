"""How long places take: a whole country, parts of it, and a single wijk, beside plain chance.

The floor is drawing as many standard normals as a country needs, without making anything of them.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

RUNS = 5
N_WIJKEN = 3393
N_SCORES = 2 * 13 + 4


def spent(work: Callable[[], object]) -> float:
    """Median CPU seconds of some work."""
    found = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return statistics.median(found)


def main() -> None:
    """Print seconds, and ratios to the floor."""
    import numpy as np

    from quickscan_sim.parameters import Parameters
    from quickscan_sim.simulate.country import draw_country
    from quickscan_sim.simulate.places import draw_places

    rng = np.random.default_rng(1)
    floor = spent(lambda: rng.standard_normal((N_WIJKEN, N_SCORES)))
    print(f"{'':34}{'CPU s':>9}{'/ floor':>9}")
    print(f"{'floor: standard normals':34}{floor:9.4f}{1:9.1f}")
    first = time.process_time()
    whole = draw_country(Parameters(seed=1))
    first = time.process_time() - first
    print(f"{'country, first time (reads tables)':34}{first:9.4f}{first / floor:9.1f}")
    for n in (100, 1000, N_WIJKEN):
        cost = spent(lambda n=n: draw_country(Parameters(seed=2, first_neighbourhoods=n)))
        print(f"{f'country, first {n} wijken':34}{cost:9.4f}{cost / floor:9.1f}")
    numbers = range(1, whole.n_municipalities + 1)
    cost = spent(lambda: [(whole.places(i), whole.parameters_of(i)) for i in numbers])
    print(f"{'its municipalities, one by one':34}{cost:9.4f}{cost / floor:9.1f}")
    cost = spent(lambda: draw_places(Parameters(seed=3, n_neighbourhoods=1)))
    print(f"{'a single wijk':34}{cost:9.4f}{cost / floor:9.1f}")


if __name__ == "__main__":
    main()
