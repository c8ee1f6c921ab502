"""What choosing the withheld groups costs for 424 to 3,393 wijken in one table: linear or not.

Municipalities of about 10 wijken and 8 sectors share no people; national totals couple them.
"""

from __future__ import annotations

import time

import numpy as np
import pandas as pd

from quickscan_sim.analyse.scores.groups import Scored, choose_groups

N_SECTORS, N_THEMES, PER_MUNICIPALITY, PER_WIJK = 8, 4, 10, 50


def country(n_wijken: int) -> tuple[Scored, pd.DataFrame, pd.DataFrame]:
    """Scores, places and wijken; one person in ten works in a second wijk of the municipality."""
    rng = np.random.default_rng(1)
    n = n_wijken * PER_WIJK
    wijk = np.repeat(np.arange(n_wijken), PER_WIJK)
    sector = rng.choice(N_SECTORS, n, p=np.arange(1, N_SECTORS + 1) / 36)
    first = wijk // PER_MUNICIPALITY * PER_MUNICIPALITY
    second = np.minimum(first + rng.integers(0, PER_MUNICIPALITY, n), n_wijken - 1)
    more = np.flatnonzero((rng.random(n) < 0.1) & (second != wijk))
    person = np.concatenate([np.arange(n), more])
    places = pd.DataFrame(
        {"person": person, "neighbourhood_id": np.concatenate([wijk, second[more]])}
    )
    places["sector"] = sector[person]
    places["organisation_id"] = wijk[person] * N_SECTORS + sector[person]
    income = np.where(np.arange(n_wijken) % 2, "few", "many").astype(object)
    wijken = pd.DataFrame({"neighbourhood_id": np.arange(n_wijken), "income_group": income})
    scored = Scored(np.tile(np.arange(n), N_THEMES), np.repeat(np.arange(N_THEMES), n), N_THEMES)
    return scored, places, wijken


def main() -> None:
    """Print seconds and the ratio per doubling."""
    before = None
    for n_wijken in (424, 848, 1_696, 3_393):
        start = time.process_time()
        groups, hidden = choose_groups(*country(n_wijken), minimum=5)
        seconds = time.process_time() - start
        ratio = "" if before is None else f"{seconds / before:6.2f} times the half"
        print(
            f"{n_wijken:6,} wijken {len(groups):7,} groups {hidden.mean():5.0%} withheld "
            f"{seconds:7.1f} CPU s {ratio}",
            flush=True,
        )
        before = seconds


if __name__ == "__main__":
    main()
