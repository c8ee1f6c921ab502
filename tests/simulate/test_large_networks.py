from __future__ import annotations

import numpy as np
import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.simulate.large_networks import draw_large_network


def matrix(sizes: list[int], mean: float, seed: int, **knobs: float) -> np.ndarray:
    one, other = draw_large_network(sizes, mean, np.random.default_rng(seed), **knobs)
    ties = np.zeros((sum(sizes), sum(sizes)), dtype=int)
    np.add.at(ties, (one, other), 1)
    return ties


def test_no_tie_is_drawn_twice_and_none_with_oneself() -> None:
    ties = matrix([300, 5, 0, 195], 60, seed=1, reciprocity=0.5)
    assert ties.max() == 1
    assert not ties.diagonal().any()


def test_partners_homophily_and_reciprocity_are_as_asked() -> None:
    """Means of 20 networks; bounds are about four Monte Carlo errors."""
    sector = np.repeat([0, 1, 2], [150, 150, 100])
    same = sector[:, None] == sector
    apart = ~np.eye(400, dtype=bool)
    found = []
    for seed in range(20):
        ties = matrix([150, 150, 100], 20, seed, homophily=3, reciprocity=0.6)
        ratio = ties[same & apart].mean() / ties[~same].mean()
        found.append((ties.sum() / 400, ratio, (ties * ties.T).sum() / ties.sum()))
    assert np.mean(found, axis=0) == pytest.approx([20, 3, 0.6], rel=0.015)


def test_organisations_differ_more_in_partners_when_asked() -> None:
    even, uneven = (
        matrix([1000], 20, seed=3, degree_spread=spread).sum(axis=1).std() for spread in (0.0, 1.0)
    )
    assert even == pytest.approx(np.sqrt(20), rel=0.1)
    assert uneven > 2 * even


def test_a_full_network_has_every_tie_but_one_way_ones() -> None:
    ties = matrix([6, 6], 10.999, seed=1, degree_spread=0.0)
    assert ties.sum() >= 130


def test_every_pair_can_occur_equally_often() -> None:
    n = sum(matrix([9], 4, seed, degree_spread=0.0) for seed in range(500))
    off = n[~np.eye(9, dtype=bool)]
    assert off.min() > 190
    assert off.max() < 310


@pytest.mark.parametrize(
    ("sizes", "mean", "knobs", "sentence"),
    [
        ([1], 1.0, {}, "possible is 2 to 2000000"),
        ([10], 9.5, {}, "possible is more than 0 and less than 9.0"),
        ([10], 8.0, {"reciprocity": 0.5}, "less than 6.0"),
        ([10, 10], 15.0, {"homophily": 5.0}, "no room for it"),
    ],
)
def test_impossible_networks_are_refused(
    sizes: list[int], mean: float, knobs: dict[str, float], sentence: str
) -> None:
    with pytest.raises(QuickscanError) as refused:
        draw_large_network(sizes, mean, np.random.default_rng(1), **knobs)
    assert sentence in refused.value.in_language("en")
