"""CPU seconds for the gap list of one neighbourhood, beside reading its ties in the same run.

Invented reports: every organisation has four people who name some of a dozen partners near by; one
in five organisations is silent, one in ten is informal. Beyond 300 organisations pairs are chosen,
beyond 100 fewer networks are drawn, beyond 3,000 none (see ``skipped_gaps``).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse import find_gaps, read_ties, skipped_gaps, top_gaps
from quickscan_sim.analyse.network.pairs.pairs import judged_pairs

SIZES = (10, 100, 1_000, 10_000)
LAYERS = ["one", "two", "three"]
PEOPLE = 4
PARTNERS = 12
NEAR = 60
SEED = 7


def spent(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of some work in this process, and what it gave."""
    start = time.process_time()
    given = work()
    return time.process_time() - start, given


def world(n: int) -> dict[str, pd.DataFrame]:
    """Organisations in one neighbourhood, their people and their reports."""
    rng = np.random.default_rng(SEED)
    names = np.array([f"O{number:05}" for number in range(n)])
    people = np.array([f"{name}-{number}" for name in names for number in range(PEOPLE)])
    own = np.repeat(names, PEOPLE)
    heard = np.repeat(rng.random(n) > 0.2, PEOPLE)
    near = min(NEAR, n)
    one = np.repeat(np.arange(n), min(PARTNERS, n - 1))
    other = (one + rng.integers(1, near, len(one))) % n
    named = [
        (layer, one[told] * PEOPLE + number, other[told])
        for layer in LAYERS
        for number in range(PEOPLE)
        for told in [rng.random(len(one)) < 0.7]
    ]
    person = np.concatenate([rows for _, rows, _ in named])
    ties = pd.DataFrame(
        {
            "professional_id": people[person],
            "organisation_id": own[person],
            "partner_id": names[np.concatenate([rows for *_, rows in named])],
            "layer": np.repeat([layer for layer, *_ in named], [len(rows) for _, rows, _ in named]),
        }
    ).drop_duplicates()
    return {
        "ties": ties.assign(
            wave=1, level=rng.integers(1, 6, len(ties)), quality=rng.integers(1, 5, len(ties))
        ).astype({"level": "Int64", "quality": "Int64"}),
        "professionals": pd.DataFrame(
            {
                "professional_id": people,
                "wave": 1,
                "organisation_id": own,
                "responded": heard,
                "answered_partners": heard,
            }
        ),
        "works_in": pd.DataFrame(
            {"professional_id": people, "wave": 1, "neighbourhood_id": "W", "share": 1.0}
        ),
        "active_in": pd.DataFrame({"organisation_id": names, "neighbourhood_id": "W"}),
        "organisations": pd.DataFrame(
            {
                "organisation_id": names,
                "sector": [f"s{number % 6}" for number in range(n)],
                "is_informal": np.arange(n) % 10 == 0,
            }
        ),
    }


def measure(n: int) -> None:
    """Print the row of one size."""
    tables = world(n)
    organisations = tables.pop("organisations")
    read, readings = spent(lambda: read_ties(**tables, layers=LAYERS))
    judge, pairs = spent(lambda: judged_pairs(readings, organisations))
    search, gaps = spent(lambda: find_gaps(readings, organisations))
    pick, _ = spent(lambda: top_gaps(gaps))
    reasons = skipped_gaps(readings)["reason"].value_counts().to_dict()
    print(
        f"{n:14,}{len(pairs.p_absent):10,}{read:8.2f}{judge:9.2f}{search:8.2f}{pick:8.2f}"
        f"{search / read:12.1f}{len(gaps):9,}  {reasons or '-'}",
        flush=True,
    )


def main() -> None:
    """Print a row for each number of organisations (or for those that are given)."""
    sizes = [int(size) for size in sys.argv[1:] if size.isdigit()] or SIZES
    print(
        f"{'organisations':>14}{'pairs':>10}{'read s':>8}{'judge s':>9}{'gaps s':>8}{'top s':>8}"
        f"{'gaps / read':>12}{'listed':>9}  not searched in full"
    )
    for n in sizes:
        measure(n)


if __name__ == "__main__":
    main()
