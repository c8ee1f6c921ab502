"""Does any withheld number follow from all reports of one quickscan, laid side by side?

200 quickscans of two to eight organisations of about the threshold, in three wijken. The attack is
made by hand and not with the checker of the kit: the unknowns are the scores of each person, a
published number is a row of weights over them, and what lies in the span of the published rows is
known to somebody who knows who works where.

Three numbers of each quickscan: withheld rows that follow (must be 0); rows of fewer than five
people that are left when a shown group is taken from a shown group around it (must be 0); and, to
show that the attack works, whether it finds anything when only the small groups are withheld.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from quickscan_sim.analyse import summarise_scores

# Fixed on 2026-11-23, before the first run.
SEED = 20261124
N = 200
MINIMUM = 5
SECTORS = ("s", "t", "u")
WIJKEN = ("n1", "n2", "n3")
LABELS = ("sector", "neighbourhood_id", "organisation_id", "income_group")
NOTHING = 1e-8


def draw(rng: np.random.Generator) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Scores, people and where they work; scores are random, so no totals agree by chance."""
    people, places = [], []
    for number in range(int(rng.integers(2, 9))):
        sector = str(rng.choice(SECTORS))
        wijken = rng.choice(WIJKEN, rng.integers(1, 3), replace=False)
        for person in range(int(rng.integers(0, 10))):
            name = f"o{number}p{person}"
            people.append((name, 1, f"o{number}", sector))
            places += [(name, 1, str(wijk), 1 / len(wijken)) for wijk in wijken]
    professionals = pd.DataFrame(
        people, columns=["professional_id", "wave", "organisation_id", "sector"]
    )
    works_in = pd.DataFrame(
        places, columns=["professional_id", "wave", "neighbourhood_id", "share"]
    )
    scores = professionals[["professional_id", "wave"]].assign(
        theme="signaleren", score=rng.normal(3, 1, len(people)), n_items=4
    )
    return scores, professionals, works_in


def weights(rows: pd.DataFrame, places: pd.DataFrame) -> np.ndarray:
    """Rows x people: 1 for those whose scores a number is the mean of."""
    people = pd.Index(places["professional_id"].unique())
    found = np.zeros((len(rows), len(people)))
    for number, row in enumerate(rows[list(LABELS)].to_dict("records")):
        own = places
        for label, value in row.items():
            if pd.notna(value):
                own = own[own[str(label)] == value]
        found[number, people.get_indexer(pd.Index(own["professional_id"].unique()))] = 1
    return found


def follows(known: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Which of the wanted rows are a weighted sum of the known ones."""
    if not len(known) or not len(wanted):
        return np.zeros(len(wanted), dtype=bool)
    solution = np.linalg.lstsq(known.T, wanted.T, rcond=None)[0]
    is_solved: np.ndarray = (np.abs(known.T @ solution - wanted.T) < NOTHING).all(axis=0)
    return is_solved & wanted.any(axis=1)


def n_left_over(shown: np.ndarray) -> int:
    """Pairs of shown groups, one within the other, that leave fewer than five people."""
    left = [
        int((one - other).sum())
        for one in shown
        for other in shown
        if ((one - other) >= 0).all() and (one - other).any()
    ]
    return sum(n < MINIMUM for n in left)


def attack(rng: np.random.Generator) -> dict[str, int] | None:
    """One quickscan: what follows from what is shown."""
    scores, professionals, works_in = draw(rng)
    if professionals.empty:
        return None
    wijken = pd.DataFrame(
        {"neighbourhood_id": list(WIJKEN), "income_group": ["few", "many", "many"]}
    )
    table = summarise_scores(scores, professionals, works_in, wijken)
    places = professionals.merge(works_in).merge(wijken)
    is_withheld = table["withheld"].to_numpy(bool)
    every = weights(table, places)
    is_small = is_withheld & (every.sum(axis=1) < MINIMUM)
    return {
        "withheld": int(is_withheld.sum()),
        "small": int(is_small.sum()),
        "follow": int(follows(every[~is_withheld], every[is_withheld]).sum()),
        "left_over": n_left_over(every[~is_withheld]),
        "found_when_only_small": int(follows(every[~is_small], every[is_small]).any()),
    }


def main() -> None:
    """Attack them all and write the totals."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    dated = Path(__file__).with_name(f"{date.today().isoformat()}_reports_together.csv")
    parser.add_argument("--n", type=int, default=N)
    parser.add_argument("--out", type=Path, default=dated)
    options = parser.parse_args()
    rng = np.random.default_rng(SEED)
    rows: list[dict[str, int]] = []
    while len(rows) < options.n:
        row = attack(rng)
        if row is not None:
            rows.append(row)
    told = pd.DataFrame(rows).sum().rename("total").rename_axis("measure").reset_index()
    told.insert(1, "quickscans", len(rows))
    print(told.to_string(index=False))
    told.to_csv(options.out, index=False, lineterminator="\n")


if __name__ == "__main__":
    main()
