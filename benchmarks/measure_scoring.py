"""What scoring and summarising costs, beside a bare NumPy group mean on the same array.

Bare: of each theme the mean over its items (np.nanmean) and the mean of each sector (bincount).
Kit, wide: score_items with reversed items, the minimum-answered rule and the check on the scale,
then n, mean, sd and an interval that knows colleagues. Kit, long: the same respondents as the
table ``answers``, a row per answer, through score_themes. Ratios are of seconds within one run.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable

import numpy as np
import pandas as pd

from quickscan_sim.analyse import score_items, score_themes, summarise_groups
from quickscan_sim.questionnaire import load_questionnaire

N_PEOPLE = 500_000
N_SECTORS, N_ORGANISATIONS = 8, 1_600
P_MISSING = 0.05
RUNS = 5
AIM = 3.0
PRACTICE = load_questionnaire()


def wide_answers() -> np.ndarray:
    rng = np.random.default_rng(1)
    values = rng.integers(1, 6, (N_PEOPLE, len(PRACTICE.items_of("practice")))).astype(float)
    values[rng.random(values.shape) < P_MISSING] = np.nan
    return values


def items_of_themes() -> list[tuple[list[str], list[str]]]:
    """The items of each theme, and which of them are reversed."""
    return [
        (
            [item.item_id for item in PRACTICE.items_of("practice", theme)],
            [item.item_id for item in PRACTICE.items_of("practice", theme) if item.is_reversed],
        )
        for theme in PRACTICE.theme_ids
    ]


def bare(values: np.ndarray, sector: np.ndarray) -> list[np.ndarray]:
    means = []
    first = 0
    for items, _ in items_of_themes():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # rows without any answer
            scores = np.nanmean(values[:, first : first + len(items)], axis=1)
        known = ~np.isnan(scores)
        sums = np.bincount(sector[known], weights=scores[known])
        means.append(sums / np.bincount(sector[known]))
        first += len(items)
    return means


def kit(table: pd.DataFrame, sector: np.ndarray, organisation: np.ndarray) -> list[pd.DataFrame]:
    return [
        summarise_groups(
            score_items(table[items], (1, 5), reversed_items)["score"], sector, organisation
        )
        for items, reversed_items in items_of_themes()
    ]


def long_answers(values: np.ndarray, kind: str) -> pd.DataFrame:
    """The table answers; codes as text, or as categories."""
    n, k = values.shape
    people = pd.array([f"P{number:06d}" for number in range(n)], dtype="str")
    items = pd.array([item.item_id for item in PRACTICE.items_of("practice")], dtype="str")
    return pd.DataFrame(
        {
            "professional_id": people.take(np.repeat(np.arange(n), k)),
            "wave": 1,
            "item_id": items.take(np.tile(np.arange(k), n)),
            "answer": pd.array(values.ravel(), dtype="Int64"),
            "not_applicable": pd.array(np.zeros(n * k, dtype=bool), dtype="boolean"),
        }
    ).astype({"professional_id": kind, "item_id": kind})


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The least time of a few runs."""
    found = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def main() -> None:
    """Print seconds and ratios."""
    values = wide_answers()
    rng = np.random.default_rng(2)
    organisation = rng.integers(0, N_ORGANISATIONS, N_PEOPLE)
    sector = organisation % N_SECTORS
    names = [item.item_id for item in PRACTICE.items_of("practice")]
    table = pd.DataFrame(values, columns=names)
    floor = seconds(lambda: bare(values, sector))
    wide = seconds(lambda: kit(table, sector, organisation))
    print(f"{N_PEOPLE:,} respondents x {len(names)} items, least of {RUNS} runs")
    print(f"{'':52}{'s':>7}{'/ bare':>8}")
    print(f"{'bare NumPy group means':52}{floor:7.2f}{1:8.1f}")
    line = f"{'plain table: score_items + summarise_groups':52}{wide:7.2f}{wide / floor:8.1f}"
    print(f"{line}  (aim {AIM:g})")
    for kind in ("str", "category"):
        answers = long_answers(values, kind)
        taken = seconds(lambda answers=answers: score_themes(answers, PRACTICE), runs=2)
        name = f"table of {len(answers):,} answers ({kind}): score_themes"
        print(f"{name:52}{taken:7.2f}{taken / floor:8.1f}")


if __name__ == "__main__":
    main()
