"""A core and a periphery: the pattern itself, and the search beside all divisions."""

from __future__ import annotations

import numpy as np
import pytest

from quickscan_sim.analyse.network.measures import core_periphery as module
from quickscan_sim.analyse.network.measures.core_periphery import core_periphery


def drawn(n: int, density: float, rng: np.random.Generator) -> np.ndarray:
    upper = np.triu(rng.random((n, n)) < density, 1)
    return (upper | upper.T).astype(float)


def ideal(n: int, n_core: int) -> np.ndarray:
    in_core = np.arange(n) < n_core
    return (in_core[:, None] | in_core) * (1 - np.eye(n))


@pytest.mark.parametrize(("n", "n_core"), [(5, 2), (12, 3), (30, 6), (450, 20)])
def test_the_pattern_itself_is_found_with_a_correlation_of_one(n: int, n_core: int) -> None:
    found = core_periphery(ideal(n, n_core))
    assert found.correlation == pytest.approx(1.0)
    assert found.in_core.tolist() == [True] * n_core + [False] * (n - n_core)


def test_the_correlation_is_that_of_the_ties_with_the_pattern() -> None:
    linked = drawn(20, 0.3, np.random.default_rng(2))
    found = core_periphery(linked)
    pairs = np.triu_indices(20, 1)
    pattern = (found.in_core[:, None] | found.in_core)[pairs]
    assert found.correlation == pytest.approx(np.corrcoef(linked[pairs], pattern)[0, 1])


def test_without_ties_with_all_or_with_two_there_is_no_core() -> None:
    for linked in (np.zeros((5, 5)), 1 - np.eye(5), 1 - np.eye(2)):
        found = core_periphery(linked)
        assert np.isnan(found.correlation)
        assert not found.in_core.any()


def test_the_search_nearly_always_finds_the_best_of_all_divisions() -> None:
    rng = np.random.default_rng(4)
    missed = []
    for _ in range(60):
        linked = drawn(11, rng.uniform(0.15, 0.6), rng)
        fit = module._Fit(11, linked.sum() / 2)
        found = [module._improved(linked, one, fit) for one in module._starts(linked, fit)]
        searched = max(fit.of(linked, one) for one in found)
        missed.append(core_periphery(linked).correlation - searched)
    assert min(missed) >= -1e-12
    assert np.mean(np.array(missed) > 1e-9) <= 0.15
    assert np.mean(missed) < 0.005
