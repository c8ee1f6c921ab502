"""How many careless forms do the default rules find, and how many careful ones do they flag?

Draws quickscans in which 10 % of the people answer at random and 5 % give one answer to a whole
scale, and counts by the truth whom ``flag_careless`` flags. "Full" are forms with at least half of
the questions answered. ``lowest`` and ``highest`` are those of single draws.

    python studies/study_careless.py
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from quickscan_sim.analyse import careless_indices, flag_careless, items_as_asked
from quickscan_sim.analyse.scores.theme_scores import favourable_items
from quickscan_sim.parameters import load_scenario
from quickscan_sim.simulate import simulate_quickscan

FIRST_SEED = 52000
N_DRAWS = 40
SIZES = (4, 16)
"""Numbers of wijken."""

CARELESS = {"p_careless": 0.10, "p_straight_lining": 0.05}
RULES = ("flagged", "longstring", "irv", "mahalanobis")


def draw(n_wijken: int, seed: int) -> pd.DataFrame:
    """A row per respondent: how the form was filled in, and the rules that it breaks."""
    setting = load_scenario("example", seed=seed, n_neighbourhoods=n_wijken, **CARELESS)
    scan, truth = simulate_quickscan(setting)
    items = items_as_asked(scan.answers, scan.questionnaire)
    indices = careless_indices(items, favourable_items(scan.answers, scan.questionnaire))
    people = truth.people.set_index(["professional_id", "wave"]).reindex(items.index)
    how = np.select(
        [people["careless"].astype(bool), people["straight_lining"].astype(bool)],
        ["at random", "one answer"],
        "with care",
    )
    full = indices["n_answered"] >= indices["n_items"] / 2
    return flag_careless(indices)[list(RULES)].assign(how=how, full=full.to_numpy(), seed=seed)


def table(n_wijken: int) -> list[dict[str, object]]:
    """The share that each rule flags among each kind of people."""
    seeds = range(FIRST_SEED, FIRST_SEED + N_DRAWS)
    found = pd.concat([draw(n_wijken, seed) for seed in seeds])
    per_draw = len(found) / N_DRAWS
    rows: list[dict[str, object]] = []
    for kept, part in (("all", found), ("full", found[found["full"]])):
        for how, people in part.groupby("how"):
            for rule in RULES:
                shares = people.groupby("seed")[rule].mean()
                rows.append(
                    {
                        "wijken": n_wijken,
                        "people_per_draw": per_draw,
                        "forms": kept,
                        "how": how,
                        "rule": "any" if rule == "flagged" else rule,
                        "n_draws": len(shares),
                        "n": len(people),
                        "flagged": people[rule].mean(),
                        "mc_error": shares.std(ddof=1) / np.sqrt(len(shares)),
                        "lowest": shares.min(),
                        "highest": shares.max(),
                    }
                )
    return rows


def main() -> None:
    """Draw, print the table and write it beside this file."""
    found = pd.DataFrame([row for size in SIZES for row in table(size)]).round(4)
    print(found.to_string(index=False))
    found.to_csv(Path(__file__).parent / f"{date.today()}_careless.csv", index=False)


if __name__ == "__main__":
    main()
