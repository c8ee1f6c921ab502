"""How often is the discovery of each workshop card there to be seen, in other neighbourhoods?

Plays every card that comes with the kit with 200 seeds that are not its own, with the levers as the
card has them, and counts the event that the card names: seen, opposite, or not seen. Tells how long
one seed takes until that is known. For W10 also how often the lowest team, or some team, rises far
with 12, 30 and 60 people a team, where nothing truly changed.

    python studies/study_workshop.py
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.workshop.card_run import CardRun
from quickscan_sim.workshop.cards.read_card import card_names, load_card

# Fixed on 2026-11-24, before the first run.
FIRST_SEED = 730_001
N_DRAWS = 200
N_PROCESSES = 2
VERDICTS = ("seen", "opposite", "not seen")
TEAMS_TWICE = "W10"
SIZES = (12, 30, 60)
FAR, A_BIT = 0.20, 0.10
CERTAINTY = 1.959964
COLUMNS = ["card", "what", "people", "count", "n", "value", "low", "high"]

Row = dict[str, Any]


def draw_seed(seed: int) -> list[Row]:
    """What came out of every card with this seed."""
    return [row for name in card_names() for row in draw_card(name, seed)]


def draw_card(name: str, seed: int) -> list[Row]:
    """The verdict on one card, and how long it took; of W10 the rises as well."""
    card = load_card(name)
    began = time.perf_counter()
    run = CardRun(card, seed)
    verdict = run.verdict()
    spent = 1000 * (time.perf_counter() - began)
    labels = {"card": name, "seed": seed, "people": None}
    rows = [
        labels | {"what": "verdict", "value": verdict},
        labels | {"what": "milliseconds", "value": spent},
    ]
    return rows + (rises(run, labels) if name == TEAMS_TWICE else [])


def rises(run: CardRun, labels: Row) -> list[Row]:
    """For each size of teams whether the lowest one, or some, rose far, on one theme and on all."""
    rows = []
    for people in SIZES:
        positions = {"measured": "both", "people": f"eight_teams_of_{people}"}
        facts = run.facts(run.key(positions))
        lowest = [one["change"] for one in facts["lowest"]]
        pairs = zip(facts["first"][0], facts["second"][0], strict=True)
        largest = max(later - earlier for earlier, later in pairs)
        found = {
            f"lowest team rises more than {A_BIT:.2f} on the first theme": lowest[0] > A_BIT,
            f"lowest team rises more than {FAR:.2f} on the first theme": lowest[0] > FAR,
            f"some team rises more than {FAR:.2f} on the first theme": largest > FAR,
            f"a lowest team rises more than {FAR:.2f} on some theme": max(lowest) > FAR,
            f"some team rises more than {FAR:.2f} on some theme": facts["far_up"] > 0,
        }
        rows += [
            labels | {"what": what, "people": people, "value": so} for what, so in found.items()
        ]
    return rows


def summarise(rows: Iterable[Row]) -> pd.DataFrame:
    """Shares with their Wilson intervals, and the milliseconds of a seed."""
    table = pd.DataFrame(rows)
    found: list[Row] = []
    for card in dict.fromkeys(table["card"]):
        own = table[table["card"] == card]
        verdicts = own.loc[own["what"] == "verdict", "value"]
        found += [{"card": card, "what": one} | share(verdicts == one) for one in VERDICTS]
        spent = own.loc[own["what"] == "milliseconds", "value"].astype(float)
        for what, part in (("median", 0.5), ("90th percentile of", 0.9)):
            labels = {"card": card, "what": f"{what} milliseconds", "n": len(spent)}
            found.append(labels | {"value": float(np.quantile(spent, part))})
        others = own[~own["what"].isin(["verdict", "milliseconds"])]
        for (what, people), part in others.groupby(["what", "people"], sort=False):
            labels = {"card": card, "what": what, "people": int(people)}
            found.append(labels | share(part["value"].astype(bool)))
    return pd.DataFrame(found, columns=COLUMNS).astype({"people": "Int64", "count": "Int64"})


def share(is_so: pd.Series) -> Row:
    """A share with its 95 % interval (Wilson 1927)."""
    n, count = len(is_so), int(is_so.sum())
    low, high = wilson(count, n)
    return {"count": count, "n": n, "value": count / n, "low": low, "high": high}


def wilson(count: int, n: int) -> tuple[float, float]:
    """The interval of a share that stays between 0 and 1 and is right for few draws too."""
    p, square = count / n, CERTAINTY**2
    middle = (p + square / (2 * n)) / (1 + square / n)
    half = CERTAINTY * np.sqrt(p * (1 - p) / n + square / (4 * n**2)) / (1 + square / n)
    return float(max(0.0, middle - half)), float(min(1.0, middle + half))


def main() -> None:
    # One thread for each process: more would wait for each other. Read when a process starts.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    seeds = range(FIRST_SEED, FIRST_SEED + N_DRAWS)
    rows: list[Row] = []
    began = time.perf_counter()
    with ProcessPoolExecutor(N_PROCESSES, mp_context=get_context("spawn")) as processes:
        for number, drawn in enumerate(processes.map(draw_seed, seeds), start=1):
            rows += drawn
            if number % 20 == 0:
                seconds = time.perf_counter() - began
                print(f"{number} of {N_DRAWS} in {seconds:.0f} s", file=sys.stderr, flush=True)
    table = summarise(rows)
    path = Path(__file__).parent / f"{date.today()}_workshop.csv"
    table.to_csv(path, index=False, float_format="%.4f", lineterminator="\n")
    print(table.round(3).to_string(index=False))


if __name__ == "__main__":
    main()
