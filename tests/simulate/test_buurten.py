"""Wijken divided into buurten: sums hold, and nobody is lost."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.buurten import count_buurten, divide, draw_buurten


def test_shares_are_rounded_so_that_they_add_up() -> None:
    found = divide(
        np.array([10, 3]), np.array([1.0, 1.0, 1.0, 2.0, 1.0]), np.array([0, 0, 0, 1, 1])
    )
    assert found.tolist() == [4, 3, 3, 2, 1]


@given(
    fives=st.lists(st.tuples(st.integers(1, 4000), st.floats(0.2, 0.85)), min_size=1, max_size=20),
    n_buurten=st.integers(1, 40),
    seed=st.integers(0, 1000),
)
def test_buurten_add_up_to_their_wijk_and_households_fit_in_residents(
    fives: list[tuple[int, float]], n_buurten: int, seed: int
) -> None:
    residents = np.array([5 * n for n, _ in fives])
    households = np.array([5 * max(1, int(n * share)) for n, share in fives])
    wijk, of_residents, of_households = draw_buurten(
        stream(seed, "test"), residents, households, np.full(len(fives), n_buurten)
    )
    assert np.bincount(wijk, of_residents).tolist() == residents.tolist()
    assert np.bincount(wijk, of_households).tolist() == households.tolist()
    assert (of_residents % 5 == 0).all()
    assert (of_households % 5 == 0).all()
    assert (of_households <= of_residents).all()
    assert (of_households >= 0).all()


def test_a_wijk_of_average_size_has_three_buurten_in_the_middle() -> None:
    own = stream(1, "test").standard_normal((2, 20_000))
    assert np.quantile(count_buurten(*own), [0.25, 0.5, 0.75]).tolist() == [2, 3, 6]


def test_large_wijken_have_more_buurten() -> None:
    own = stream(1, "test").standard_normal(5000)
    assert (
        count_buurten(np.full(5000, 1.0), own).mean()
        > 2 * count_buurten(np.full(5000, -1.0), own).mean()
    )
