"""A small fixed version of the study of the gap list: 30 % of the organisations are silent."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[4] / "studies"))

import study_gaps

Numbers = dict[tuple[str, str], float]
FIRST_SEED = 910
N_DRAWS = 3


@pytest.fixture(scope="module")
def numbers() -> Numbers:
    """Means over a few draws that the study does not use."""
    found: dict[tuple[str, str], list[float]] = {}
    for seed in range(FIRST_SEED, FIRST_SEED + N_DRAWS):
        drawn = study_gaps.draw(seed, {"n_neighbourhoods": 4})
        measured = study_gaps.aucs_of(study_gaps.scored_pairs(drawn))
        for key, value in (measured | study_gaps.precisions_of(drawn)).items():
            found.setdefault(key, []).append(value)
    return {key: float(np.nanmean(values)) for key, values in found.items()}


def test_planted_pairs_score_above_all_others(numbers: Numbers) -> None:
    assert numbers["mean of kinds", "auc ours"] > 0.88


@pytest.mark.parametrize("baseline", ["reports", "sectors", "neighbours"])
def test_missing_ties_are_told_apart_better_than_by_any_single_clue(
    numbers: Numbers, baseline: str
) -> None:
    assert numbers["no_tie", "auc ours"] > numbers["no_tie", f"auc {baseline}"]


def test_of_the_five_of_each_wijk_four_are_truly_there(numbers: Numbers) -> None:
    assert numbers["five of each wijk", "precision true"] >= 0.8
